// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/admission.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QTest>
#include <QThread>

#include <functional>
#include <memory>
#include <semaphore>
#include <vector>

using namespace bifrost;
using flow::Admission;
using providers::Provider;
using Verdict = flow::Admission::Verdict;

namespace {

Provider providerFor(int concurrency, int queueSize = 1000)
{
    Provider provider;
    provider.concurrency = concurrency;
    provider.queueSize = queueSize;
    provider.load = std::make_shared<providers::ProviderLoad>();
    return provider;
}

/// Comes when it is admitted.
struct Visitor final : Admission::Guest
{
    void onAdmitted() override
    {
        isIn = true;
        if (then)
            then();
    }

    bool isIn = false;
    std::function<void()> then;
};

/// A gateway thread: an event loop with an admission of its own.
class Desk
{
public:
    Desk()
    {
        m_context.moveToThread(&m_thread);
        m_thread.start();
    }
    ~Desk()
    {
        m_thread.quit();
        m_thread.wait();
    }
    void run(const std::function<void()> &what)
    {
        QMetaObject::invokeMethod(&m_context, what, Qt::BlockingQueuedConnection);
    }

    QObject m_context;
    Admission admission{&m_context};

private:
    QThread m_thread;
};

/// Comes in, works for a turn of the event loop, goes, and comes again.
class Worker final : public Admission::Guest
{
public:
    Worker(Desk &desk, const Provider &provider, std::atomic<int> &inside, std::atomic<int> &most)
        : m_desk(desk)
        , m_provider(provider)
        , m_inside(inside)
        , m_most(most)
    { }

    void come()
    {
        if (m_desk.admission.enter(m_provider, false, *this) == Verdict::Admitted)
            onAdmitted();
    }
    void onAdmitted() override
    {
        const int now = m_inside.fetch_add(1) + 1;
        for (int most = m_most; now > most && !m_most.compare_exchange_weak(most, now);) { }
        QMetaObject::invokeMethod(
            &m_desk.m_context,
            [this] {
                m_inside.fetch_sub(1);
                m_desk.admission.leave(m_provider);
                if (++turns < turnsWanted)
                    come();
                else
                    isDone = true;
            },
            Qt::QueuedConnection);
    }

    int turnsWanted = 0;
    std::atomic<int> turns = 0;
    std::atomic<bool> isDone = false;

private:
    Desk &m_desk;
    const Provider &m_provider;
    std::atomic<int> &m_inside;
    std::atomic<int> &m_most;
};

} // namespace

class AdmissionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void admitsUpToTheLimit();
    void servesInOrder();
    void nobodyOvertakes();
    void aFullQueueTurnsAway();
    void whoGivesUpIsNotServed();
    void guestsMayComeAndGoWithinTheirTurn();
    void providersDoNotWaitForEachOther();
    void morePlacesAreTakenAtOnce();
    void aNeighbourIsWoken();
    void theBoundHoldsOverThreads();
    void noThreadStarves();
};

void AdmissionTest::admitsUpToTheLimit()
{
    QObject context;
    Admission admission(&context);
    const Provider provider = providerFor(2);
    Visitor visitors[3];
    QVERIFY(admission.enter(provider, false, visitors[0]) == Verdict::Admitted);
    QVERIFY(admission.enter(provider, false, visitors[1]) == Verdict::Admitted);
    QVERIFY(admission.enter(provider, false, visitors[2]) == Verdict::Waiting);
    QCoreApplication::processEvents();
    QVERIFY(!visitors[2].isIn);
    QCOMPARE(provider.load->taken.load(), 2);
    QCOMPARE(provider.load->waiting.load(), 1);
    admission.leave(provider);
    QVERIFY(!visitors[2].isIn); // not from within
    QTRY_VERIFY(visitors[2].isIn);
    QVERIFY(!visitors[0].isIn); // was told at once, not by a call
    admission.leave(provider);
    admission.leave(provider);
    QCOMPARE(provider.load->taken.load(), 0);
    QCOMPARE(provider.load->waiting.load(), 0);
}

void AdmissionTest::servesInOrder()
{
    QObject context;
    Admission admission(&context);
    const Provider provider = providerFor(1);
    Visitor first;
    QVERIFY(admission.enter(provider, false, first) == Verdict::Admitted);
    std::vector<int> order;
    Visitor visitors[5];
    for (int i = 0; i < 5; ++i) {
        visitors[i].then = [&, i] {
            order.push_back(i);
            admission.leave(provider);
        };
        QVERIFY(admission.enter(provider, false, visitors[i]) == Verdict::Waiting);
    }
    admission.leave(provider);
    QTRY_COMPARE(order, std::vector({0, 1, 2, 3, 4}));
    QCOMPARE(provider.load->taken.load(), 0);
}

void AdmissionTest::nobodyOvertakes()
{
    QObject context;
    Admission admission(&context);
    const Provider provider = providerFor(1);
    Visitor first;
    Visitor waiting;
    Visitor late;
    QVERIFY(admission.enter(provider, false, first) == Verdict::Admitted);
    QVERIFY(admission.enter(provider, false, waiting) == Verdict::Waiting);
    admission.leave(provider); // a place is free, but it is not the newcomer's
    QVERIFY(admission.enter(provider, false, late) == Verdict::Waiting);
    QTRY_VERIFY(waiting.isIn);
    QCoreApplication::processEvents();
    QVERIFY(!late.isIn);
    admission.leave(provider);
    QTRY_VERIFY(late.isIn);
}

void AdmissionTest::aFullQueueTurnsAway()
{
    QObject context;
    Admission admission(&context);
    const Provider provider = providerFor(1, 1);
    Visitor visitors[4];
    QVERIFY(admission.enter(provider, true, visitors[0]) == Verdict::Admitted);
    QVERIFY(admission.enter(provider, true, visitors[1]) == Verdict::Waiting);
    QVERIFY(admission.enter(provider, true, visitors[2]) == Verdict::Full);
    QCOMPARE(provider.load->waiting.load(), 1);
    QVERIFY(admission.enter(provider, false, visitors[3]) == Verdict::Waiting); // wants to wait all the same
    admission.leave(provider);
    QTRY_VERIFY(visitors[1].isIn);
    admission.leave(provider);
    QTRY_VERIFY(visitors[3].isIn);
    QVERIFY(!visitors[2].isIn);
    QCOMPARE(provider.load->waiting.load(), 0);
}

void AdmissionTest::whoGivesUpIsNotServed()
{
    QObject context;
    Admission admission(&context);
    const Provider provider = providerFor(1);
    Visitor first;
    Visitor last;
    QVERIFY(admission.enter(provider, false, first) == Verdict::Admitted);
    {
        Visitor leaving;
        QVERIFY(admission.enter(provider, false, leaving) == Verdict::Waiting);
        QVERIFY(admission.enter(provider, false, last) == Verdict::Waiting);
        admission.giveUp(provider, leaving);
        admission.giveUp(provider, leaving); // once is enough
        QCOMPARE(provider.load->waiting.load(), 1);
    }
    admission.leave(provider);
    QTRY_VERIFY(last.isIn);
    QCOMPARE(provider.load->taken.load(), 1);
    QCOMPARE(provider.load->waiting.load(), 0);
}

void AdmissionTest::guestsMayComeAndGoWithinTheirTurn()
{
    QObject context;
    Admission admission(&context);
    const Provider provider = providerFor(1);
    Visitor holder;
    Visitor visitors[3];
    QVERIFY(admission.enter(provider, false, holder) == Verdict::Admitted);
    for (Visitor &visitor : visitors)
        QVERIFY(admission.enter(provider, false, visitor) == Verdict::Waiting);
    int again = 0;
    visitors[0].then = [&] { // takes another one's place in the queue away, leaves and comes again
        admission.giveUp(provider, visitors[1]);
        admission.leave(provider);
        if (again++ == 0)
            QVERIFY(admission.enter(provider, false, visitors[0]) == Verdict::Waiting);
    };
    visitors[2].then = [&] { admission.leave(provider); };
    admission.leave(provider);
    QTRY_COMPARE(again, 2);
    QTRY_COMPARE(provider.load->taken.load(), 0);
    QVERIFY(!visitors[1].isIn);
    QVERIFY(visitors[2].isIn);
}

void AdmissionTest::providersDoNotWaitForEachOther()
{
    QObject context;
    Admission admission(&context);
    const Provider one = providerFor(1);
    const Provider other = providerFor(1);
    Visitor visitors[3];
    QVERIFY(admission.enter(one, false, visitors[0]) == Verdict::Admitted);
    QVERIFY(admission.enter(one, false, visitors[1]) == Verdict::Waiting);
    QVERIFY(admission.enter(other, false, visitors[2]) == Verdict::Admitted);
    // The same provider of a newer configuration shares its load.
    Provider newer = one;
    newer.concurrency = 2;
    admission.leave(newer);
    QTRY_VERIFY(visitors[1].isIn);
}

void AdmissionTest::morePlacesAreTakenAtOnce()
{
    QObject context;
    Admission admission(&context);
    Provider provider = providerFor(1);
    Visitor visitors[4];
    QVERIFY(admission.enter(provider, false, visitors[0]) == Verdict::Admitted);
    for (int i = 1; i < 4; ++i)
        QVERIFY(admission.enter(provider, false, visitors[i]) == Verdict::Waiting);
    provider.concurrency = 3;
    admission.setLimit(provider);
    QVERIFY(visitors[1].isIn && visitors[2].isIn && !visitors[3].isIn);
    provider.concurrency = 2; // fewer: those who are in stay, and the next one waits for two to leave
    admission.setLimit(provider);
    admission.leave(provider);
    QCoreApplication::processEvents();
    QVERIFY(!visitors[3].isIn);
    admission.leave(provider);
    QTRY_VERIFY(visitors[3].isIn);
    QCOMPARE(provider.load->taken.load(), 2);
}

void AdmissionTest::aNeighbourIsWoken()
{
    Desk here;
    Desk there;
    here.admission.setNeighbours({&there.admission});
    there.admission.setNeighbours({&here.admission});
    const Provider provider = providerFor(1);
    Visitor holder;
    Visitor waiting;
    std::binary_semaphore served(0);
    waiting.then = [&served] { served.release(); };
    here.run([&] { QVERIFY(here.admission.enter(provider, false, holder) == Verdict::Admitted); });
    there.run([&] { QVERIFY(there.admission.enter(provider, false, waiting) == Verdict::Waiting); });
    QVERIFY(!served.try_acquire_for(std::chrono::milliseconds(20)));
    here.run([&] { here.admission.leave(provider); });
    QVERIFY(served.try_acquire_for(std::chrono::seconds(5)));
    QCOMPARE(provider.load->taken.load(), 1);
}

void AdmissionTest::theBoundHoldsOverThreads()
{
    for (const int concurrency : {1, 3}) {
        Desk desks[3];
        for (int i = 0; i < 3; ++i)
            desks[i].admission.setNeighbours({&desks[(i + 1) % 3].admission, &desks[(i + 2) % 3].admission});
        const Provider provider = providerFor(concurrency);
        std::atomic<int> inside = 0;
        std::atomic<int> most = 0;
        std::vector<std::unique_ptr<Worker>> workers;
        for (int i = 0; i < 15; ++i) {
            workers.push_back(std::make_unique<Worker>(desks[i % 3], provider, inside, most));
            workers.back()->turnsWanted = 300;
        }
        for (int i = 0; i < 15; ++i)
            desks[i % 3].run([&, i] { workers[std::size_t(i)]->come(); });
        for (const auto &worker : workers) // nobody is forgotten
            QVERIFY(test::runUntil([&worker] { return worker->isDone.load(); }, std::chrono::seconds(20)));
        QVERIFY(most >= 1 && most <= concurrency);
        QCOMPARE(inside.load(), 0);
        QCOMPARE(provider.load->taken.load(), 0);
        QCOMPARE(provider.load->waiting.load(), 0);
    }
}

void AdmissionTest::noThreadStarves()
{
    Desk busy;
    Desk quiet;
    busy.admission.setNeighbours({&quiet.admission});
    quiet.admission.setNeighbours({&busy.admission});
    const Provider provider = providerFor(1);
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    std::vector<std::unique_ptr<Worker>> workers; // always somebody waits on the busy thread
    for (int i = 0; i < 5; ++i) {
        workers.push_back(std::make_unique<Worker>(busy, provider, inside, most));
        workers.back()->turnsWanted = 20'000;
    }
    Worker single(quiet, provider, inside, most);
    single.turnsWanted = 10;
    for (const auto &worker : workers)
        busy.run([&worker] { worker->come(); });
    quiet.run([&single] { single.come(); });
    QVERIFY(test::runUntil([&] { return single.isDone || workers[0]->isDone; }, std::chrono::seconds(20)));
    const int turnsOfTheOthers = workers[0]->turns;
    QVERIFY2(single.isDone, "the other thread kept the place to itself");
    QVERIFY2(turnsOfTheOthers < 10'000, QByteArray::number(turnsOfTheOthers).constData());
    for (const auto &worker : workers)
        QVERIFY(test::runUntil([&worker] { return worker->isDone.load(); }, std::chrono::seconds(20)));
}

BIFROST_TEST(AdmissionTest)
#include "admissiontest.moc"
