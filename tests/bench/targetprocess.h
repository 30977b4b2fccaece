// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/childprocess.h"
#include "tests/bench/processmeter.h"
#include "tests/bench/settings.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace bifrost::bench {

/// nginx or the gateway, started by its script in targets/. It ends with this.
class TargetProcess
{
public:
    struct Options
    {
        std::string script;
        std::string name; ///< of its folder for data and of its log file
        std::uint16_t upstreamPort = 0;
        std::string authority = {}; ///< file of the certificate to trust; empty: plain HTTP to the upstream
        int connections = 1'000; ///< of clients, at most
        bool log = false;
        ChildProcess::Environment environment = {}; ///< further variables
    };

    /// It listens when this returns. `folder` is where the target's own folder is made.
    TargetProcess(const Settings &settings, const Options &options, const std::filesystem::path &folder);

    std::uint16_t port() const { return m_port; }
    pid_t pid() const { return m_process.pid(); }
    ProcessMeter meter() const { return ProcessMeter(pid()); }
    const std::filesystem::path &folder() const { return m_folder; }
    void stop() { m_process.stop(); }

private:
    std::filesystem::path m_folder;
    std::uint16_t m_port;
    ChildProcess m_process;
};

} // namespace bifrost::bench
