// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/header.h"

#include "gui/actions/actiontable.h"
#include "gui/actions/gatewaycontrol.h"
#include "gui/actions/gatewaylook.h"
#include "gui/actions/localonly.h"
#include "gui/commands/commandfield.h"
#include "gui/mainwindow/pagecontext.h"
#include "gui/theme/fonts.h"
#include "gui/widgets/addresschip.h"
#include "gui/widgets/busy.h"
#include "gui/widgets/focusharbour.h"
#include "gui/widgets/line.h"
#include "gui/widgets/switch.h"
#include "gui/widgets/symbollabel.h"
#include "gui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int HeaderBarHeight = 46;
constexpr int DividerHeight = 18;

} // namespace

Header::Header(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_control(context.control)
    , m_localOnly(context.localOnly)
    , m_actions(context.actions)
    , m_switch(new Switch(this))
    , m_mark(new SymbolLabel(16, this))
    , m_state(new QLabel(this))
    , m_stopNow(new QPushButton(tr("Stop now"), this))
    , m_address(new AddressChip(m_actions[ActionId::CopyAddress], this))
    , m_localPart(new QWidget(this))
    , m_localMark(new SymbolLabel(16, m_localPart))
    , m_localSwitch(new Switch(m_localPart))
    , m_commands(new CommandField(m_actions[ActionId::FindCommand], this))
{
    setObjectName(u"header"_s);
    setFixedHeight(HeaderBarHeight);
    setFocusHarbour(this); // "Stop now" goes when it is pressed, and a switch stands beside it
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
    row->addSpacing(16);
    row->addWidget(m_address);
    row->addWidget(m_stopNow);
    row->addWidget(m_localPart);
    row->addStretch(1);
    row->addWidget(m_commands, 100);

    m_localSwitch->setFillRole(Role::Local);
    m_localSwitch->setAccessibleName(tr("Local only"));
    auto *divider = new Line(Qt::Vertical, m_localPart);
    divider->setFixedHeight(DividerHeight);
    auto *local = new QHBoxLayout(m_localPart);
    local->setContentsMargins(6, 0, 8, 0);
    local->setSpacing(8);
    local->addWidget(divider);
    local->addSpacing(2);
    local->addWidget(m_localMark);
    local->addWidget(new TextLabel(tr("Local only"), m_localPart));
    local->addWidget(m_localSwitch);

    connect(m_localSwitch, &Switch::clicked, m_actions[ActionId::LocalOnly], &QAction::trigger);
    connect(m_actions[ActionId::LocalOnly], &QAction::changed, this, &Header::refreshLocalOnly);
    connect(m_actions[ActionId::FindCommand], &QAction::triggered, m_commands, &CommandField::open);
    refreshLocalOnly();
    QAction *toggle = m_actions[ActionId::ToggleGateway];
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
    setBusy(m_switch, stopping);
    m_switch->setAccessibleDescription(look.word);
    m_switch->setToolTip(ActionTable::hint(*m_actions[ActionId::ToggleGateway]));
    m_stopNow->setVisible(stopping);
    m_address->setAddress(m_control->address(), m_control->isLive());
    m_address->setOthers(m_control->gateway()->urlsForOthers());
    m_address->setVisible(!m_control->address().isEmpty());
}

void Header::refreshLocalOnly()
{
    const QAction *action = m_actions[ActionId::LocalOnly];
    const bool on = m_localOnly->isOn();
    m_localPart->setVisible(action->isVisible());
    m_localMark->setSymbol(on ? u"localonlyfill"_s : u"localonly"_s, on ? Role::Local : Role::Muted);
    m_localSwitch->setChecked(on);
    m_localSwitch->setEnabled(action->isEnabled());
    const QString why = m_localOnly->reason();
    const QString hint = tr("Requests go to models on this computer alone; cloud providers are refused");
    m_localSwitch->setAccessibleDescription(why.isEmpty() ? hint : why);
    m_localPart->setToolTip(why.isEmpty() ? hint + u'\n' + ActionTable::hint(*action) : why);
}

void Header::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(Role::Chrome, palette()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), colour(Role::Line, palette()));
}

} // namespace bifrost::gui
