// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/datewatch.h"

#include <ctime>

namespace bifrost {

namespace {

#ifdef CLOCK_BOOTTIME
constexpr clockid_t UptimeClock = CLOCK_BOOTTIME;
#else
constexpr clockid_t UptimeClock = CLOCK_MONOTONIC;
#endif

} // namespace

DateWatch::Milliseconds DateWatch::dateNow()
{
    return std::chrono::duration_cast<Milliseconds>(std::chrono::system_clock::now().time_since_epoch());
}

DateWatch::Milliseconds DateWatch::uptimeNow()
{
    timespec now{};
    ::clock_gettime(UptimeClock, &now);
    return std::chrono::seconds(now.tv_sec)
        + std::chrono::duration_cast<Milliseconds>(std::chrono::nanoseconds(now.tv_nsec));
}

} // namespace bifrost
