// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/gateway.h"

#include <QObject>
#include <QTimer>

class QWidget;

namespace bifrost::gui {

enum class QuitChoice;
class QuitPrompt;

/// The way out: asks only when requests are running, stops the gateway, then says finished(). Whatever
/// happens to the gateway, there is a deadline. Owned by DesktopShell, GUI thread.
class QuitFlow : public QObject
{
    Q_OBJECT

public:
    QuitFlow(Gateway *gateway, QuitPrompt *prompt, QObject *parent = nullptr);

    /// Somebody wants to quit. Asked again while the last requests end, it no longer waits for them.
    void request(QWidget *dialogParent);

    /// Quits without a question: idle, or told to from outside.
    void quitNow();

    /// Quits without a question once running requests have ended, or after the gateway's usual deadline.
    void quitAfterRequests();

    bool isUnderWay() const { return m_stage == Stage::Leaving; }

Q_SIGNALS:
    void leaving(); ///< it is certain, and the gateway is told to stop
    void waitingForRequests();
    void finished();

private:
    enum class Stage { Staying, Asking, Leaving, Gone };

    void take(QuitChoice choice);
    void leave(std::chrono::milliseconds drain);
    void leaveWhenStopped();
    void finish();

    Gateway *m_gateway;
    QuitPrompt *m_prompt;
    Stage m_stage = Stage::Staying;
    QTimer m_deadline;
};

} // namespace bifrost::gui
