// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/quit/quitflow.h"

#include "gui/quit/quitprompt.h"

#include <QPointer>

using namespace std::chrono_literals;

namespace bifrost::gui {

namespace {

/// As long as a whole answer may take at most.
constexpr std::chrono::milliseconds FinishDrain = 10min;
/// When somebody other than the user wants the end: a signal, a second program.
constexpr std::chrono::milliseconds UsualDrain = 30s;
constexpr std::chrono::milliseconds NoDrain = 0ms;
/// What the gateway may need beyond its own deadline to close what is left.
constexpr std::chrono::milliseconds Grace = 5s;

} // namespace

QuitFlow::QuitFlow(Gateway *gateway, QuitPrompt *prompt, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_prompt(prompt)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &QuitFlow::finish);
    connect(m_gateway, &Gateway::stateChanged, this, &QuitFlow::leaveWhenStopped);
}

void QuitFlow::request(QWidget *dialogParent)
{
    if (m_stage == Stage::Leaving) {
        quitNow();
        return;
    }
    if (m_stage != Stage::Staying)
        return;
    const int active = m_gateway->activeRequests();
    if (active == 0) {
        quitNow();
        return;
    }
    m_stage = Stage::Asking;
    m_prompt->ask(dialogParent, active, [self = QPointer(this)](QuitChoice choice) {
        if (self)
            self->take(choice);
    });
}

void QuitFlow::take(QuitChoice choice)
{
    if (m_stage != Stage::Asking)
        return;
    m_stage = Stage::Staying;
    switch (choice) {
    case QuitChoice::Cancel:
        break;
    case QuitChoice::QuitNow:
        quitNow();
        break;
    case QuitChoice::FinishThenQuit:
        leave(FinishDrain);
        if (m_stage == Stage::Leaving)
            Q_EMIT waitingForRequests();
        break;
    }
}

void QuitFlow::quitNow()
{
    leave(NoDrain);
    if (m_stage == Stage::Leaving)
        m_gateway->stopNow(); // also where an earlier stop() is still draining
}

void QuitFlow::quitAfterRequests()
{
    if (m_stage != Stage::Leaving)
        leave(UsualDrain);
}

void QuitFlow::leave(std::chrono::milliseconds drain)
{
    if (m_stage == Stage::Gone)
        return;
    m_stage = Stage::Leaving;
    Q_EMIT leaving();
    m_deadline.start(drain + Grace);
    m_gateway->stop(drain);
    leaveWhenStopped();
}

void QuitFlow::leaveWhenStopped()
{
    const Gateway::State state = m_gateway->state();
    if (m_stage == Stage::Leaving && (state == Gateway::State::Stopped || state == Gateway::State::Failed))
        finish();
}

void QuitFlow::finish()
{
    if (m_stage == Stage::Gone)
        return;
    m_stage = Stage::Gone;
    m_deadline.stop();
    Q_EMIT finished();
}

} // namespace bifrost::gui
