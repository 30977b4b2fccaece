// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace bifrost::gui {

class ActionTable;
class GatewayControl;

/// Stops the gateway for an hour and starts it again, behind the action "pause". Whoever starts it earlier
/// ends the pause; nothing of it outlives the program. Goes by the clock on the wall, so that an hour in
/// which the computer slept has passed as well. Owned by DesktopShell, GUI thread.
class GatewayPause : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<QDateTime()>;

    static constexpr std::chrono::minutes Length{60};

    /// Without a clock, that of the computer.
    GatewayPause(GatewayControl *control, const ActionTable &actions, Clock clock, QObject *parent = nullptr);

    bool isPaused() const { return m_until.isValid(); }
    QString until() const; ///< "15:42"; empty: it is not paused

    /// Looks whether the time is over. Happens by itself.
    void look();

    void forget(); ///< the pause is over, and who ends it decides what comes then

Q_SIGNALS:
    void changed();

private:
    void toggle();
    void refresh();

    GatewayControl *m_control;
    const ActionTable &m_actions;
    Clock m_clock;
    QDateTime m_until;
    QTimer m_timer;
};

} // namespace bifrost::gui
