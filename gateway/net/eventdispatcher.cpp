// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/eventdispatcher.h"

#include "models/core/post.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace bifrost::net {

namespace {

Q_LOGGING_CATEGORY(dispatchLog, "bifrost.net")

constexpr int BatchSize = 64; // what is written waits for the end of its batch

} // namespace

/// The notifiers of one descriptor: one each for reading, writing and exceptions.
class EventDispatcher::Watch final : public Pollable
{
public:
    std::array<QSocketNotifier *, 3> notifiers{}; ///< by QSocketNotifier::Type

    std::uint32_t events() const
    {
        return (notifiers[QSocketNotifier::Read] ? EPOLLIN : 0U)
            | (notifiers[QSocketNotifier::Write] ? EPOLLOUT : 0U)
            | (notifiers[QSocketNotifier::Exception] ? EPOLLPRI : 0U);
    }

    void onReady(std::uint32_t events) override
    {
        tell(QSocketNotifier::Read, events & (EPOLLIN | EPOLLHUP | EPOLLERR));
        tell(QSocketNotifier::Write, events & (EPOLLOUT | EPOLLHUP | EPOLLERR));
        tell(QSocketNotifier::Exception, events & (EPOLLPRI | EPOLLHUP | EPOLLERR));
    }

private:
    void tell(QSocketNotifier::Type type, std::uint32_t events)
    {
        if (!notifiers[type] || events == 0)
            return;
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(notifiers[type], &event);
    }
};

/// Hears that another thread has called wakeUp(). What it wanted is found by the next turn.
class EventDispatcher::WakeUp final : public Pollable
{
public:
    explicit WakeUp(EventDispatcher &dispatcher) : m_dispatcher(dispatcher) { }

    void onReady(std::uint32_t) override
    {
        std::uint64_t count = 0;
        (void)!::read(m_dispatcher.m_wake.get(), &count, sizeof count);
        // Here and not at the next turn: the event loop looks in between whether it shall end.
        m_dispatcher.m_woken.store(false);
    }

private:
    EventDispatcher &m_dispatcher;
};

EventDispatcher::EventDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_own(::epoll_create1(EPOLL_CLOEXEC))
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_epoll(m_own.get())
    , m_wakeUp(std::make_unique<WakeUp>(*this))
{
    useDescriptor(m_epoll);
}

EventDispatcher::~EventDispatcher() = default;

/// Puts what is ours in there.
void EventDispatcher::useDescriptor(int epoll)
{
    const auto move = [this, epoll](int fd, std::uint32_t events, Pollable *who) {
        epoll_event event{};
        event.events = events;
        event.data.ptr = who;
        if (epoll != m_epoll)
            ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, fd, nullptr);
        ::epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
    };
    move(m_wake.get(), EPOLLIN, m_wakeUp.get());
    for (const auto &[fd, watch] : m_watches)
        move(fd, watch->events(), watch.get());
    m_epoll = epoll;
}

bool EventDispatcher::join(int epoll, Guest &guest)
{
    if (m_guest)
        return false;
    m_guest = &guest;
    useDescriptor(epoll);
    return true;
}

void EventDispatcher::leave(Guest &guest)
{
    if (m_guest != &guest)
        return;
    m_guest = nullptr;
    useDescriptor(m_own.get());
}

bool EventDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    if (!m_isRunning.load(std::memory_order_relaxed)) {
        m_thread = ::pthread_self();
        m_isRunning.store(true, std::memory_order_release);
    }
    m_interrupted.store(false);
    Q_EMIT awake();
    takeOver(this);
    QCoreApplication::sendPostedEvents();
    if (m_interrupted.load())
        return false;

    std::array<epoll_event, BatchSize> events;
    const int count = wait(events, flags);
    handle({events.data(), std::size_t(count)});
    const bool timersFired = !(flags & QEventLoop::X11ExcludeTimers) && m_timers.fire();
    return count > 0 || timersFired;
}

int EventDispatcher::wait(std::span<epoll_event> events, QEventLoop::ProcessEventsFlags flags)
{
    const bool guestIsDue = m_guest && m_guest->isDue();
    // Whoever posts an event wakes us up, this thread too: then the next turn has something to do.
    const bool mayBlock = (flags & QEventLoop::WaitForMoreEvents) && !guestIsDue && !m_woken.exchange(false);
    int timeout = 0;
    if (mayBlock) {
        timeout = flags & QEventLoop::X11ExcludeTimers ? -1 : m_timers.waitMs();
        if (timeout != 0)
            Q_EMIT aboutToBlock();
    }
    int count = 0;
    if (flags & QEventLoop::ExcludeSocketNotifiers) {
        pollfd wake{m_wake.get(), POLLIN, 0};
        if (::poll(&wake, 1, timeout) > 0)
            m_wakeUp->onReady(EPOLLIN);
    } else {
        count = ::epoll_wait(m_epoll, events.data(), int(events.size()), timeout);
    }
    if (timeout != 0)
        Q_EMIT awake();
    return std::max(count, 0); // else a signal has come
}

void EventDispatcher::handle(std::span<const epoll_event> events)
{
    ++m_depth;
    if (m_guest) {
        m_guest->onEvents(events);
    } else {
        for (const epoll_event &event : events)
            static_cast<Pollable *>(event.data.ptr)->onReady(event.events);
    }
    if (--m_depth == 0)
        m_gone.clear();
}

void EventDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int fd = int(notifier->socket());
    std::unique_ptr<Watch> &watch = m_watches[fd];
    const bool isNew = !watch;
    if (isNew)
        watch = std::make_unique<Watch>();
    watch->notifiers[notifier->type()] = notifier;
    epoll_event event{};
    event.events = watch->events();
    event.data.ptr = watch.get();
    if (::epoll_ctl(m_epoll, isNew ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, fd, &event) != 0)
        qCWarning(dispatchLog, "descriptor %d cannot be watched: %s", fd, std::strerror(errno));
}

void EventDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int fd = int(notifier->socket());
    const auto found = m_watches.find(fd);
    if (found == m_watches.end() || found->second->notifiers[notifier->type()] != notifier)
        return;
    Watch &watch = *found->second;
    watch.notifiers[notifier->type()] = nullptr;
    epoll_event event{};
    event.events = watch.events();
    event.data.ptr = &watch;
    if (event.events != 0) {
        ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, fd, &event);
        return;
    }
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, fd, nullptr);
    if (m_depth > 0)
        m_gone.push_back(std::move(found->second));
    m_watches.erase(found);
}

void EventDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    m_timers.add(id, interval, type, object);
}

bool EventDispatcher::unregisterTimer(int id)
{
    return m_timers.remove(id);
}

bool EventDispatcher::unregisterTimers(QObject *object)
{
    return m_timers.removeAll(object);
}

QList<QAbstractEventDispatcher::TimerInfo> EventDispatcher::registeredTimers(QObject *object) const
{
    return m_timers.of(object);
}

int EventDispatcher::remainingTime(int id)
{
    return m_timers.remainingMs(id);
}

void EventDispatcher::wakeUp()
{
    handOver(this);
    if (m_woken.exchange(true))
        return;
    // Our own thread is not asleep, and looks at the flag before it is.
    if (m_isRunning.load(std::memory_order_acquire) && ::pthread_equal(m_thread, ::pthread_self()))
        return;
    const std::uint64_t one = 1;
    (void)!::write(m_wake.get(), &one, sizeof one);
}

void EventDispatcher::interrupt()
{
    m_interrupted.store(true);
    wakeUp();
}

} // namespace bifrost::net
