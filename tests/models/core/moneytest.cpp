// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/money.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

using namespace bifrost;

class MoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundsHalfUpOnce();
    void orderOfPartsDoesNotMatter();
    void splittingUnitsDoesNotMatter();
    void holdsLargeSums();
    void sumsAndComparesExactly();
};

void MoneyTest::roundsHalfUpOnce()
{
    const auto cost = [](std::int64_t units, std::int64_t pico) {
        CostSum sum;
        sum.add(units, {pico});
        return sum.rounded().nanoDollars;
    };
    QCOMPARE(cost(1, 499), 0);
    QCOMPARE(cost(1, 500), 1);
    QCOMPARE(cost(1, 1499), 1);
    QCOMPARE(cost(1, 1500), 2);
    // Two halves make a whole: rounding each part would give 2.
    CostSum sum;
    sum.add(1, {500});
    sum.add(1, {500});
    QCOMPARE(sum.rounded().nanoDollars, 1);
    QCOMPARE(CostSum().rounded().nanoDollars, 0);
}

void MoneyTest::orderOfPartsDoesNotMatter()
{
    std::mt19937_64 random(1);
    for (int round = 0; round < 1000; ++round) {
        std::vector<std::pair<std::int64_t, UnitPrice>> parts(1 + random() % 8);
        for (auto &[units, price] : parts) {
            units = std::int64_t(random() % 2'000'000);
            price.picoDollars = std::int64_t(random() % 100'000'000);
        }
        CostSum forward;
        for (const auto &[units, price] : parts)
            forward.add(units, price);
        std::shuffle(parts.begin(), parts.end(), random);
        CostSum shuffled;
        for (const auto &[units, price] : parts)
            shuffled.add(units, price);
        QCOMPARE(shuffled.rounded().nanoDollars, forward.rounded().nanoDollars);
    }
}

void MoneyTest::splittingUnitsDoesNotMatter()
{
    std::mt19937_64 random(2);
    for (int round = 0; round < 1000; ++round) {
        const UnitPrice price{std::int64_t(random() % 1'000'000)};
        const std::int64_t units = std::int64_t(random() % 1'000'000);
        const std::int64_t first = units == 0 ? 0 : std::int64_t(random() % std::uint64_t(units));
        CostSum whole;
        whole.add(units, price);
        CostSum split;
        split.add(first, price);
        split.add(units - first, price);
        QCOMPARE(split.rounded().nanoDollars, whole.rounded().nanoDollars);
    }
}

void MoneyTest::holdsLargeSums()
{
    // Ten million tokens at 600 $ per million, a thousand times: 6 million dollars, 6e18 pico-dollars each
    // round.
    CostSum sum;
    for (int i = 0; i < 1000; ++i)
        sum.add(10'000'000, {600'000'000});
    QCOMPARE(sum.rounded().nanoDollars, std::int64_t(6'000'000) * 1'000'000'000);
    sum.add(std::numeric_limits<std::int64_t>::max(), {1'000'000'000'000});
    QCOMPARE(sum.rounded().nanoDollars, std::numeric_limits<std::int64_t>::max());
}

void MoneyTest::sumsAndComparesExactly()
{
    Money sum;
    for (int i = 0; i < 10; ++i)
        sum = sum + Money{100'000'000};
    QVERIFY(sum == Money{1'000'000'000});
    QCOMPARE(sum.dollars(), 1.0);
    QVERIFY(Money{1} < Money{2});
    QCOMPARE((Money{5} - Money{7}).nanoDollars, -2);
}

BIFROST_TEST(MoneyTest)
#include "moneytest.moc"
