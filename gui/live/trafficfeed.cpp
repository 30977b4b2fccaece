// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/trafficfeed.h"

#include "gateway/gateway.h"
#include "models/traffic/trafficmodel.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace bifrost::gui {

namespace {

constexpr auto FrameTime = 66ms; // nobody reads faster, and every row is new at a thousand a second
constexpr auto UnwatchedTime = 1s;

} // namespace

TrafficFeed::TrafficFeed(Gateway *gateway, TrafficModel *model, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_model(model)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(UnwatchedTime);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &TrafficFeed::drain);
    connect(m_gateway, &Gateway::trafficAvailable, this, [this] {
        if (!m_timer.isActive())
            m_timer.start();
    });
    m_gateway->watchTraffic(true);
    m_timer.start(); // rows may wait already, and then no further signal comes
}

TrafficFeed::~TrafficFeed()
{
    m_gateway->watchTraffic(false);
}

quint64 TrafficFeed::rowsSkipped() const
{
    return m_gateway->rowsSkipped();
}

void TrafficFeed::setWatched(bool watched)
{
    m_timer.setInterval(watched ? FrameTime : UnwatchedTime);
    if (watched)
        drain(); // what has come meanwhile is there at once
}

void TrafficFeed::drain()
{
    std::vector<LogRowPtr> rows = m_gateway->takeTraffic();
    if (rows.empty())
        return;
    m_rowsSeen += quint64(std::count_if(
        rows.begin(), rows.end(), [](const LogRowPtr &row) { return row->status != LogStatus::Running; }));
    Q_EMIT arrived(rows);
    m_model->append(std::move(rows));
    Q_EMIT drained();
}

} // namespace bifrost::gui
