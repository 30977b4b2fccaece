// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/loop.h"

#include <ctime>

#include <sys/epoll.h>
#include <unistd.h>

namespace bifrost::net {

Loop::Loop(QObject *parent) : QObject(parent), m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    m_notifier = std::make_unique<QSocketNotifier>(m_epoll, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Loop::runBatch);
}

Loop::~Loop()
{
    m_retired.clear();
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
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_posted = false;
            finishBatch();
        },
        Qt::QueuedConnection);
}

std::int64_t Loop::nowUs()
{
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000LL + now.tv_nsec / 1000;
}

void Loop::runBatch()
{
    epoll_event events[BatchSize];
    const int count = ::epoll_wait(m_epoll, events, BatchSize, 0);
    m_inBatch = true;
    for (int i = 0; i < count; ++i)
        static_cast<Pollable *>(events[i].data.ptr)->onReady(events[i].events);
    m_inBatch = false;
    if (!m_posted) // else what is posted does it
        finishBatch();
}

void Loop::finishBatch()
{
    // What is called now may ask again; that has to wait for the events in between.
    std::vector<Pollable *> soon;
    soon.swap(m_soon);
    std::vector<std::unique_ptr<Pollable>> gone;
    gone.swap(m_retired);
    for (Pollable *who : soon)
        who->onReady(0);
    if (!m_soon.empty() || !m_retired.empty())
        post();
}

} // namespace bifrost::net
