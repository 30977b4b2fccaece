// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/processmeter.h"

#include "tests/bench/clock.h"
#include "tests/bench/failure.h"

#include <ctime>
#include <filesystem>
#include <fstream>

namespace bifrost::bench {

namespace {

/// The number behind `key` in a file of lines "Key:  123 kB"; 0 where there is none, as for a thread that
/// ended.
std::int64_t numberIn(const std::filesystem::path &file, const std::string &key)
{
    std::ifstream in(file);
    for (std::string word; in >> word;) {
        std::int64_t value = 0;
        if (word == key && in >> value)
            return value;
    }
    return 0;
}

} // namespace

std::int64_t ProcessMeter::cpuNanoseconds() const
{
    clockid_t clock{};
    timespec used{};
    if (::clock_getcpuclockid(m_pid, &clock) != 0 || ::clock_gettime(clock, &used) != 0)
        throw Failure("process " + std::to_string(m_pid) + " has ended");
    return used.tv_sec * NanosecondsPerSecond + used.tv_nsec;
}

double ProcessMeter::residentMb() const
{
    return statusMb("VmRSS:");
}

double ProcessMeter::peakMb() const
{
    return statusMb("VmHWM:");
}

void ProcessMeter::restartPeak() const
{
    std::ofstream(folder() + "/clear_refs") << "5";
}

int ProcessMeter::openFiles() const
{
    std::error_code gone;
    const std::filesystem::directory_iterator files(folder() + "/fd", gone);
    if (gone)
        throw Failure("process " + std::to_string(m_pid) + " has ended");
    return static_cast<int>(std::distance(begin(files), end(files)));
}

int ProcessMeter::threads() const
{
    return static_cast<int>(numberIn(folder() + "/status", "Threads:"));
}

std::int64_t ProcessMeter::wakeUps() const
{
    std::int64_t sum = 0;
    std::error_code gone;
    for (const auto &thread : std::filesystem::directory_iterator(folder() + "/task", gone))
        sum += numberIn(thread.path() / "status", "voluntary_ctxt_switches:");
    if (gone)
        throw Failure("process " + std::to_string(m_pid) + " has ended");
    return sum;
}

std::string ProcessMeter::folder() const
{
    return "/proc/" + std::to_string(m_pid);
}

double ProcessMeter::statusMb(const char *key) const
{
    const std::int64_t kb = numberIn(folder() + "/status", key);
    if (kb == 0)
        throw Failure("process " + std::to_string(m_pid) + " has ended");
    return static_cast<double>(kb) / 1024;
}

} // namespace bifrost::bench
