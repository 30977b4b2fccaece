// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/gatewaycontrol.h"

#include "gui/actions/actiontable.h"
#include "gui/actions/healthwatch.h"
#include "gui/icons/themedicon.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

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
    return lookOf(
        GatewayFacts{m_gateway->state(), m_localOnly && m_localOnly(), m_health ? m_health->troubled() : 0});
}

void GatewayControl::setHealth(HealthWatch *health)
{
    m_health = health;
    connect(health, &HealthWatch::changed, this, &GatewayControl::changed);
}

void GatewayControl::setLocalOnly(std::function<bool()> localOnly)
{
    m_localOnly = std::move(localOnly);
    Q_EMIT changed();
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

void GatewayControl::refresh()
{
    const Gateway::State state = m_gateway->state();
    if (state == Gateway::State::Running) {
        m_address = m_gateway->url();
        m_startTrouble.clear();
    }
    QAction *toggle = m_actions[ActionId::ToggleGateway];
    const bool down = state == Gateway::State::Stopped || state == Gateway::State::Failed;
    if (down)
        toggle->setText(tr("&Start gateway"));
    else if (state == Gateway::State::Stopping)
        toggle->setText(tr("&Stop now"));
    else
        toggle->setText(tr("&Stop gateway"));
    toggle->setIcon(themedIcon(down ? u"start"_s : u"stop"_s));
    m_actions[ActionId::CopyAddress]->setEnabled(isLive());
    Q_EMIT changed();
}

} // namespace bifrost::gui
