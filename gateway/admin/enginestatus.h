// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"

#include <cstdint>
#include <optional>

#include <QStringList>

namespace bifrost::admin {

/// What the management plane can say about the engine at this moment.
struct EngineStatus
{
    int connections = 0;
    int requests = 0;
    bool logsEnabled = false;
    std::uint64_t droppedRows = 0;
    std::optional<Error> logTrouble;
    QStringList restartReasons; ///< members that are in force only after the next start
};

} // namespace bifrost::admin
