// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/statusline.h"

#include "gui/actions/costtoday.h"
#include "gui/actions/gatewaycontrol.h"
#include "gui/actions/gatewaylook.h"
#include "gui/actions/trafficrate.h"
#include "gui/mainwindow/statussegment.h"

#include <chrono>

#include <QHBoxLayout>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int LineHeight = 25;
constexpr int LineMarginSide = 8;
constexpr int SegmentGap = 4;
constexpr auto LookInterval = 1s;

} // namespace

StatusLine::StatusLine(GatewayControl *control, TrafficRate *rate, CostToday *cost, QWidget *parent)
    : QStatusBar(parent)
    , m_control(control)
    , m_perTime(rate)
    , m_cost(cost)
    , m_state(makeSegment())
    , m_rate(makeSegment())
    , m_active(makeSegment())
    , m_spent(makeSegment())
    , m_right(new QHBoxLayout)
{
    setMinimumHeight(LineHeight);
    setSizeGripEnabled(false);
    setAccessibleName(tr("Status"));
    auto *content = new QWidget(this);
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(LineMarginSide, 2, LineMarginSide, 0);
    row->setSpacing(SegmentGap);
    row->addWidget(m_state);
    row->addWidget(m_rate);
    row->addWidget(m_active);
    row->addWidget(m_spent);
    row->addStretch();
    m_right->setSpacing(SegmentGap);
    row->addLayout(m_right);
    addWidget(content, 1);
    m_state->setGoal(u"settings"_s, u"gateway"_s);
    m_rate->setGoal(u"live"_s);
    m_active->setGoal(u"live"_s, u"status:running"_s);
    m_spent->setGoal(u"live"_s);
    m_last = m_spent;
    setTabOrder(m_state, m_rate);
    setTabOrder(m_rate, m_active);
    setTabOrder(m_active, m_spent);

    m_timer.setInterval(LookInterval);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &StatusLine::look);
    connect(control->gateway(), &Gateway::requestBegan, this, &StatusLine::watchCounts);
    connect(rate, &TrafficRate::counted, this, &StatusLine::watchCounts);
    connect(rate, &TrafficRate::changed, this, &StatusLine::refreshCounts);
    connect(control, &GatewayControl::changed, this, &StatusLine::refresh);
    connect(cost, &CostToday::changed, this, &StatusLine::refreshCost);
    refresh();
    refreshCost();
}

StatusSegment *StatusLine::makeSegment()
{
    auto *segment = new StatusSegment(this);
    connect(segment, &StatusSegment::pageWanted, this, &StatusLine::pageWanted);
    return segment;
}

StatusSegment *StatusLine::addSegment()
{
    StatusSegment *segment = makeSegment();
    // Tab goes as the eye does; else what came last into the bar would be first.
    setTabOrder(m_last, segment);
    m_last = segment;
    m_right->addWidget(segment);
    return segment;
}

bool StatusLine::isServing() const
{
    const Gateway::State state = m_control->gateway()->state();
    return state == Gateway::State::Running || state == Gateway::State::Stopping;
}

void StatusLine::refresh()
{
    const GatewayLook look = m_control->look();
    // Why it failed stands in the info bar already, with what can be done about it.
    const bool failed = m_control->gateway()->state() == Gateway::State::Failed;
    m_state->tell(look.symbol, look.role, look.whole, failed ? m_control->trouble() : m_control->sentence());
    refreshCounts();
    watchCounts();
}

void StatusLine::refreshCounts()
{
    if (!isServing()) {
        m_rate->tell({}, Role::Muted, {});
        m_active->tell({}, Role::Muted, {});
        return;
    }
    const int active = m_control->gateway()->activeRequests();
    m_active->tell(u"streams"_s, Role::Muted, tr("%Ln running", nullptr, active),
                   tr("Requests that are running now"));

    m_rate->tell(u"live"_s, Role::Muted, m_perTime->perSecondText(),
                 tr("Requests per second, the mean of the last three seconds"));
}

void StatusLine::refreshCost()
{
    const Money sum = m_cost->sum();
    m_spent->tell(u"cost"_s, Role::Muted, sum > Money() ? tr("%1 today").arg(dollarText(sum)) : QString(),
                  tr("What the requests of this day have cost, as far as their prices are known"));
}

/// Once a second while there is something to see.
void StatusLine::look()
{
    refreshCounts();
    Gateway *gateway = m_control->gateway();
    if (gateway->activeRequests() > 0 || m_perTime->perSecond() > 0)
        return;
    m_timer.stop();
    gateway->tellOfNextRequest();
    if (gateway->activeRequests() > 0) // it came in between
        watchCounts();
}

void StatusLine::watchCounts()
{
    if (!isVisible() || !isServing())
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

void StatusLine::showEvent(QShowEvent *event)
{
    QStatusBar::showEvent(event);
    refreshCounts();
    watchCounts();
}

void StatusLine::hideEvent(QHideEvent *event)
{
    QStatusBar::hideEvent(event);
    m_timer.stop();
}

} // namespace bifrost::gui
