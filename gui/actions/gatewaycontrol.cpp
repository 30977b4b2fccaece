// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/gatewaycontrol.h"

#include "gui/actions/actiontable.h"
#include "gui/actions/gatewaypause.h"
#include "gui/actions/healthwatch.h"
#include "gui/actions/localonly.h"
#include "gui/icons/themedicon.h"
#include "gui/words/windowwords.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

bool isDown(Gateway::State state)
{
    return state == Gateway::State::Stopped || state == Gateway::State::Failed;
}

} // namespace

GatewayControl::GatewayControl(Gateway *gateway, Starter starter, const ActionTable &actions, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_starter(std::move(starter))
    , m_actions(actions)
{
    connect(m_actions[ActionId::ToggleGateway], &QAction::triggered, this, &GatewayControl::toggle);
    connect(m_actions[ActionId::CopyAddress], &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_address); });
    connect(m_gateway, &Gateway::stateChanged, this, &GatewayControl::refresh);
    refresh();
}

bool GatewayControl::isLive() const
{
    return m_gateway->state() == Gateway::State::Running;
}

QString GatewayControl::trouble() const
{
    if (!m_startTrouble.isEmpty())
        return m_startTrouble;
    if (m_gateway->state() == Gateway::State::Failed)
        return QString::fromStdString(m_gateway->lastError().message);
    return {};
}

GatewayLook GatewayControl::look() const
{
    return lookOf(GatewayFacts{m_gateway->state(), isLocalOnly(), m_health ? m_health->troubled() : 0,
                               m_health && m_health->isLockedAlone(),
                               m_pause ? m_pause->until() : QString()});
}

bool GatewayControl::isLocalOnly() const
{
    return m_localOnly && m_localOnly->isOn();
}

QString GatewayControl::sentence() const
{
    if (m_pause && m_pause->isPaused() && isDown(m_gateway->state()))
        return look().word;
    return inWindowWords(m_gateway->stateSentence());
}

void GatewayControl::setPause(GatewayPause *pause)
{
    m_pause = pause;
    connect(pause, &GatewayPause::changed, this, &GatewayControl::changed);
}

void GatewayControl::setHealth(HealthWatch *health)
{
    m_health = health;
    connect(health, &HealthWatch::changed, this, &GatewayControl::changed);
}

void GatewayControl::setLocalOnly(LocalOnly *localOnly)
{
    m_localOnly = localOnly;
    connect(localOnly, &LocalOnly::changed, this, &GatewayControl::changed);
    Q_EMIT changed();
}

bool GatewayControl::isPortTaken() const
{
    return m_startTrouble.isEmpty() && m_gateway->state() == Gateway::State::Failed
        && m_gateway->lastError().code == ErrorCode::AddressInUse;
}

void GatewayControl::start()
{
    const Result<void> started = m_starter();
    m_startTrouble = started ? QString() : QString::fromStdString(started.error().message);
    refresh();
}

void GatewayControl::toggle()
{
    switch (m_gateway->state()) {
    case Gateway::State::Stopped:
    case Gateway::State::Failed:
        start();
        break;
    case Gateway::State::Starting:
    case Gateway::State::Running:
        m_gateway->stop();
        break;
    case Gateway::State::Stopping:
        m_gateway->stopNow();
        break;
    }
}

void GatewayControl::restart()
{
    if (isDown(m_gateway->state())) {
        start();
        return;
    }
    m_restarting = true;
    m_gateway->stop();
}

void GatewayControl::refresh()
{
    const Gateway::State state = m_gateway->state();
    if (m_restarting && isDown(state)) {
        m_restarting = false;
        // Not from within the signal: the gateway is still telling others that it has stopped.
        QMetaObject::invokeMethod(this, &GatewayControl::start, Qt::QueuedConnection);
    }
    if (state == Gateway::State::Running) {
        m_address = m_gateway->url();
        m_startTrouble.clear();
    }
    QAction *toggle = m_actions[ActionId::ToggleGateway];
    const bool down = isDown(state);
    if (down)
        toggle->setText(tr("&Start gateway"));
    else if (state == Gateway::State::Stopping)
        toggle->setText(tr("&Stop now"));
    else
        toggle->setText(tr("&Stop gateway"));
    toggle->setIcon(themedIcon(down ? u"start"_s : u"stop"_s));
    toggle->setProperty(ActionTable::SymbolProperty, down ? u"start"_s : u"stop"_s);
    m_actions[ActionId::CopyAddress]->setEnabled(isLive());
    Q_EMIT changed();
}

} // namespace bifrost::gui
