// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace bifrost::bench {

constexpr std::int64_t NanosecondsPerSecond = 1'000'000'000;

/// The one clock that load and mock share: the mock writes it into chunks, the load subtracts it.
inline std::int64_t nanosecondsNow()
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace bifrost::bench
