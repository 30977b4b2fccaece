// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <array>
#include <chrono>

namespace bifrost::gui {

class TrafficFeed;

/// How many requests ended in the last minute, and of late in each second. Counts in buckets of a second when
/// rows come. Whoever shows the rate per second shows the same number: it is taken twice a second while there
/// is traffic, and nothing runs without. Owned by DesktopShell, GUI thread.
class TrafficRate : public QObject
{
    Q_OBJECT

public:
    explicit TrafficRate(TrafficFeed *feed, QObject *parent = nullptr);

    /// That a rate per second is the mean of: the running second and as many whole ones before it.
    static constexpr std::chrono::seconds Window{3};

    quint64 perMinute() const;
    double perSecond() const { return m_shown; } ///< as it was taken last

    QString perSecondText() const; ///< "14.2 req/s"

    /// The same at a time of the caller's choice, for tests.
    void count(quint64 rows, std::chrono::milliseconds now);
    quint64 perMinute(std::chrono::milliseconds now) const;
    double perSecond(std::chrono::milliseconds now) const;

Q_SIGNALS:
    void counted();
    void changed(); ///< perSecond() was taken anew

private:
    quint64 rowsWithin(std::chrono::seconds time, std::chrono::seconds now) const;
    void take();

    static constexpr int Buckets = 60;

    struct Bucket
    {
        std::chrono::seconds second{-Buckets};
        quint64 rows = 0;
    };

    std::array<Bucket, Buckets> m_buckets;
    quint64 m_seen = 0;
    double m_shown = 0;
    QTimer m_timer;
};

} // namespace bifrost::gui
