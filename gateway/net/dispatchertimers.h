// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>

#include <cstdint>
#include <vector>

namespace bifrost::net {

/// The Qt timers of a thread with an EventDispatcher. There are few: what comes with every request waits in
/// the TimerWheel. All of them are precise, whatever type they ask for.
class DispatcherTimers
{
public:
    void add(int id, qint64 interval, Qt::TimerType type, QObject *object);
    bool remove(int id);
    bool removeAll(QObject *object);
    QList<QAbstractEventDispatcher::TimerInfo> of(QObject *object) const;
    int remainingMs(int id) const; ///< -1: there is no such timer

    /// Until the next one is due; -1 if none is set.
    int waitMs() const;

    /// Sends the events of those that are due, to each once.
    bool fire();

private:
    struct Timer
    {
        int id = 0;
        qint64 intervalMs = 0;
        Qt::TimerType type = Qt::PreciseTimer;
        QObject *object = nullptr;
        std::int64_t dueUs = 0;
        bool firing = false; ///< its event is under way, perhaps in an event loop of its own
    };

    std::vector<Timer>::iterator find(int id);

    std::vector<Timer> m_timers;
};

} // namespace bifrost::net
