// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/gateway.h"
#include "gui/actions/gatewaylook.h"
#include "models/core/result.h"

#include <functional>

#include <QObject>

namespace bifrost::gui {

class ActionTable;
class GatewayPause;
class HealthWatch;
class LocalOnly;

/// Puts the gateway behind the actions "start/stop" and "copy address" and keeps their texts true. Remembers
/// the last address, so that a stopped gateway can still say where it was. Owned by DesktopShell, GUI thread.
class GatewayControl : public QObject
{
    Q_OBJECT

public:
    /// Starts the gateway with the configuration as it is now, or says why there is none.
    using Starter = std::function<Result<void>()>;

    GatewayControl(Gateway *gateway, Starter starter, const ActionTable &actions, QObject *parent = nullptr);

    Gateway *gateway() const { return m_gateway; }
    QString address() const { return m_address; } ///< empty until the gateway has run once
    bool isLive() const; ///< somebody listens at address()

    /// Why the gateway does not run although it was asked to; empty when there is nothing to complain about.
    QString trouble() const;

    /// How the gateway is shown, with what the watch knows of its providers.
    GatewayLook look() const;
    void setHealth(HealthWatch *health);
    void setLocalOnly(LocalOnly *localOnly);
    void setPause(GatewayPause *pause);

    bool isLocalOnly() const;

    /// What the gateway does in a sentence, in the language of the windows.
    QString sentence() const;

    /// The port is taken by another program, which is why the gateway does not run.
    bool isPortTaken() const;

    void start();
    void toggle();

    /// Stops the gateway as its switch does and starts it again once it has stopped.
    void restart();
    void forgetRestart() { m_restarting = false; } ///< the program ends

Q_SIGNALS:
    void changed();

private:
    void refresh();

    Gateway *m_gateway;
    Starter m_starter;
    const ActionTable &m_actions;
    QString m_address;
    QString m_startTrouble;
    bool m_restarting = false;
    HealthWatch *m_health = nullptr;
    LocalOnly *m_localOnly = nullptr;
    GatewayPause *m_pause = nullptr;
};

} // namespace bifrost::gui
