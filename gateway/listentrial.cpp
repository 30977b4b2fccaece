// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/enginerules.h"
#include "gateway/gateway.h"

#include <limits>

namespace bifrost {

namespace {

constexpr int PortsTried = 50;

} // namespace

Result<void> Gateway::tryAddress(const Configuration &configuration)
{
    const ServerConfig &server = configuration.server;
    if (const auto reach = judgeHost(server.host.toStdString(), configuration.auth); !reach)
        return reach.error();
    // What listens here is closed again at once; nobody can have connected and been lost.
    const auto listening =
        http::listenOn(server.host.toStdString(), server.port, allowedReach(configuration.auth));
    return listening ? Result<void>() : Result<void>(listening.error());
}

std::optional<quint16> Gateway::nextFreePort(const Configuration &configuration)
{
    Configuration trial = configuration;
    for (int i = 0; i < PortsTried; ++i) {
        if (trial.server.port == std::numeric_limits<quint16>::max())
            return std::nullopt;
        ++trial.server.port;
        if (tryAddress(trial))
            return trial.server.port;
    }
    return std::nullopt;
}

} // namespace bifrost
