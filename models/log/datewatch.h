// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace bifrost {

/// Notices that the date of this machine was set while the program runs, by days: what looks old by it then
/// need not be old, and must not be deleted for that.
class DateWatch
{
public:
    using Milliseconds = std::chrono::milliseconds;

    /// Both since some moment in the past; `uptime` counts while the machine sleeps, and is never set.
    DateWatch(Milliseconds date, Milliseconds uptime) : m_difference(date - uptime) { }
    DateWatch() : DateWatch(dateNow(), uptimeNow()) { }

    bool hasJumped(Milliseconds date, Milliseconds uptime) const
    {
        return std::chrono::abs(date - uptime - m_difference) > std::chrono::hours(24);
    }
    bool hasJumped() const { return hasJumped(dateNow(), uptimeNow()); }

private:
    static Milliseconds dateNow();
    static Milliseconds uptimeNow();

    Milliseconds m_difference;
};

} // namespace bifrost
