// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/trafficrate.h"

#include "gui/live/trafficfeed.h"

#include <QLocale>

using namespace std::chrono_literals;

namespace bifrost::gui {

namespace {

namespace chrono = std::chrono;

constexpr double WholeNumbersFrom = 100;
constexpr auto TakeInterval = 500ms;

chrono::milliseconds steadyNow()
{
    return chrono::duration_cast<chrono::milliseconds>(chrono::steady_clock::now().time_since_epoch());
}

} // namespace

TrafficRate::TrafficRate(TrafficFeed *feed, QObject *parent) : QObject(parent)
{
    m_timer.setInterval(TakeInterval);
    connect(&m_timer, &QTimer::timeout, this, &TrafficRate::take);
    connect(feed, &TrafficFeed::drained, this, [this, feed] {
        const quint64 seen = feed->rowsSeen() + feed->rowsSkipped();
        count(seen - m_seen, steadyNow());
        m_seen = seen;
        if (!m_timer.isActive()) {
            m_timer.start();
            take();
        }
        Q_EMIT counted();
    });
}

void TrafficRate::take()
{
    m_shown = perSecond(steadyNow());
    if (m_shown == 0)
        m_timer.stop();
    Q_EMIT changed();
}

quint64 TrafficRate::perMinute() const
{
    return perMinute(steadyNow());
}

void TrafficRate::count(quint64 rows, chrono::milliseconds now)
{
    const auto second = chrono::duration_cast<chrono::seconds>(now);
    Bucket &bucket = m_buckets[std::size_t(second.count() % Buckets)];
    if (bucket.second != second)
        bucket = {second, 0};
    bucket.rows += rows;
}

QString TrafficRate::perSecondText() const
{
    const int decimals = m_shown > 0 && m_shown < WholeNumbersFrom ? 1 : 0;
    return tr("%1 req/s").arg(QLocale().toString(m_shown, 'f', decimals));
}

quint64 TrafficRate::perMinute(chrono::milliseconds now) const
{
    return rowsWithin(chrono::seconds(Buckets), chrono::duration_cast<chrono::seconds>(now));
}

double TrafficRate::perSecond(chrono::milliseconds now) const
{
    const auto second = chrono::duration_cast<chrono::seconds>(now);
    const chrono::duration<double> time = Window - chrono::seconds(1) + (now - second);
    return double(rowsWithin(Window, second)) / time.count();
}

quint64 TrafficRate::rowsWithin(chrono::seconds time, chrono::seconds now) const
{
    quint64 rows = 0;
    for (const Bucket &bucket : m_buckets) {
        if (now - bucket.second < time)
            rows += bucket.rows;
    }
    return rows;
}

} // namespace bifrost::gui
