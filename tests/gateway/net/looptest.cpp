// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/loop.h"
#include "gateway/net/fd.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

#include <sys/epoll.h>
#include <sys/socket.h>

using namespace bifrost::net;

namespace {

/// One end of a socket pair in the loop; the other one is the test's.
class Listener : public Pollable
{
public:
    explicit Listener(Loop &loop)
    {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) == 0) {
            own = Fd(ends[0]);
            peer = Fd(ends[1]);
            loop.add(own.get(), this);
        }
    }
    ~Listener() override
    {
        if (destroyed)
            ++*destroyed;
    }
    void onReady(std::uint32_t ready) override
    {
        ++calls;
        events |= ready;
        if (then)
            then();
    }

    Fd own;
    Fd peer;
    int calls = 0;
    std::uint32_t events = 0;
    std::function<void()> then;
    int *destroyed = nullptr;
};

void poke(const Listener &listener)
{
    (void)!::write(listener.peer.get(), "x", 1);
}

} // namespace

class LoopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfReadingWritingAndTheEnd();
    void isEdgeTriggered();
    void removedMeansSilent();
    void retiredLivesOnForTheBatch();
    void retiredIsDestroyedWithTheLoop();
    void retiredUnwatchedGoesWithTheEvent();
    void callSoonIsNotFromWithin();
    void callSoonAgainAndAgainLetsOthersIn();
    void amidABatchUntilItsLastEvent();
    void theClockGoesForward();
};

void LoopTest::tellsOfReadingWritingAndTheEnd()
{
    Loop loop;
    Listener listener(loop);
    QTRY_VERIFY(listener.events & EPOLLOUT);
    QVERIFY(!(listener.events & EPOLLIN));
    poke(listener);
    QTRY_VERIFY(listener.events & EPOLLIN);
    QVERIFY(!(listener.events & EPOLLRDHUP));
    listener.peer.reset();
    QTRY_VERIFY(listener.events & EPOLLRDHUP);
}

void LoopTest::isEdgeTriggered()
{
    Loop loop;
    Listener listener(loop);
    poke(listener);
    QTRY_VERIFY(listener.events & EPOLLIN);
    const int calls = listener.calls;
    bifrost::test::settle();
    QCOMPARE(listener.calls, calls); // the byte was never read
    poke(listener);
    QTRY_COMPARE(listener.calls, calls + 1);
}

void LoopTest::removedMeansSilent()
{
    Loop loop;
    Listener listener(loop);
    Listener other(loop);
    QTRY_VERIFY(listener.calls > 0);
    const int calls = listener.calls;
    loop.remove(listener.own.get());
    poke(listener);
    poke(other);
    QTRY_VERIFY(other.events & EPOLLIN);
    QCOMPARE(listener.calls, calls);
}

void LoopTest::retiredLivesOnForTheBatch()
{
    Loop loop;
    int destroyed = 0;
    int destroyedDuringBatch = -1;
    auto *first = new Listener(loop);
    auto *second = new Listener(loop);
    QTRY_VERIFY(first->calls && second->calls);
    first->destroyed = second->destroyed = &destroyed;
    const auto retireBoth = [&] {
        if (destroyedDuringBatch >= 0)
            return;
        loop.retire(std::unique_ptr<Pollable>(first));
        loop.retire(std::unique_ptr<Pollable>(second));
        destroyedDuringBatch = destroyed;
    };
    first->then = second->then = retireBoth;
    poke(*first);
    poke(*second); // in the same batch: it is still called, though retired
    QTRY_COMPARE(destroyed, 2);
    QCOMPARE(destroyedDuringBatch, 0);
}

void LoopTest::retiredIsDestroyedWithTheLoop()
{
    int destroyed = 0;
    {
        Loop loop;
        auto listener = std::make_unique<Listener>(loop);
        listener->destroyed = &destroyed;
        loop.retire(std::move(listener));
        QCOMPARE(destroyed, 0);
    }
    QCOMPARE(destroyed, 1);
}

void LoopTest::retiredUnwatchedGoesWithTheEvent()
{
    struct Unwatched final : Pollable
    {
        explicit Unwatched(int &count) : destroyed(count) { }
        ~Unwatched() override { ++destroyed; }
        void onReady(std::uint32_t) override { }
        int &destroyed;
    };
    Loop loop;
    Listener first(loop);
    Listener second(loop);
    QTRY_VERIFY(first.calls && second.calls);
    int retired = 0;
    int destroyed = 0;
    int seenByTheNext = -1;
    bool within = false;
    const auto retireOne = [&] {
        if (retired == 1 && seenByTheNext < 0)
            seenByTheNext = destroyed;
        ++retired;
        loop.retireUnwatched(std::make_unique<Unwatched>(destroyed));
        within = within || destroyed == retired;
    };
    first.then = second.then = retireOne;
    poke(first);
    poke(second); // in the same batch
    QTRY_COMPARE(destroyed, 2);
    QCOMPARE(seenByTheNext, 1);
    QVERIFY(!within);
    loop.retireUnwatched(std::make_unique<Unwatched>(destroyed)); // from a timer or a slot
    QCOMPARE(destroyed, 2);
    QTRY_COMPARE(destroyed, 3);
}

void LoopTest::callSoonIsNotFromWithin()
{
    Loop loop;
    Listener listener(loop);
    QTRY_COMPARE(listener.calls, 1);
    loop.callSoon(&listener);
    QCOMPARE(listener.calls, 1);
    QTRY_COMPARE(listener.calls, 2);

    // From within a batch too: only when it is through.
    int depth = 0;
    int deepest = 0;
    listener.then = [&] {
        deepest = std::max(deepest, ++depth);
        if (listener.calls < 5)
            loop.callSoon(&listener);
        --depth;
    };
    poke(listener);
    QTRY_COMPARE(listener.calls, 5);
    QCOMPARE(deepest, 1);
}

void LoopTest::callSoonAgainAndAgainLetsOthersIn()
{
    Loop loop;
    Listener busy(loop);
    Listener other(loop);
    QTRY_VERIFY(busy.calls && other.calls);
    busy.then = [&] { loop.callSoon(&busy); };
    loop.callSoon(&busy);
    poke(other);
    QTRY_VERIFY(other.events & EPOLLIN);
    QVERIFY(busy.calls > 2);
    busy.then = nullptr;
    const int calls = busy.calls;
    QTRY_COMPARE(busy.calls, calls + 1);
}

void LoopTest::amidABatchUntilItsLastEvent()
{
    Loop loop;
    QVERIFY(!loop.isAmidBatch());
    std::vector<std::unique_ptr<Listener>> listeners;
    for (int i = 0; i < 3; ++i)
        listeners.push_back(std::make_unique<Listener>(loop));
    for (const auto &listener : listeners)
        QTRY_VERIFY(listener->events & EPOLLOUT);
    std::vector<bool> amid;
    for (const auto &listener : listeners) {
        listener->then = [&] { amid.push_back(loop.isAmidBatch()); };
        poke(*listener);
    }
    QTRY_COMPARE(amid.size(), std::size_t(3));
    QVERIFY(amid == std::vector<bool>({true, true, false}));
    QVERIFY(!loop.isAmidBatch());
}

void LoopTest::theClockGoesForward()
{
    QEventLoop loop;
    const std::int64_t before = Loop::nowUs();
    QTimer::singleShot(5, Qt::PreciseTimer, [&loop] { loop.quit(); });
    loop.exec();
    const std::int64_t passed = Loop::nowUs() - before;
    QVERIFY(passed >= 4000);
    QVERIFY(passed < 10'000'000);
}

BIFROST_TEST(LoopTest)
#include "looptest.moc"
