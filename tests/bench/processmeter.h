// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>

namespace bifrost::bench {

/// Reads what a process, all its threads together, has used. Throws Failure when the process is gone.
class ProcessMeter
{
public:
    explicit ProcessMeter(pid_t pid) : m_pid(pid) { }

    /// CPU time since its start, to the nanosecond: not the ticks of /proc/PID/stat, which miss short work.
    std::int64_t cpuNanoseconds() const;

    double residentMb() const;

    /// The most since the last restartPeak().
    double peakMb() const;
    void restartPeak() const;

    int openFiles() const;
    int threads() const;

    /// How often any thread went to sleep and was woken since its start.
    std::int64_t wakeUps() const;

private:
    std::string folder() const;
    double statusMb(const char *key) const;

    pid_t m_pid;
};

} // namespace bifrost::bench
