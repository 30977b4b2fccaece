// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/timerwheel.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTest>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <random>
#include <vector>

using namespace bifrost::net;
using namespace std::chrono_literals;

namespace {

using WheelClock = std::chrono::steady_clock;

constexpr auto Early = 20ms; // a slot, and the grain of the coarse clock
constexpr auto Late = 2000ms; // the machine may be busy

/// Remembers when its deadline came.
class Bell final : public DeadlineSink
{
public:
    explicit Bell(TimerWheel &wheel) : deadline(wheel, *this) { }
    void start(std::chrono::milliseconds after)
    {
        due = WheelClock::now() + after;
        deadline.start(after);
    }
    bool wasOnTime() const { return rang >= due - Early && rang <= due + Late; }

    void onDeadline(Deadline &which) override
    {
        ++count;
        rang = WheelClock::now();
        if (&which != &deadline || deadline.isRunning())
            count = -1000;
        if (then)
            then();
    }

    Deadline deadline;
    WheelClock::time_point due;
    WheelClock::time_point rang;
    int count = 0;
    std::function<void()> then;
};

/// Counts how often timers other than one fire.
class WakeUps final : public QObject
{
public:
    explicit WakeUps(const QTimer &apartFrom) : m_apartFrom(apartFrom) { qApp->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *receiver, QEvent *event) override
    {
        if (event->type() == QEvent::Timer && qobject_cast<QTimer *>(receiver) && receiver != &m_apartFrom)
            ++count;
        return false;
    }

private:
    const QTimer &m_apartFrom;
};

} // namespace

class TimerWheelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesOnceAndInTime();
    void thousandsComeInTime();
    void renewalPutsItOff();
    void canBeBroughtForward();
    void canBeBroughtForwardFromBeyondTheWheel();
    void aStoppedOneDoesNotCome();
    void startedFromWithinItsOwnCallback();
    void destroyedWithinTheCallbackOfAnother();
    void stoppedWithinTheCallbackOfAnother();
    void zeroMeansSoonNotNow();
    void whatWasMovedOnDoesNotWake();
};

void TimerWheelTest::comesOnceAndInTime()
{
    TimerWheel wheel;
    for (const auto after : {1ms, 10ms, 60ms}) {
        Bell bell(wheel);
        bell.start(after);
        QVERIFY(bell.deadline.isRunning());
        QTRY_COMPARE(bell.count, 1);
        QVERIFY(!bell.deadline.isRunning());
        QVERIFY(bell.wasOnTime());
        QTest::qWait(40);
        QCOMPARE(bell.count, 1);
    }
}

void TimerWheelTest::thousandsComeInTime()
{
    TimerWheel wheel;
    std::mt19937 random(7);
    std::vector<std::unique_ptr<Bell>> bells;
    int rung = 0;
    for (int i = 0; i < 5000; ++i) {
        bells.push_back(std::make_unique<Bell>(wheel));
        bells.back()->then = [&rung] { ++rung; };
        bells.back()->start(std::chrono::milliseconds(random() % 400));
    }
    QTRY_COMPARE(rung, 5000);
    for (const auto &bell : bells) {
        QCOMPARE(bell->count, 1);
        QVERIFY(bell->wasOnTime());
    }
}

void TimerWheelTest::renewalPutsItOff()
{
    TimerWheel wheel;
    Bell bell(wheel);
    const auto until = WheelClock::now() + 200ms;
    while (WheelClock::now() < until) {
        bell.start(100ms);
        QTest::qWait(5);
        if (WheelClock::now() < bell.due - Early) // else this machine slept longer than we meant
            QCOMPARE(bell.count, 0);
    }
    QTRY_COMPARE(bell.count, 1);
    QVERIFY(bell.wasOnTime());
}

void TimerWheelTest::canBeBroughtForward()
{
    TimerWheel wheel;
    Bell bell(wheel);
    bell.start(20s);
    bell.start(20ms);
    QTRY_COMPARE_WITH_TIMEOUT(bell.count, 1, 2000);
    QVERIFY(bell.wasOnTime());
}

void TimerWheelTest::canBeBroughtForwardFromBeyondTheWheel()
{
    TimerWheel wheel;
    std::vector<std::unique_ptr<Bell>> far;
    for (int i = 0; i < 100; ++i) {
        far.push_back(std::make_unique<Bell>(wheel));
        far.back()->start(std::chrono::minutes(10 + i));
    }
    Bell bell(wheel);
    bell.start(1h);
    QTest::qWait(50);
    QCOMPARE(bell.count, 0);
    bell.start(30ms);
    QTRY_COMPARE_WITH_TIMEOUT(bell.count, 1, 2000);
    QVERIFY(bell.wasOnTime());
    for (const auto &other : far) {
        QCOMPARE(other->count, 0);
        QVERIFY(other->deadline.isRunning());
    }
}

void TimerWheelTest::aStoppedOneDoesNotCome()
{
    TimerWheel wheel;
    Bell stopped(wheel);
    Bell other(wheel);
    stopped.start(20ms);
    other.start(60ms);
    stopped.deadline.stop();
    QVERIFY(!stopped.deadline.isRunning());
    QTRY_COMPARE(other.count, 1);
    QCOMPARE(stopped.count, 0);
    stopped.start(10ms);
    QTRY_COMPARE(stopped.count, 1);
}

void TimerWheelTest::startedFromWithinItsOwnCallback()
{
    TimerWheel wheel;
    Bell bell(wheel);
    bell.then = [&bell] {
        if (bell.count < 5)
            bell.start(5ms);
    };
    bell.start(5ms);
    QTRY_COMPARE(bell.count, 5);
    QVERIFY(!bell.deadline.isRunning());
}

void TimerWheelTest::destroyedWithinTheCallbackOfAnother()
{
    TimerWheel wheel;
    std::vector<std::unique_ptr<Bell>> bells(50);
    int rung = 0;
    for (std::size_t i = 0; i < bells.size(); ++i) {
        bells[i] = std::make_unique<Bell>(wheel);
        bells[i]->then = [&bells, &rung, i] { // they lie in one slot; the first one takes the others with it
            ++rung;
            for (std::size_t other = 0; other < bells.size(); ++other) {
                if (other != i)
                    bells[other].reset();
            }
        };
        bells[i]->start(20ms);
    }
    Bell last(wheel);
    last.start(80ms);
    QTRY_COMPARE(last.count, 1);
    QVERIFY(rung >= 1 && rung <= 2); // two slots, if the time moved on while they were started
}

void TimerWheelTest::stoppedWithinTheCallbackOfAnother()
{
    TimerWheel wheel;
    Bell first(wheel);
    Bell second(wheel);
    first.then = [&second] { second.deadline.stop(); };
    second.then = [&first] { first.deadline.stop(); };
    first.start(20ms);
    second.start(20ms);
    Bell last(wheel);
    last.start(80ms);
    QTRY_COMPARE(last.count, 1);
    QCOMPARE(first.count + second.count, 1);
}

void TimerWheelTest::zeroMeansSoonNotNow()
{
    TimerWheel wheel;
    Bell bell(wheel);
    bell.start(0ms);
    QCOMPARE(bell.count, 0);
    QTRY_COMPARE_WITH_TIMEOUT(bell.count, 1, 2000);
    bell.start(-5s);
    QTRY_COMPARE_WITH_TIMEOUT(bell.count, 2, 2000);
}

void TimerWheelTest::whatWasMovedOnDoesNotWake()
{
    TimerWheel wheel;
    std::vector<std::unique_ptr<Bell>> bells;
    for (int i = 1; i <= 20; ++i) {
        bells.push_back(std::make_unique<Bell>(wheel));
        bells.back()->start(std::chrono::milliseconds(20 * i));
        bells.back()->start(1h);
    }
    QTimer enough;
    enough.setSingleShot(true);
    const WakeUps wakeUps(enough);
    enough.start(500ms);
    QTRY_VERIFY(!enough.isActive());
    // The first one sees that something has moved since, the second one that nothing has.
    QVERIFY2(wakeUps.count <= 2, qPrintable(QString::number(wakeUps.count)));
    for (const auto &bell : bells) {
        QCOMPARE(bell->count, 0);
        QVERIFY(bell->deadline.isRunning());
    }
    bells.front()->start(20ms);
    QTRY_COMPARE(bells.front()->count, 1);
}

BIFROST_TEST(TimerWheelTest)
#include "timerwheeltest.moc"
