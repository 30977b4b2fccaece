// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/telemetry/healthbook.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;
using telemetry::HealthBook;
using State = ProviderHealth::State;

namespace {

LogRow rowOf(int status, const char *key = "main", std::int64_t us = 1000)
{
    LogRow row;
    row.provider = "openai";
    row.keyName = key;
    row.httpStatus = status;
    row.totalUs = us;
    row.startedAtUs = 1'700'000'000'000'000;
    if (status >= 400) {
        row.status = LogStatus::Error;
        row.errorType = "upstream_error";
        row.errorMessage = "In their words";
    }
    return row;
}

LogRow withoutAnswer(const char *type)
{
    LogRow row = rowOf(502);
    row.errorType = type;
    return row;
}

/// A test whose sign-in ended so.
ConnectionReport reportOf(TestState signIn, const std::vector<KeyReport> &keys = {})
{
    ConnectionReport report;
    report.over = true;
    report.keys = keys;
    report.steps = {{TestStep::Kind::Connect, TestState::Good, {}, {}, {}},
                    {TestStep::Kind::SignIn, signIn, {}, {}, u"By the test."_s}};
    return report;
}

KeyReport keyOf(const QString &name, TestState state, int status)
{
    KeyReport key;
    key.name = name;
    key.state = state;
    key.status = status;
    key.sentence = u"The key was rejected."_s;
    return key;
}

void fill(HealthBook &book, int count, const LogRow &row)
{
    for (int i = 0; i < count; ++i)
        book.add(row);
}

} // namespace

class HealthBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnownAtFirst();
    void goodRequests();
    void whatIsNobodysFaultIsNotCounted();
    void fiveInARowAreDown();
    void aLimitIsNoFall();
    void halfOfThemFail();
    void itRecovers();
    void oneKeyOfSeveralFails();
    void attemptsCountOneByOne();
    void aStreamThatBreaksIsAFailure();
    void onlyTheLastOnesCount();
    void forgotten();
    void aGoodTestMakesFailuresBygones();
    void failuresAfterATestCount();
    void aFailedTestCountsUntilARequestGoesWell();
    void aTestJudgesEachKey();
    void anOpenListProvesNoKey();
    void lockedKeysWantAttention();
};

void HealthBookTest::nothingIsKnownAtFirst()
{
    const HealthBook book;
    QVERIFY(book.read().empty());
    QVERIFY(ProviderHealth().state() == State::Unknown);
}

void HealthBookTest::goodRequests()
{
    HealthBook book;
    for (const int us : {5000, 1000, 3000})
        book.add(rowOf(200, "main", us));
    const ProviderHealth health = book.read().at(0);
    QCOMPARE(health.provider, std::string("openai"));
    QVERIFY(health.state() == State::Good);
    QCOMPARE(health.requests, 3);
    QCOMPARE(health.p50.count(), 3000);
    QCOMPARE(health.keys.size(), 1u);
    QCOMPARE(health.keys[0].p50.count(), 3000);
    QCOMPARE(health.lastErrorUs, 0);
}

void HealthBookTest::whatIsNobodysFaultIsNotCounted()
{
    HealthBook book;
    book.add(rowOf(400));
    book.add(rowOf(404));
    book.add(withoutAnswer("no_key"));
    book.add(withoutAnswer("queue_full"));
    LogRow left = rowOf(499);
    left.status = LogStatus::Cancelled;
    book.add(left);
    LogRow demo = rowOf(200);
    demo.provider = "demo";
    book.add(demo);
    LogRow nobody = rowOf(400);
    nobody.provider.clear();
    book.add(nobody);
    QVERIFY(book.read().empty());
}

void HealthBookTest::fiveInARowAreDown()
{
    HealthBook book;
    fill(book, 3, rowOf(200));
    fill(book, 2, withoutAnswer("upstream_connection_error"));
    QVERIFY(book.read().at(0).state() == State::Good); // too few to say
    fill(book, 3, withoutAnswer("request_timed_out"));
    const ProviderHealth health = book.read().at(0);
    QVERIFY(health.state() == State::Down);
    QCOMPARE(health.failuresInARow, 5);
    QCOMPARE(health.lastStatus, 0);
    QCOMPARE(health.lastError, std::string("In their words"));
    QVERIFY(health.lastErrorUs > 0);
}

void HealthBookTest::aLimitIsNoFall()
{
    HealthBook book;
    LogRow row = rowOf(429, "main", 2000);
    row.retryAfterMs = 30'000;
    fill(book, 20, row);
    ProviderHealth health = book.read().at(0);
    QVERIFY(health.state() == State::Degraded);
    QVERIFY(health.isLimited());
    QCOMPARE(health.backAtUs, row.startedAtUs + 2000 + 30'000'000);
    QCOMPARE(health.keys.at(0).backAtUs, health.backAtUs);
    book.add(rowOf(429)); // it does not say this time
    QCOMPARE(book.read().at(0).backAtUs, 0);
    book.add(rowOf(503));
    QVERIFY(book.read().at(0).state() == State::Down);
    LogRow tried = rowOf(429);
    tried.attempts = {{"groq", "m", "a", 429, 0, 500, "slow", 1000},
                      {"groq", "m", "b", 429, 500, 500, "slow"}};
    book.add(tried);
    health = book.read().at(0);
    QCOMPARE(health.provider, std::string("groq"));
    QCOMPARE(health.keys.at(0).backAtUs, tried.startedAtUs + 500 + 1'000'000);
    QCOMPARE(health.keys.at(1).backAtUs, 0);
}

void HealthBookTest::halfOfThemFail()
{
    HealthBook book;
    for (int i = 0; i < 6; ++i) {
        book.add(rowOf(200, "main"));
        book.add(rowOf(500, "main"));
    }
    QVERIFY(book.read().at(0).state() == State::Degraded);
    book.add(rowOf(500, "main"));
    QVERIFY(book.read().at(0).state() == State::Down);
}

void HealthBookTest::itRecovers()
{
    HealthBook book;
    fill(book, 8, rowOf(503));
    QVERIFY(book.read().at(0).state() == State::Down);
    fill(book, 3, rowOf(200));
    QVERIFY(book.read().at(0).state() == State::Degraded);
    fill(book, 100, rowOf(200));
    QVERIFY(book.read().at(0).state() == State::Good);
}

void HealthBookTest::oneKeyOfSeveralFails()
{
    HealthBook book;
    fill(book, 6, rowOf(200, "eu-1"));
    book.add(rowOf(401, "legacy"));
    fill(book, 6, rowOf(200, "eu-2"));
    const ProviderHealth health = book.read().at(0);
    QVERIFY(health.state() == State::Degraded);
    QCOMPARE(health.failingKeys(), 1);
    QCOMPARE(health.keys.size(), 3u);
    QCOMPARE(health.keys[2].name, std::string("legacy"));
    QVERIFY(health.keys[2].isFailing());
    QCOMPARE(health.keys[2].lastStatus, 401);
    QVERIFY(!health.keys[0].isFailing());
}

void HealthBookTest::attemptsCountOneByOne()
{
    LogRow row = rowOf(200, "eu-2");
    row.attempts = {{"openai", "gpt-4o", "eu-1", 429, 0, 500, "slow down"},
                    {"mistral", "large", "m", 200, 600, 2000, ""}};
    row.provider = "mistral";
    HealthBook book;
    book.add(row);
    const auto all = book.read();
    QCOMPARE(all.size(), 2u);
    QCOMPARE(all[0].provider, std::string("mistral"));
    QCOMPARE(all[0].failures, 0);
    QCOMPARE(all[0].p50.count(), 2000);
    QCOMPARE(all[1].failures, 1);
    QCOMPARE(all[1].lastError, std::string("slow down"));
}

void HealthBookTest::aStreamThatBreaksIsAFailure()
{
    LogRow row = rowOf(200);
    row.status = LogStatus::Error;
    row.errorType = "upstream_protocol_error";
    HealthBook book;
    book.add(row);
    QCOMPARE(book.read().at(0).failures, 1);
}

void HealthBookTest::onlyTheLastOnesCount()
{
    HealthBook book;
    fill(book, 50, rowOf(500));
    fill(book, int(HealthBook::Kept), rowOf(200));
    const ProviderHealth health = book.read().at(0);
    QCOMPARE(health.requests, int(HealthBook::Kept));
    QCOMPARE(health.failures, 0);
    QVERIFY(health.lastError.empty());
}

void HealthBookTest::forgotten()
{
    HealthBook book;
    book.add(rowOf(500));
    book.forget("openai");
    QVERIFY(book.read().empty());
}

void HealthBookTest::aGoodTestMakesFailuresBygones()
{
    HealthBook book;
    fill(book, 6, rowOf(503));
    QVERIFY(book.read().at(0).state() == State::Down);
    book.addTest("openai", reportOf(TestState::Good));
    const ProviderHealth health = book.read().at(0);
    QVERIFY(health.state() == State::Good);
    QVERIFY(health.testIsNewest && health.test == ProviderHealth::Test::Good);
    QCOMPARE(health.failuresInARow, 0);
    QCOMPARE(health.requests, 6);
}

void HealthBookTest::failuresAfterATestCount()
{
    HealthBook book;
    book.addTest("openai", reportOf(TestState::Good));
    QVERIFY(book.read().at(0).state() == State::Good);
    fill(book, 5, rowOf(503));
    const ProviderHealth health = book.read().at(0);
    QVERIFY(health.state() == State::Down);
    QVERIFY(!health.testIsNewest);
    QCOMPARE(health.lastStatus, 503);
}

void HealthBookTest::aFailedTestCountsUntilARequestGoesWell()
{
    HealthBook book;
    fill(book, 3, rowOf(200));
    book.addTest("openai", reportOf(TestState::Failed));
    QVERIFY(book.read().at(0).state() == State::Down);
    QCOMPARE(book.read().at(0).testSentence, std::string("By the test."));
    book.add(rowOf(200));
    QVERIFY(book.read().at(0).state() == State::Good);
    book.addTest("openai", reportOf(TestState::Doubtful));
    QVERIFY(book.read().at(0).state() == State::Degraded);
    book.addTest("openai", reportOf(TestState::Good));
    QVERIFY(book.read().at(0).state() == State::Good);
}

void HealthBookTest::aTestJudgesEachKey()
{
    HealthBook book;
    book.add(rowOf(401, "a"));
    book.addTest("openai",
                 reportOf(TestState::Doubtful,
                          {keyOf(u"a"_s, TestState::Good, 200), keyOf(u"b"_s, TestState::Failed, 401)}));
    ProviderHealth health = book.read().at(0);
    QVERIFY(health.state() == State::Degraded);
    QCOMPARE(health.failingKeys(), 1);
    QCOMPARE(health.keys.at(1).name, std::string("b"));
    QCOMPARE(health.keys.at(1).lastError, std::string("The key was rejected."));
    QCOMPARE(health.lastStatus, 401);
    QCOMPARE(health.requests, 1);
    // A request with the one says nothing of the other.
    book.add(rowOf(200, "a"));
    QVERIFY(book.read().at(0).state() == State::Degraded);
    book.add(rowOf(200, "b"));
    QVERIFY(book.read().at(0).state() == State::Good);
}

void HealthBookTest::anOpenListProvesNoKey()
{
    HealthBook book;
    book.add(rowOf(401));
    book.addTest("openai", reportOf(TestState::Skipped));
    QVERIFY(book.read().at(0).state() == State::Down);
    HealthBook silent;
    fill(silent, 5, withoutAnswer("upstream_connection_error"));
    QVERIFY(silent.read().at(0).state() == State::Down);
}

void HealthBookTest::lockedKeysWantAttention()
{
    ProviderHealth health;
    health.lockedKeys = 1;
    QVERIFY(health.state() == State::Degraded);
    QVERIFY(health.stateOfRequests() == State::Unknown);
}

BIFROST_TEST(HealthBookTest)
#include "healthbooktest.moc"
