// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/header.h"

#include "gui/actions/actiontable.h"
#include "gui/actions/gatewaycontrol.h"
#include "gui/actions/gatewaylook.h"
#include "gui/theme/fonts.h"
#include "gui/widgets/addresschip.h"
#include "gui/widgets/switch.h"
#include "gui/widgets/symbollabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace bifrost::gui {

namespace {

constexpr int HeaderBarHeight = 46;

} // namespace

Header::Header(GatewayControl *control, const ActionTable &actions, QWidget *parent)
    : QWidget(parent)
    , m_control(control)
    , m_actions(actions)
    , m_switch(new Switch(this))
    , m_mark(new SymbolLabel(16, this))
    , m_state(new QLabel(this))
    , m_stopNow(new QPushButton(tr("Stop now"), this))
    , m_address(new AddressChip(actions[ActionId::CopyAddress], this))
{
    setFixedHeight(HeaderBarHeight);
    m_state->setFont(strongFont());
    m_switch->setAccessibleName(tr("Gateway"));
    m_stopNow->setAccessibleName(tr("Stop now"));
    m_stopNow->setToolTip(tr("Cut off the requests that are still running"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 16, 1);
    row->setSpacing(6);
    row->addWidget(m_switch);
    row->addSpacing(2);
    row->addWidget(m_mark);
    row->addWidget(m_state);
    row->addSpacing(22);
    row->addWidget(m_address);
    row->addWidget(m_stopNow);
    row->addStretch();

    QAction *toggle = actions[ActionId::ToggleGateway];
    connect(m_switch, &Switch::clicked, toggle, &QAction::trigger);
    connect(m_stopNow, &QPushButton::clicked, toggle, &QAction::trigger);
    connect(m_control, &GatewayControl::changed, this, &Header::refresh);
    refresh();
}

void Header::refresh()
{
    const Gateway::State state = m_control->gateway()->state();
    const GatewayLook look = m_control->look();
    const bool stopping = state == Gateway::State::Stopping;
    m_mark->setSymbol(look.symbol, look.role);
    m_state->setText(look.word);
    m_switch->setChecked(state == Gateway::State::Running || state == Gateway::State::Starting);
    m_switch->setEnabled(!stopping);
    m_switch->setAccessibleDescription(look.word);
    m_switch->setToolTip(ActionTable::hint(*m_actions[ActionId::ToggleGateway]));
    m_stopNow->setVisible(stopping);
    m_address->setAddress(m_control->address(), m_control->isLive());
    m_address->setVisible(!m_control->address().isEmpty());
}

void Header::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(Role::Chrome, palette()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), colour(Role::Line, palette()));
}

} // namespace bifrost::gui
