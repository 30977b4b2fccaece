// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/statistics.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost::bench;

namespace {

Round roundOf(double direct, double nginx, double gateway)
{
    Round round;
    round.direct.set(Figure::Median, direct);
    round.nginx.set(Figure::Median, nginx);
    round.gateway.set(Figure::Median, gateway);
    round.nginx.set(Figure::Cpu, nginx);
    round.gateway.set(Figure::Cpu, gateway);
    round.gateway.set(Figure::PeakMemory, gateway);
    return round;
}

Workload withGoal(Goal goal)
{
    Workload workload{.name = "one", .title = "one goal"};
    workload.goals = {goal};
    return workload;
}

} // namespace

class StatisticsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pairsRounds();
    void judges_data();
    void judges();
};

void StatisticsTest::pairsRounds()
{
    // The machine was slow in the third round, and slow for both.
    const std::vector<Round> rounds{roundOf(1, 10, 8), roundOf(2, 12, 9), roundOf(30, 100, 80)};
    QCOMPARE(medianOf(ratiosOf(rounds, Figure::Cpu)), 0.8);
    QCOMPARE(seriesOf(rounds, Side::Gateway, Figure::AddedMedian), (Series{7, 7, 50}));
    QCOMPARE(summaryOf({3, 1, 2}, Figure::Cpu), std::optional(2.0));
    QCOMPARE(summaryOf({4, 1, 2, 3}, Figure::Cpu), std::optional(2.5));
    QCOMPARE(summaryOf({3, 1, 2}, Figure::PeakMemory), std::optional(3.0));
    QCOMPARE(summaryOf({100, 99, 100}, Figure::Success), std::optional(99.0));
    QCOMPARE(summaryOf({}, Figure::Cpu), std::nullopt);
}

void StatisticsTest::judges_data()
{
    QTest::addColumn<int>("figure");
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("bound");
    QTest::addColumn<bool>("met");
    const auto row = [](const char *name, Figure figure, Goal::Kind kind, double bound, bool met) {
        QTest::newRow(name) << static_cast<int>(figure) << static_cast<int>(kind) << bound << met;
    };
    using enum Goal::Kind;
    row("ratio met", Figure::Cpu, AtMostTimesNginx, 0.8, true);
    row("ratio missed", Figure::Cpu, AtMostTimesNginx, 0.79, false);
    row("difference met", Figure::AddedMedian, AtMostNginxPlus, -2, true);
    row("difference missed", Figure::AddedMedian, AtMostNginxPlus, -3, false);
    row("most met", Figure::PeakMemory, AtMost, 8, true);
    row("most missed", Figure::PeakMemory, AtMost, 7.9, false);
    row("least met", Figure::PeakMemory, AtLeast, 8, true);
    row("least missed", Figure::PeakMemory, AtLeast, 8.1, false);
}

void StatisticsTest::judges()
{
    QFETCH(const int, figure);
    QFETCH(const int, kind);
    QFETCH(const double, bound);
    QFETCH(const bool, met);
    Report report;
    report.add(withGoal({static_cast<Figure>(figure), static_cast<Goal::Kind>(kind), bound}),
               {roundOf(1, 10, 8)});
    QCOMPARE(report.allMet(), met);
}

BIFROST_TEST(StatisticsTest)
#include "statisticstest.moc"
