// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/failedattempts.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace std::chrono_literals;
using bifrost::http::FailedAttempts;

class FailedAttemptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstTriesAreFree();
    void theWaitDoublesUpToABound();
    void placesAreApart();
    void takenBackIsAsIfItHadNotBeen();
    void oldFailuresAreForgotten();
    void thereIsABoundOfPlaces();

private:
    const FailedAttempts::Clock::time_point m_start = FailedAttempts::Clock::now();
};

void FailedAttemptsTest::theFirstTriesAreFree()
{
    FailedAttempts failures;
    QVERIFY(failures.isEmpty());
    for (int i = 0; i < FailedAttempts::FreeTries; ++i) {
        QCOMPARE(failures.wait("here", m_start).count(), 0);
        failures.add("here", m_start);
    }
    QCOMPARE(failures.wait("here", m_start).count(), 1);
    QCOMPARE(failures.wait("here", m_start + 999ms).count(), 1);
    QCOMPARE(failures.wait("here", m_start + 1s).count(), 0);
}

void FailedAttemptsTest::theWaitDoublesUpToABound()
{
    FailedAttempts failures;
    for (int i = 1; i < FailedAttempts::FreeTries; ++i)
        failures.add("here", m_start);
    for (const int seconds : {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
        failures.add("here", m_start);
        QCOMPARE(int(failures.wait("here", m_start).count()), seconds);
    }
    for (int i = 0; i < 1000; ++i)
        failures.add("here", m_start);
    QCOMPARE(failures.wait("here", m_start), FailedAttempts::LongestWait);
}

void FailedAttemptsTest::placesAreApart()
{
    FailedAttempts failures;
    for (int i = 0; i < 20; ++i)
        failures.add("here", m_start);
    QCOMPARE(failures.wait("there", m_start).count(), 0);
    QVERIFY(failures.wait("here", m_start).count() > 0);
}

void FailedAttemptsTest::takenBackIsAsIfItHadNotBeen()
{
    FailedAttempts failures;
    for (int i = 1; i < FailedAttempts::FreeTries; ++i)
        failures.add("here", m_start);
    for (int i = 0; i < 10; ++i) {
        failures.add("here", m_start);
        failures.takeBack("here");
        QCOMPARE(failures.wait("here", m_start).count(), 0);
    }
    failures.add("there", m_start);
    failures.takeBack("there");
    failures.takeBack("there");
    failures.takeBack("nowhere");
    for (int i = 1; i < FailedAttempts::FreeTries; ++i)
        failures.takeBack("here");
    QVERIFY(failures.isEmpty());
}

void FailedAttemptsTest::oldFailuresAreForgotten()
{
    FailedAttempts failures;
    for (int i = 0; i < 20; ++i)
        failures.add("here", m_start);
    const auto later = m_start + FailedAttempts::Memory + 1s;
    failures.add("here", later);
    QCOMPARE(failures.wait("here", later).count(), 0);
}

void FailedAttemptsTest::thereIsABoundOfPlaces()
{
    FailedAttempts failures;
    for (std::size_t i = 0; i < FailedAttempts::MostPlaces + 10; ++i) {
        for (int tries = 0; tries < FailedAttempts::FreeTries; ++tries)
            failures.add(std::to_string(i), m_start + std::chrono::milliseconds(i));
    }
    const auto last = FailedAttempts::MostPlaces + 9;
    QCOMPARE(failures.wait("0", m_start).count(), 0); // the oldest one made room
    QVERIFY(failures.wait(std::to_string(last), m_start).count() > 0);
    QVERIFY(failures.wait(std::to_string(last - FailedAttempts::MostPlaces + 1), m_start).count() > 0);
    QCOMPARE(failures.wait(std::to_string(last - FailedAttempts::MostPlaces), m_start).count(), 0);
}

BIFROST_TEST(FailedAttemptsTest)
#include "failedattemptstest.moc"
