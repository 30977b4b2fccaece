// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/dispatchertimers.h"

#include "gateway/net/eventclock.h"

#include <QCoreApplication>
#include <QTimerEvent>

#include <algorithm>
#include <climits>

namespace bifrost::net {

namespace {

/// Rounded up: who wakes too early would find nothing to do and wait again.
int msUntil(std::int64_t dueUs, std::int64_t nowUs)
{
    return int(std::clamp<std::int64_t>((dueUs - nowUs + 999) / 1000, 0, INT_MAX));
}

} // namespace

std::vector<DispatcherTimers::Timer>::iterator DispatcherTimers::find(int id)
{
    return std::ranges::find(m_timers, id, &Timer::id);
}

void DispatcherTimers::add(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    m_timers.push_back({.id = id,
                        .intervalMs = interval,
                        .type = type,
                        .object = object,
                        .dueUs = EventClock::nowUs() + interval * 1000});
}

bool DispatcherTimers::remove(int id)
{
    const auto found = find(id);
    if (found == m_timers.end())
        return false;
    m_timers.erase(found);
    return true;
}

bool DispatcherTimers::removeAll(QObject *object)
{
    return std::erase_if(m_timers, [object](const Timer &timer) { return timer.object == object; }) > 0;
}

QList<QAbstractEventDispatcher::TimerInfo> DispatcherTimers::of(QObject *object) const
{
    QList<QAbstractEventDispatcher::TimerInfo> list;
    for (const Timer &timer : m_timers) {
        if (timer.object == object)
            list.emplace_back(timer.id, int(timer.intervalMs), timer.type);
    }
    return list;
}

int DispatcherTimers::remainingMs(int id) const
{
    const auto found = std::ranges::find(m_timers, id, &Timer::id);
    return found == m_timers.end() ? -1 : msUntil(found->dueUs, EventClock::nowUs());
}

int DispatcherTimers::waitMs() const
{
    std::int64_t next = INT64_MAX;
    for (const Timer &timer : m_timers) {
        if (!timer.firing)
            next = std::min(next, timer.dueUs);
    }
    return next == INT64_MAX ? -1 : msUntil(next, EventClock::nowUs());
}

bool DispatcherTimers::fire()
{
    if (m_timers.empty())
        return false;
    const std::int64_t now = EventClock::nowUs();
    std::vector<std::pair<std::int64_t, int>> due;
    for (const Timer &timer : m_timers) {
        if (timer.dueUs <= now && !timer.firing)
            due.emplace_back(timer.dueUs, timer.id);
    }
    std::ranges::sort(due);
    for (const auto &[dueUs, id] : due) {
        const auto timer = find(id);
        if (timer == m_timers.end() || timer->firing || timer->dueUs > now)
            continue; // one before it has stopped it, or an event loop within has fired it
        // Those that were missed are left out.
        timer->dueUs = std::max<std::int64_t>(timer->dueUs + timer->intervalMs * 1000, now);
        timer->firing = true;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(timer->object, &event);
        if (const auto after = find(id); after != m_timers.end())
            after->firing = false;
    }
    return !due.empty();
}

} // namespace bifrost::net
