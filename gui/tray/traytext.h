// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"

#include <QString>

namespace bifrost::gui {

/// What the tray icon says of itself.
struct TrayFacts
{
    QString sentence; ///< of the gateway: "Running at http://localhost:8080"
    bool running = false;
    bool localOnly = false;
    quint64 perMinute = 0;
    int active = 0;
    int troubledProviders = 0;
    Money costToday; ///< as far as it is known; nothing is said about none
};

/// "Running at localhost:8080, 12 req/min, $0.42 today"
QString trayToolTip(const TrayFacts &facts);

} // namespace bifrost::gui
