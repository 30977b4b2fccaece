// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <array>
#include <chrono>

namespace bifrost::gui {

class TrafficFeed;

/// How many requests ended in the last minute, and of late in each second. Counts in buckets of a second when
/// rows come; nothing runs without traffic. Owned by DesktopShell, GUI thread.
class TrafficRate : public QObject
{
    Q_OBJECT

public:
    explicit TrafficRate(TrafficFeed *feed, QObject *parent = nullptr);

    static constexpr std::chrono::seconds Window{10}; ///< that a rate per second is the mean of

    quint64 perMinute() const;
    double perSecond() const; ///< a burst stays visible for the time of the window, and no longer

    QString perSecondText() const; ///< "14.2 req/s"

    /// The same at a time of the caller's choice, for tests.
    void count(quint64 rows, std::chrono::seconds now);
    quint64 perMinute(std::chrono::seconds now) const;
    double perSecond(std::chrono::seconds now) const;

Q_SIGNALS:
    void counted();

private:
    quint64 rowsWithin(std::chrono::seconds time, std::chrono::seconds now) const;

    static constexpr int Buckets = 60;

    struct Bucket
    {
        std::chrono::seconds second{-Buckets};
        quint64 rows = 0;
    };

    std::array<Bucket, Buckets> m_buckets;
    quint64 m_seen = 0;
};

} // namespace bifrost::gui
