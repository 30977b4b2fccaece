// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/dispatchertimers.h"
#include "gateway/net/fd.h"
#include "gateway/net/pollable.h"

#include <QAbstractEventDispatcher>

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include <pthread.h>

struct epoll_event;

namespace bifrost::net {

/// The Qt event loop of a gateway thread, waiting in epoll itself. Qt's own dispatchers poll; with the epoll
/// descriptor of a Loop nested in them each wake-up takes a second system call and a walk through GLib, which
/// is what a request costs that comes alone. Timers, posted events and socket notifiers work as everywhere.
/// Owned by its QThread.
class EventDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    /// Who has an epoll descriptor that is waited for here.
    class Guest
    {
    public:
        virtual void onEvents(std::span<const epoll_event> events) = 0;
        virtual bool isDue() const = 0; ///< has something to do although no event came

    protected:
        ~Guest() = default;
    };

    explicit EventDispatcher(QObject *parent = nullptr);
    ~EventDispatcher() override;

    /// From now on the guest hears of all events of its descriptor: those with a Pollable of its own, and
    /// some of ours, which it calls like them. False: there is a guest already.
    bool join(int epoll, Guest &guest);
    void leave(Guest &guest);

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int id) override;

    void wakeUp() override;
    void interrupt() override;

private:
    class Watch;
    class WakeUp;

    int wait(std::span<epoll_event> events, QEventLoop::ProcessEventsFlags flags);
    void handle(std::span<const epoll_event> events);
    void useDescriptor(int epoll);

    Fd m_own; ///< while there is no guest
    Fd m_wake; ///< an eventfd: another thread wants something
    int m_epoll;
    Guest *m_guest = nullptr;
    std::unique_ptr<WakeUp> m_wakeUp;
    std::map<int, std::unique_ptr<Watch>> m_watches; ///< by descriptor
    std::vector<std::unique_ptr<Watch>> m_gone; ///< an event under way may still name them
    DispatcherTimers m_timers;
    std::atomic<bool> m_woken = true;
    std::atomic<bool> m_interrupted = false;
    std::atomic<bool> m_isRunning = false;
    pthread_t m_thread{};
    int m_depth = 0; ///< of event loops within event loops
};

} // namespace bifrost::net
