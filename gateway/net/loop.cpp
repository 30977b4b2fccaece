// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/loop.h"

#include "models/core/post.h"

#include <algorithm>
#include <array>

#include <sys/epoll.h>
#include <unistd.h>

namespace bifrost::net {

Loop::Loop(QObject *parent) : QObject(parent), m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    m_dispatcher = qobject_cast<EventDispatcher *>(QAbstractEventDispatcher::instance());
    if (m_dispatcher && m_dispatcher->join(m_epoll, *this))
        return;
    m_dispatcher = nullptr;
    m_notifier = std::make_unique<QSocketNotifier>(m_epoll, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Loop::runBatch);
}

Loop::~Loop()
{
    dropUnwatched();
    m_retired.clear();
    if (m_dispatcher)
        m_dispatcher->leave(*this);
    m_notifier.reset();
    ::close(m_epoll);
}

bool Loop::add(int fd, Pollable *who)
{
    return watch(fd, who, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET);
}

bool Loop::addListener(int fd, Pollable *who)
{
    return watch(fd, who, EPOLLIN);
}

bool Loop::watch(int fd, Pollable *who, std::uint32_t events)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = who;
    return ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event) == 0;
}

void Loop::remove(int fd)
{
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, fd, nullptr);
}

void Loop::retire(std::unique_ptr<Pollable> who)
{
    m_retired.push_back(std::move(who));
    post();
}

void Loop::retireUnwatched(std::unique_ptr<Pollable> who)
{
    m_retiredUnwatched.push_back(std::move(who));
    post();
}

void Loop::callSoon(Pollable *who)
{
    m_soon.push_back(who);
    post();
}

void Loop::post()
{
    if (m_inBatch || m_posted)
        return;
    m_posted = true;
    if (m_dispatcher)
        return; // it asks before it waits
    bifrost::post(this, [this] {
        m_posted = false;
        finishBatch();
    });
}

void Loop::runBatch()
{
    std::array<epoll_event, BatchSize> events;
    const int count = ::epoll_wait(m_epoll, events.data(), BatchSize, 0);
    callAll({events.data(), std::size_t(std::max(count, 0))});
    if (!m_posted) // else what is posted does it
        finishBatch();
}

void Loop::onEvents(std::span<const epoll_event> events)
{
    callAll(events);
    m_posted = false;
    finishBatch();
}

void Loop::callAll(std::span<const epoll_event> events)
{
    m_inBatch = true;
    std::size_t left = events.size();
    for (const epoll_event &event : events) {
        m_eventsLeft = --left;
        EventClock::beginEvent();
        call(static_cast<Pollable *>(event.data.ptr), event.events);
    }
    EventClock::endEvents();
    m_inBatch = false;
    m_eventsLeft = 0;
}

void Loop::call(Pollable *who, std::uint32_t events)
{
    ++m_depth;
    who->onReady(events);
    if (--m_depth == 0)
        dropUnwatched();
}

void Loop::dropUnwatched()
{
    while (!m_retiredUnwatched.empty()) { // they may name others as they go
        const std::unique_ptr<Pollable> gone = std::move(m_retiredUnwatched.back());
        m_retiredUnwatched.pop_back();
    }
}

void Loop::finishBatch()
{
    if (m_soon.empty() && m_retired.empty() && m_retiredUnwatched.empty())
        return;
    // What is called now may ask again; that has to wait for the events in between.
    std::vector<Pollable *> soon = std::move(m_spareSoon);
    soon.clear();
    soon.swap(m_soon);
    std::vector<std::unique_ptr<Pollable>> gone;
    gone.swap(m_retired);
    EventClock::beginEvent(); // one reading for all: they mostly write
    for (Pollable *who : soon)
        call(who, 0);
    EventClock::endEvents();
    m_spareSoon = std::move(soon);
    if (m_depth == 0)
        dropUnwatched(); // those of timers and posted events
    if (!m_soon.empty() || !m_retired.empty())
        post();
}

} // namespace bifrost::net
