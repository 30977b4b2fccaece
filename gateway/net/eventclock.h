// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <time.h>

namespace bifrost::net {

/// The time as a gateway thread sees it: while it deals with an event of its Loop the clock is read once, at
/// the first look, since a request asks for the time a dozen times. Between events each look is a reading.
class EventClock
{
public:
    /// Microseconds of a clock that only goes forward.
    static std::int64_t nowUs()
    {
        Reading &reading = ofThisThread();
        if (!reading.isKept)
            return read();
        if (reading.us == 0)
            reading.us = read();
        return reading.us;
    }

    static void beginEvent() { ofThisThread() = {0, true}; }
    static void endEvents() { ofThisThread() = {}; }

private:
    struct Reading
    {
        std::int64_t us = 0;
        bool isKept = false;
    };

    static Reading &ofThisThread()
    {
        static constinit thread_local Reading reading;
        return reading;
    }

    static std::int64_t read()
    {
        timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        return now.tv_sec * 1'000'000LL + now.tv_nsec / 1000;
    }
};

} // namespace bifrost::net
