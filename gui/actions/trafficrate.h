// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <array>
#include <chrono>

namespace bifrost::gui {

class TrafficFeed;

/// How many requests ended in the last minute. Counts in buckets of a second when rows come; nothing runs
/// without traffic. Owned by DesktopShell, GUI thread.
class TrafficRate : public QObject
{
    Q_OBJECT

public:
    explicit TrafficRate(TrafficFeed *feed, QObject *parent = nullptr);

    quint64 perMinute() const;

    /// The same at a time of the caller's choice, for tests.
    void count(quint64 rows, std::chrono::seconds now);
    quint64 perMinute(std::chrono::seconds now) const;

Q_SIGNALS:
    void counted();

private:
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
