// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/timerwheel.h"

#include <QObject>
#include <QSocketNotifier>

#include <cstdint>
#include <memory>
#include <vector>

namespace bifrost::net {

/// Somebody with a descriptor in the loop. Between Loop::retire() and the end of the batch it may still be
/// called and has to ignore it.
class Pollable
{
public:
    virtual ~Pollable() = default;
    virtual void onReady(std::uint32_t events) = 0;
};

/// The sockets of one gateway thread: one epoll descriptor, tied into the Qt event loop of the thread by a
/// single QSocketNotifier, so that timers, queued slots and coroutines work there as everywhere. Qt's own
/// dispatcher polls every descriptor each time, which is what a thousand idle connections cannot afford.
class Loop : public QObject
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

    /// Calls onReady(0) when the present batch of events is through.
    void callSoon(Pollable *who);

    /// Microseconds of a clock that only goes forward.
    static std::int64_t nowUs();

private:
    static constexpr int BatchSize = 256;

    bool watch(int fd, Pollable *who, std::uint32_t events);
    void runBatch();
    void finishBatch();
    void post();

    int m_epoll;
    bool m_inBatch = false;
    bool m_posted = false;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::vector<std::unique_ptr<Pollable>> m_retired;
    std::vector<Pollable *> m_soon;
    TimerWheel m_timers;
};

} // namespace bifrost::net
