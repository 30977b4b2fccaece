// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/eventdispatcher.h"
#include "gateway/net/loop.h"
#include "tests/support/testmain.h"

#include <QEventLoop>
#include <QSocketNotifier>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include <sys/epoll.h>
#include <sys/socket.h>

using namespace bifrost::net;
using namespace std::chrono_literals;

namespace {

/// A thread with our dispatcher, and an object on it that work can be sent to.
class Lane
{
public:
    Lane()
    {
        m_thread.setEventDispatcher(new EventDispatcher);
        anchor.moveToThread(&m_thread);
        m_thread.start();
    }
    ~Lane() { stop(); }

    void stop()
    {
        m_thread.quit();
        m_thread.wait();
    }

    template <typename Work>
    void run(Work work)
    {
        QMetaObject::invokeMethod(&anchor, work, Qt::BlockingQueuedConnection);
    }

    QObject anchor;

private:
    QThread m_thread;
};

struct Ends
{
    Ends()
    {
        int fds[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, fds) == 0) {
            own = Fd(fds[0]);
            peer = Fd(fds[1]);
        }
    }
    void poke() const { (void)!::write(peer.get(), "x", 1); }
    char take() const
    {
        char byte = 0;
        (void)!::read(own.get(), &byte, 1);
        return byte;
    }

    Fd own;
    Fd peer;
};

class Listener : public Pollable
{
public:
    void onReady(std::uint32_t) override
    {
        ++calls;
        if (then)
            then();
    }

    std::atomic<int> calls = 0;
    std::function<void()> then;
};

} // namespace

class EventDispatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsPostedEvents();
    void losesNoWakeUp();
    void endsWhenTold();
    void firesTimers();
    void aTimerMayStopTheOther();
    void anEndlessTimerLetsOthersIn();
    void tellsNotifiers();
    void aNotifierMayEndTheOther();
    void carriesALoop();
    void theSecondLoopIsNested();
    void runsEventLoopsWithin();
    void outlivesTheLoop();
};

void EventDispatcherTest::bringsPostedEvents()
{
    Lane lane;
    QThread *where = nullptr;
    lane.run([&where] { where = QThread::currentThread(); });
    QVERIFY(where && where != QThread::currentThread());
    // Posted on the thread itself, as no system call tells of it.
    std::atomic<int> steps = 0;
    std::function<void()> step = [&] {
        if (++steps < 100)
            QMetaObject::invokeMethod(&lane.anchor, step, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(&lane.anchor, step, Qt::QueuedConnection);
    QTRY_COMPARE(steps.load(), 100);
}

void EventDispatcherTest::losesNoWakeUp()
{
    constexpr int Posts = 5000;
    Lane lane;
    std::atomic<int> arrived = 0;
    std::vector<std::thread> senders;
    for (int i = 0; i < 2; ++i) {
        senders.emplace_back([&] {
            for (int n = 1; n <= Posts; ++n) {
                QMetaObject::invokeMethod(
                    &lane.anchor, [&arrived] { ++arrived; }, Qt::QueuedConnection);
                if (n % 50 == 0)
                    std::this_thread::yield(); // now and then it falls asleep in between
            }
        });
    }
    for (std::thread &sender : senders)
        sender.join();
    QTRY_COMPARE(arrived.load(), 2 * Posts);
}

void EventDispatcherTest::endsWhenTold()
{
    for (int i = 0; i < 200; ++i) { // at whatever moment that comes
        Lane lane;
        if (i % 2)
            lane.run([] {});
        lane.stop();
    }
}

void EventDispatcherTest::firesTimers()
{
    Lane lane;
    std::atomic<int> ticks = 0;
    std::atomic<int> once = 0;
    std::unique_ptr<QTimer> timer;
    lane.run([&] {
        timer = std::make_unique<QTimer>();
        QObject::connect(timer.get(), &QTimer::timeout, [&] { ++ticks; });
        timer->start(1ms);
        QTimer::singleShot(2ms, &lane.anchor, [&] { ++once; });
    });
    QTRY_VERIFY(ticks > 5 && once == 1);
    int remaining = -2;
    lane.run([&] {
        timer->start(1h);
        remaining = timer->remainingTime();
    });
    QVERIFY(remaining > 3'000'000 && remaining <= 3'600'000);
    lane.run([&] { timer.reset(); });
    QCOMPARE(once.load(), 1);
}

void EventDispatcherTest::aTimerMayStopTheOther()
{
    Lane lane;
    std::atomic<int> fired = 0;
    std::vector<std::unique_ptr<QTimer>> timers;
    lane.run([&] {
        for (int i = 0; i < 2; ++i) {
            timers.push_back(std::make_unique<QTimer>());
            QObject::connect(timers.back().get(), &QTimer::timeout, [&] {
                ++fired;
                for (const auto &timer : timers)
                    timer->stop();
            });
            timers.back()->start(1ms);
        }
        QThread::msleep(5); // both are due
    });
    QTRY_COMPARE(fired.load(), 1);
    lane.run([] {});
    lane.run([&] { timers.clear(); });
    QCOMPARE(fired.load(), 1);
}

void EventDispatcherTest::anEndlessTimerLetsOthersIn()
{
    Lane lane;
    const Ends ends;
    std::unique_ptr<QTimer> timer;
    std::unique_ptr<QSocketNotifier> notifier;
    std::atomic<int> told = 0;
    lane.run([&] {
        timer = std::make_unique<QTimer>();
        timer->start(0ms);
        notifier = std::make_unique<QSocketNotifier>(ends.own.get(), QSocketNotifier::Read);
        QObject::connect(notifier.get(), &QSocketNotifier::activated, [&] {
            ends.take();
            ++told;
        });
    });
    ends.poke();
    QTRY_COMPARE(told.load(), 1);
    lane.run([&] {
        timer.reset();
        notifier.reset();
    });
}

void EventDispatcherTest::tellsNotifiers()
{
    Lane lane;
    const Ends ends;
    std::atomic<int> readable = 0;
    std::atomic<int> writable = 0;
    std::unique_ptr<QSocketNotifier> reading;
    std::unique_ptr<QSocketNotifier> writing;
    lane.run([&] {
        reading = std::make_unique<QSocketNotifier>(ends.own.get(), QSocketNotifier::Read);
        writing = std::make_unique<QSocketNotifier>(ends.own.get(), QSocketNotifier::Write);
        QObject::connect(reading.get(), &QSocketNotifier::activated, [&] { // and leaves the byte there
            if (++readable == 3)
                reading->setEnabled(false);
        });
        QObject::connect(writing.get(), &QSocketNotifier::activated, [&] {
            ++writable;
            writing->setEnabled(false);
        });
    });
    QTRY_COMPARE(writable.load(), 1);
    QCOMPARE(readable.load(), 0);
    ends.poke();
    QTRY_COMPARE(readable.load(), 3);
    lane.run([&] { writing->setEnabled(true); });
    QTRY_COMPARE(writable.load(), 2);
    QCOMPARE(readable.load(), 3);
    lane.run([&] {
        reading.reset();
        writing.reset();
    });
}

void EventDispatcherTest::aNotifierMayEndTheOther()
{
    Lane lane;
    const Ends first;
    const Ends second;
    std::atomic<int> told = 0;
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    first.poke();
    second.poke(); // both in one batch
    lane.run([&] {
        for (const Ends *ends : {&first, &second}) {
            notifiers.push_back(std::make_unique<QSocketNotifier>(ends->own.get(), QSocketNotifier::Read));
            QObject::connect(notifiers.back().get(), &QSocketNotifier::activated, &lane.anchor, [&] {
                ++told;
                for (const auto &notifier : notifiers)
                    notifier->setEnabled(false);
            });
        }
    });
    QTRY_COMPARE(told.load(), 1);
    lane.run([] {});
    lane.run([&] { notifiers.clear(); });
    QCOMPARE(told.load(), 1);
}

void EventDispatcherTest::carriesALoop()
{
    Lane lane;
    const Ends ends;
    Listener listener;
    std::unique_ptr<Loop> loop;
    std::unique_ptr<QSocketNotifier> notifier;
    const Ends other;
    std::atomic<int> told = 0;
    lane.run([&] {
        notifier = std::make_unique<QSocketNotifier>(other.own.get(), QSocketNotifier::Read);
        QObject::connect(notifier.get(), &QSocketNotifier::activated, [&] {
            other.take();
            ++told;
        });
        loop = std::make_unique<Loop>();
        loop->add(ends.own.get(), &listener);
    });
    QTRY_COMPARE(listener.calls.load(), 1); // it may write
    ends.poke();
    QTRY_COMPARE(listener.calls.load(), 2);
    other.poke(); // a notifier from before the loop
    QTRY_COMPARE(told.load(), 1);
    // Asked from outside of a batch, and from within one.
    lane.run([&] { loop->callSoon(&listener); });
    QTRY_COMPARE(listener.calls.load(), 3);
    lane.run([&] {
        listener.then = [&] {
            if (listener.calls < 6)
                loop->callSoon(&listener);
        };
    });
    ends.poke();
    QTRY_COMPARE(listener.calls.load(), 6);
    lane.run([&] {
        loop.reset();
        notifier.reset();
    });
}

void EventDispatcherTest::theSecondLoopIsNested()
{
    Lane lane;
    const Ends ends;
    const Ends others;
    Listener listener;
    Listener other;
    std::vector<std::unique_ptr<Loop>> loops;
    lane.run([&] {
        loops.push_back(std::make_unique<Loop>());
        loops.push_back(std::make_unique<Loop>());
        loops[0]->add(ends.own.get(), &listener);
        loops[1]->add(others.own.get(), &other);
    });
    QTRY_VERIFY(listener.calls == 1 && other.calls == 1);
    others.poke();
    QTRY_COMPARE(other.calls.load(), 2);
    lane.run([&] { loops.clear(); });
}

void EventDispatcherTest::runsEventLoopsWithin()
{
    Lane lane;
    const Ends ends;
    Listener listener;
    std::unique_ptr<Loop> loop;
    std::atomic<bool> done = false;
    lane.run([&] {
        loop = std::make_unique<Loop>();
        loop->add(ends.own.get(), &listener);
    });
    QTRY_COMPARE(listener.calls.load(), 1);
    lane.run([&] {
        listener.then = [&] {
            if (done)
                return;
            QEventLoop inner;
            QTimer::singleShot(2ms, &inner, &QEventLoop::quit);
            inner.exec();
            done = true;
        };
    });
    ends.poke();
    QTRY_VERIFY(done);
    ends.poke();
    QTRY_VERIFY(listener.calls >= 3);
    lane.run([&] { loop.reset(); });
}

void EventDispatcherTest::outlivesTheLoop()
{
    Lane lane;
    const Ends ends;
    std::atomic<int> told = 0;
    std::unique_ptr<QSocketNotifier> notifier;
    for (int i = 1; i <= 3; ++i) {
        std::unique_ptr<Loop> loop;
        lane.run([&] {
            loop = std::make_unique<Loop>();
            if (!notifier) {
                notifier = std::make_unique<QSocketNotifier>(ends.own.get(), QSocketNotifier::Read);
                QObject::connect(notifier.get(), &QSocketNotifier::activated, [&] {
                    ends.take();
                    ++told;
                });
            }
        });
        lane.run([&] { loop.reset(); });
        ends.poke();
        QTRY_COMPARE(told.load(), i);
    }
    lane.run([&] { notifier.reset(); });
}

BIFROST_TEST(EventDispatcherTest)
#include "eventdispatchertest.moc"
