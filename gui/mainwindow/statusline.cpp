// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/statusline.h"

#include "gui/actions/gatewaycontrol.h"
#include "gui/actions/gatewaylook.h"
#include "gui/live/trafficfeed.h"
#include "gui/theme/fonts.h"
#include "gui/widgets/symbollabel.h"

#include <chrono>

#include <QHBoxLayout>
#include <QLabel>

using namespace std::chrono_literals;

namespace bifrost::gui {

namespace {

constexpr int LineHeight = 25;
constexpr int MarkSide = 13;
constexpr auto LookInterval = 1s;

} // namespace

StatusLine::StatusLine(GatewayControl *control, TrafficFeed *feed, QWidget *parent)
    : QStatusBar(parent)
    , m_control(control)
    , m_mark(new SymbolLabel(MarkSide, this))
    , m_sentence(new QLabel(this))
    , m_active(new QLabel(this))
{
    setFixedHeight(LineHeight);
    setSizeGripEnabled(false);
    auto *content = new QWidget(this);
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(6);
    row->addWidget(m_mark);
    row->addWidget(m_sentence);
    row->addSpacing(12);
    row->addWidget(m_active);
    row->addStretch();
    addWidget(content, 1);
    for (QLabel *label : {m_sentence, m_active}) {
        label->setFont(captionFont());
        label->setTextFormat(Qt::PlainText);
    }

    m_timer.setInterval(LookInterval);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &StatusLine::refreshActive);
    connect(control, &GatewayControl::changed, this, &StatusLine::refresh);
    connect(feed, &TrafficFeed::drained, this, &StatusLine::refreshActive);
    refresh();
}

void StatusLine::refresh()
{
    const GatewayLook look = lookOf(m_control->gateway()->state());
    m_mark->setSymbol(look.symbol, look.role);
    // Why it failed stands in the info bar already, with what can be done about it.
    const bool failed = m_control->gateway()->state() == Gateway::State::Failed;
    m_sentence->setText(failed ? look.word : m_control->gateway()->stateSentence());
    refreshActive();
    watchActive();
}

void StatusLine::refreshActive()
{
    const int active = m_control->gateway()->activeRequests();
    const Gateway::State state = m_control->gateway()->state();
    const bool serving = state == Gateway::State::Running || state == Gateway::State::Stopping;
    m_active->setText(serving ? tr("Running requests: %1").arg(active) : QString());
}

void StatusLine::watchActive()
{
    const Gateway::State state = m_control->gateway()->state();
    if (isVisible() && (state == Gateway::State::Running || state == Gateway::State::Stopping))
        m_timer.start();
    else
        m_timer.stop();
}

void StatusLine::showEvent(QShowEvent *event)
{
    QStatusBar::showEvent(event);
    refreshActive();
    watchActive();
}

void StatusLine::hideEvent(QHideEvent *event)
{
    QStatusBar::hideEvent(event);
    m_timer.stop();
}

} // namespace bifrost::gui
