// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/gatewaypause.h"

#include "gateway/gateway.h"
#include "gui/actions/actiontable.h"
#include "gui/actions/gatewaycontrol.h"

#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bifrost::gui {

namespace {

constexpr auto ClockInterval = 10s;

bool isUp(Gateway::State state)
{
    return state == Gateway::State::Starting || state == Gateway::State::Running;
}

} // namespace

GatewayPause::GatewayPause(GatewayControl *control, const ActionTable &actions, Clock clock, QObject *parent)
    : QObject(parent)
    , m_control(control)
    , m_actions(actions)
    , m_clock(clock ? std::move(clock) : Clock(&QDateTime::currentDateTime))
{
    m_timer.setInterval(ClockInterval);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &GatewayPause::look);
    connect(m_actions[ActionId::PauseGateway], &QAction::triggered, this, &GatewayPause::toggle);
    connect(m_control->gateway(), &Gateway::stateChanged, this, [this](Gateway::State state) {
        if (isUp(state))
            forget();
        refresh();
    });
    refresh();
}

QString GatewayPause::until() const
{
    if (!isPaused())
        return {};
    const QLocale locale;
    // Where there is no language, Qt's short form has seconds.
    return locale.language() == QLocale::C ? m_until.time().toString(u"HH:mm"_s)
                                           : locale.toString(m_until.time(), QLocale::ShortFormat);
}

void GatewayPause::toggle()
{
    if (isPaused()) {
        forget();
        m_control->restart(); // once the last requests have ended
        return;
    }
    if (m_control->gateway()->state() != Gateway::State::Running)
        return;
    m_until = m_clock().addSecs(std::chrono::seconds(Length).count());
    m_timer.start();
    m_control->gateway()->stop();
    refresh();
    Q_EMIT changed();
}

void GatewayPause::look()
{
    if (!isPaused() || m_clock() < m_until)
        return;
    forget();
    m_control->restart();
}

void GatewayPause::forget()
{
    if (!isPaused())
        return;
    m_until = {};
    m_timer.stop();
    refresh();
    Q_EMIT changed();
}

void GatewayPause::refresh()
{
    QAction *action = m_actions[ActionId::PauseGateway];
    action->setText(isPaused() ? tr("Pa&used until %1").arg(until()) : tr("Pa&use for 1 hour"));
    action->setCheckable(isPaused());
    action->setChecked(isPaused());
    action->setEnabled(isPaused() || m_control->gateway()->state() == Gateway::State::Running);
}

} // namespace bifrost::gui
