// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/targetprocess.h"

#include "tests/bench/loopback.h"

#include <fmt/format.h>

namespace bifrost::bench {

TargetProcess::TargetProcess(const Settings &settings, const Options &options,
                             const std::filesystem::path &folder)
    : m_folder(folder / options.name)
    , m_port(freePort())
{
    std::filesystem::create_directories(m_folder);
    ChildProcess::Environment environment = options.environment;
    environment["PORT"] = std::to_string(m_port);
    environment["UPSTREAM_URL"] = fmt::format(
        "{}://127.0.0.1:{}/v1", options.authority.empty() ? "http" : "https", options.upstreamPort);
    environment["FOLDER"] = m_folder.string();
    environment["LOG"] = options.log ? "yes" : "no";
    environment["BIFROST"] = settings.binary;
    // Both sides of a connection, and some: nginx drops resting ones when few are left.
    environment["CONNECTIONS"] = std::to_string(options.connections * 9 / 4 + 512);
    if (!options.authority.empty())
        environment["CA_FILE"] = options.authority;
    m_process = ChildProcess::start({(settings.targets / options.script).string()}, environment,
                                    folder / (options.name + ".log"));
    m_process.waitForPort(m_port);
}

} // namespace bifrost::bench
