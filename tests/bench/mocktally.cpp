// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/mocktally.h"

#include "tests/bench/failure.h"

#include <sys/mman.h>

#include <new>

namespace bifrost::bench {

void MockTally::Unmap::operator()(MockTally *tally) const
{
    ::munmap(tally, sizeof *tally);
}

MockTally::Shared MockTally::share()
{
    void *memory =
        ::mmap(nullptr, sizeof(MockTally), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        throw Failure("no shared memory");
    return Shared(new (memory) MockTally);
}

} // namespace bifrost::bench
