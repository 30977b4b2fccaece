// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configuration.h"
#include "models/core/error.h"
#include "models/probe/connectionreport.h"
#include "models/probe/tlsstate.h"

#include <cstdint>
#include <functional>
#include <optional>

#include <QStringList>

namespace bifrost::admin {

/// What /health says of stored keys.
enum class SecretsHealth : std::uint8_t {
    Disabled, ///< there is no database
    Ok,
    File, ///< readable, with a key that lies in a file beside them
    Locked,
};

/// What the management plane can say about the engine at this moment.
struct EngineStatus
{
    int connections = 0;
    int requests = 0;
    bool logsEnabled = false;
    std::uint64_t droppedRows = 0;
    std::optional<Error> logTrouble;
    std::optional<Error> configTrouble;
    bool outOfFiles = false; ///< new callers are turned away
    SecretsHealth secrets = SecretsHealth::Disabled;
    std::uint16_t port = 0; ///< our own
    TlsState tls;
    std::uint64_t tlsHandshakes = 0; ///< with callers, since the start
    std::uint64_t tlsFailures = 0;
    bool localOnly = false; ///< the command line may have switched it on
    QStringList restartReasons; ///< members that are in force only after the next start
};

using TestDone = std::function<void(const ConnectionReport &)>;

/// Tries a provider and calls back on the thread of the management plane, if that is still there. A report
/// that is not over: there was no room for one more test.
using ProviderTester =
    std::function<void(const ProviderConfig &provider, const QString &firstTokenModel, const TestDone &done)>;

} // namespace bifrost::admin
