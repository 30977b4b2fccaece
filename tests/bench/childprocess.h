// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace bifrost::bench {

/// A process of the bench, in a process group of its own. It ends with its owner: asked first, then killed;
/// and the kernel kills it should the bench itself be killed.
class ChildProcess
{
public:
    using Environment = std::map<std::string, std::string>;

    ChildProcess() = default;
    ChildProcess(ChildProcess &&other) noexcept;
    ChildProcess &operator=(ChildProcess &&other) noexcept;
    ~ChildProcess();

    /// What it prints is appended to `log`.
    static ChildProcess start(const std::vector<std::string> &command, const Environment &added,
                              const std::filesystem::path &log);

    /// A copy of this process that runs `work` and nothing else.
    static ChildProcess fork(const std::function<void()> &work);

    pid_t pid() const { return m_pid; }
    bool isRunning();

    /// Waits for its end by itself; returns the exit status, or -1 where a signal ended it.
    int wait();
    void stop();

    /// Returns when the process listens on `port`. Throws Failure with the end of its log if it does not.
    void waitForPort(std::uint16_t port);

private:
    explicit ChildProcess(pid_t pid, std::filesystem::path log);

    pid_t m_pid = 0;
    std::filesystem::path m_log;
};

} // namespace bifrost::bench
