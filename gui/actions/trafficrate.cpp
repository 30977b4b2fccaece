// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/trafficrate.h"

#include "gui/live/trafficfeed.h"

#include <QLocale>

namespace bifrost::gui {

namespace {

constexpr double WholeNumbersFrom = 100;

std::chrono::seconds steadyNow()
{
    return std::chrono::duration_cast<std::chrono::seconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

TrafficRate::TrafficRate(TrafficFeed *feed, QObject *parent) : QObject(parent)
{
    connect(feed, &TrafficFeed::drained, this, [this, feed] {
        const quint64 seen = feed->rowsSeen() + feed->rowsSkipped();
        count(seen - m_seen, steadyNow());
        m_seen = seen;
        Q_EMIT counted();
    });
}

quint64 TrafficRate::perMinute() const
{
    return perMinute(steadyNow());
}

void TrafficRate::count(quint64 rows, std::chrono::seconds now)
{
    Bucket &bucket = m_buckets[std::size_t(now.count() % Buckets)];
    if (bucket.second != now)
        bucket = {now, 0};
    bucket.rows += rows;
}

double TrafficRate::perSecond() const
{
    return perSecond(steadyNow());
}

QString TrafficRate::perSecondText() const
{
    const double rate = perSecond();
    const int decimals = rate > 0 && rate < WholeNumbersFrom ? 1 : 0;
    return tr("%1 req/s").arg(QLocale().toString(rate, 'f', decimals));
}

quint64 TrafficRate::perMinute(std::chrono::seconds now) const
{
    return rowsWithin(std::chrono::seconds(Buckets), now);
}

double TrafficRate::perSecond(std::chrono::seconds now) const
{
    return double(rowsWithin(Window, now)) / double(Window.count());
}

quint64 TrafficRate::rowsWithin(std::chrono::seconds time, std::chrono::seconds now) const
{
    quint64 rows = 0;
    for (const Bucket &bucket : m_buckets) {
        if (now - bucket.second < time)
            rows += bucket.rows;
    }
    return rows;
}

} // namespace bifrost::gui
