// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/bodybudget.h"
#include "gateway/net/budgetshare.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <random>
#include <thread>
#include <vector>

using bifrost::net::BodyBudget;
using bifrost::net::BudgetShare;

class BodyBudgetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesUpToItsLimit();
    void aShareCountsWhatIsMuch();
    void neverGivesMoreThanItHasToSeveralThreads();
};

void BodyBudgetTest::givesUpToItsLimit()
{
    BodyBudget budget(100);
    QVERIFY(budget.take(60));
    QVERIFY(!budget.take(41));
    QCOMPARE(budget.used(), std::size_t(60));
    QVERIFY(budget.take(40));
    QVERIFY(!budget.take(1));
    QVERIFY(budget.take(0));
    budget.give(60);
    QVERIFY(budget.take(60));
    QCOMPARE(budget.used(), std::size_t(100));
    budget.setLimit(150);
    QVERIFY(budget.take(50));
    budget.setLimit(10); // what is out stays out
    QVERIFY(!budget.take(1));
    budget.give(141);
    QVERIFY(budget.take(1));
}

void BodyBudgetTest::aShareCountsWhatIsMuch()
{
    BodyBudget budget(1'000'000);
    {
        BudgetShare first(budget);
        BudgetShare second(budget);
        QVERIFY(first.set(BudgetShare::Free));
        QCOMPARE(budget.used(), std::size_t(0));
        QVERIFY(first.set(600'000));
        QCOMPARE(budget.used(), std::size_t(600'000));
        QVERIFY(!second.set(400'001));
        QVERIFY(second.set(400'000));
        QVERIFY(first.set(500'000));
        QCOMPARE(budget.used(), std::size_t(900'000));
        QVERIFY(second.set(10));
        QCOMPARE(budget.used(), std::size_t(500'000));
    }
    QCOMPARE(budget.used(), std::size_t(0));
}

void BodyBudgetTest::neverGivesMoreThanItHasToSeveralThreads()
{
    constexpr std::size_t Limit = 1000;
    BodyBudget budget(Limit);
    std::atomic<std::size_t> held = 0;
    std::atomic<bool> exceeded = false;
    std::vector<std::thread> threads;
    for (unsigned seed = 1; seed <= 4; ++seed) {
        threads.emplace_back([&, seed] {
            std::minstd_rand random(seed);
            for (int i = 0; i < 20'000; ++i) {
                const std::size_t bytes = random() % 600;
                if (!budget.take(bytes))
                    continue;
                if (held.fetch_add(bytes) + bytes > Limit)
                    exceeded = true;
                held.fetch_sub(bytes);
                budget.give(bytes);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(!exceeded);
    QCOMPARE(budget.used(), std::size_t(0));
}

BIFROST_TEST(BodyBudgetTest)
#include "bodybudgettest.moc"
