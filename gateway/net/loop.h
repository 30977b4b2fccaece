// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/eventclock.h"
#include "gateway/net/eventdispatcher.h"
#include "gateway/net/pollable.h"
#include "gateway/net/timerwheel.h"

#include <QObject>
#include <QPointer>
#include <QSocketNotifier>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace bifrost::net {

/// The sockets of one gateway thread: one epoll descriptor in the Qt event loop of the thread, so that
/// timers, queued slots and coroutines work there as everywhere. The thread's EventDispatcher waits for it;
/// where there is none a QSocketNotifier ties it in. Qt's own dispatcher polls every descriptor each time,
/// which is what a thousand idle connections cannot afford.
class Loop : public QObject, private EventDispatcher::Guest
{
    Q_OBJECT

public:
    explicit Loop(QObject *parent = nullptr);
    ~Loop() override;

    TimerWheel &timers() { return m_timers; }

    /// Watches for reading, writing and hang-up, edge-triggered: read and write until they would block.
    bool add(int fd, Pollable *who);

    /// Watches a listening socket: level-triggered, reading only.
    bool addListener(int fd, Pollable *who);

    void remove(int fd);

    /// Destroys the object once nobody on the stack can still refer to it.
    void retire(std::unique_ptr<Pollable> who);

    /// The same for one without a descriptor that nobody gave to callSoon(): it goes as soon as the event at
    /// hand is dealt with, and its memory is warm for the next one.
    void retireUnwatched(std::unique_ptr<Pollable> who);

    /// Calls onReady(0) when the present batch of events is through.
    void callSoon(Pollable *who);

    /// Events of the present batch are still to come. What is written meanwhile had better wait for the end
    /// of it, by callSoon(): each write wakes its reader, which then takes the core from us for a single
    /// message.
    bool isAmidBatch() const { return m_eventsLeft > 0; }

    static std::int64_t nowUs() { return EventClock::nowUs(); }

private:
    static constexpr int BatchSize = 64;

    void onEvents(std::span<const epoll_event> events) override;
    bool isDue() const override { return m_posted; }

    bool watch(int fd, Pollable *who, std::uint32_t events);
    void runBatch();
    void callAll(std::span<const epoll_event> events);
    void call(Pollable *who, std::uint32_t events);
    void dropUnwatched();
    void finishBatch();
    void post();

    int m_epoll;
    int m_depth = 0; ///< of calls within calls, by event loops in between
    bool m_inBatch = false;
    std::size_t m_eventsLeft = 0; ///< of the batch, behind the one at hand
    bool m_posted = false; ///< finishBatch() is going to be called, or owed
    QPointer<EventDispatcher> m_dispatcher; ///< null: the notifier stands in
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::vector<std::unique_ptr<Pollable>> m_retired;
    std::vector<std::unique_ptr<Pollable>> m_retiredUnwatched;
    std::vector<Pollable *> m_soon;
    std::vector<Pollable *> m_spareSoon; ///< empty; its memory is for the next batch
    TimerWheel m_timers;
};

} // namespace bifrost::net
