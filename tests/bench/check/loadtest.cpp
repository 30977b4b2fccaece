// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load.h"
#include "tests/bench/mockprocess.h"
#include "tests/bench/workload.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <chrono>
#include <optional>

using namespace bifrost::bench;

namespace {

constexpr double Seconds = 0.3;

Workload small()
{
    Workload workload{.name = "small", .title = "a few requests"};
    workload.connections = 4;
    return workload;
}

Workload smallStreams()
{
    Workload workload = small();
    workload.chunks = 5;
    workload.chunkInterval = std::chrono::milliseconds(2);
    return workload;
}

/// A mock that answers in the shape of one workload, and a load that expects that of another.
struct Pair
{
    Sample run(const Workload &given, const Workload &expected)
    {
        mock.emplace(given);
        Load load(expected, {mock->port(), mock->pid(), 0, Seconds});
        Sample sample = load.run();
        answers = load.answers();
        return sample;
    }

    const MockTally &tally() const { return mock->tally(); }

    std::optional<MockProcess> mock;
    std::int64_t answers = 0;
};

} // namespace

class LoadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresWholeAnswers();
    void keepsTheRate();
    void measuresStreams();
    void servesBothKindsAtOnce();
    void seesAnotherText();
    void seesAMissingChunk();
    void seesThatNothingStreams();
};

void LoadTest::measuresWholeAnswers()
{
    Pair pair;
    const Sample sample = pair.run(small(), small());
    QCOMPARE(sample[Figure::Success], std::optional(100.0));
    QVERIFY(sample[Figure::Rate].value_or(0) > 0);
    QVERIFY(sample[Figure::Cpu].value_or(0) > 0);
    QVERIFY(sample[Figure::Median] <= sample[Figure::Tail]);
    QCOMPARE(pair.tally().served.load(), pair.answers);
    QCOMPARE(pair.tally().refused.load(), 0);
    // Nothing stands between the two that would do a gateway's work.
    QCOMPARE(pair.tally().routed.load(), 0);
    QCOMPARE(pair.tally().leaked.load(), pair.answers);
}

void LoadTest::keepsTheRate()
{
    Workload workload = small();
    workload.perSecond = 200;
    Pair pair;
    const Sample sample = pair.run(workload, workload);
    QCOMPARE(sample[Figure::Success], std::optional(100.0));
    QVERIFY(pair.answers <= 200 * Seconds + 1);
}

void LoadTest::measuresStreams()
{
    Pair pair;
    const Sample sample = pair.run(smallStreams(), smallStreams());
    QCOMPARE(sample[Figure::Success], std::optional(100.0));
    QVERIFY(pair.answers > 0);
    QVERIFY(sample[Figure::Rate].value_or(0) > 0);
}

void LoadTest::servesBothKindsAtOnce()
{
    Pair pair;
    QCOMPARE(pair.run(smallStreams(), small())[Figure::Success], std::optional(100.0));
}

void LoadTest::seesAnotherText()
{
    Workload shorter = small();
    shorter.answerBytes = small().answerBytes / 2;
    Pair pair;
    const Sample sample = pair.run(shorter, small());
    QVERIFY(sample[Figure::Success].value_or(100) < 100);
    QVERIFY(!sample.firstTrouble.empty());
}

void LoadTest::seesAMissingChunk()
{
    Workload longer = smallStreams();
    ++longer.chunks;
    Pair pair;
    const Sample sample = pair.run(smallStreams(), longer);
    QCOMPARE(sample[Figure::Success], std::optional(0.0));
    QVERIFY(!sample.firstTrouble.empty());
}

void LoadTest::seesThatNothingStreams()
{
    Pair pair;
    const Sample sample = pair.run(small(), smallStreams());
    QCOMPARE(sample[Figure::Success], std::optional(0.0));
}

BIFROST_TEST(LoadTest)
#include "loadtest.moc"
