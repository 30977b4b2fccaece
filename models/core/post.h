// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QRunnable>
#include <QThreadPool>

#include <type_traits>
#include <utility>

// ThreadSanitizer sees the locks of code that is built with it, and Qt is not: that whoever posts work is
// done with what is in it before it begins, and whoever answers a blocking call before its caller goes on,
// has to be said. In other builds that is nothing.
#if defined(__SANITIZE_THREAD__)
extern "C" void __tsan_acquire(void *place);
extern "C" void __tsan_release(void *place);
#endif

namespace bifrost {

/// All that this thread has done until now is for who takes over at the same place.
inline void handOver([[maybe_unused]] void *place)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_release(place);
#endif
}

inline void takeOver([[maybe_unused]] void *place)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_acquire(place);
#endif
}

#if defined(__SANITIZE_THREAD__)
/// Work on its way to another thread. It holds nothing but the place where it was handed over, which is read
/// unwatched there; what is not watched must not be made part of what is, so nothing is inlined.
template <typename Work>
class Carried
{
public:
    explicit Carried(Work work) : m_work(new Work(std::move(work))) { handOver(m_work); }
    Carried(Carried &&other) noexcept : m_work(std::exchange(other.m_work, nullptr)) { }
    Carried &operator=(Carried &&) = delete;
    __attribute__((no_sanitize("thread"))) ~Carried() { drop(m_work); }

    __attribute__((no_sanitize("thread"))) void operator()() { run(m_work); }

private:
    __attribute__((noinline)) static void run(Work *work)
    {
        takeOver(work);
        (*work)();
    }
    __attribute__((noinline)) static void drop(Work *work)
    {
        if (!work)
            return;
        takeOver(work);
        delete work;
    }

    Work *m_work;
};
#else
template <typename Work>
Work &&Carried(Work &&work)
{
    return std::forward<Work>(work);
}
#endif

/// Does `work` in the thread of `context`, later, unless `context` is gone by then.
template <typename Work>
void post(QObject *context, Work work)
{
    QMetaObject::invokeMethod(context, Carried(std::move(work)), Qt::QueuedConnection);
}

/// Does `work` in the thread of `context`, which is another one, and waits for its end.
template <typename Work>
void call(QObject *context, const Work &work)
{
    QMetaObject::invokeMethod(context, Carried([context, &work] {
                                  work();
                                  handOver(context);
                              }),
                              Qt::BlockingQueuedConnection);
    takeOver(context);
}

/// Does `work` in a thread of the pool.
template <typename Work>
void startIn(QThreadPool &pool, Work work)
{
    class Task final : public QRunnable
    {
    public:
        explicit Task(Work work) : m_work(std::move(work)) { }
        void run() override
        {
            takeOver(this);
            m_work();
        }

    private:
        Work m_work;
    };
    auto *task = new Task(std::move(work)); // the pool's
    handOver(task);
    pool.start(task);
}

} // namespace bifrost
