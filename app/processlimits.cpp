// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/processlimits.h"

#include <sys/resource.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace bifrost {

quint64 raiseDescriptorLimit()
{
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = limit.rlim_max;
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : before;
}

void tuneAllocator()
{
#ifdef __GLIBC__
    constexpr int MappedFrom = 4 * 1024 * 1024;
    constexpr int TrimmedFrom = 16 * 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, MappedFrom);
    mallopt(M_TRIM_THRESHOLD, TrimmedFrom);
#endif
}

} // namespace bifrost
