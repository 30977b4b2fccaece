// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/retryafter.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using flow::retryAfter;
using std::chrono::milliseconds;

class RetryAfterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsSaid_data();
    void readsWhatIsSaid();
    void toleratesAnything();
};

void RetryAfterTest::readsWhatIsSaid_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<qint64>("ms"); // -1: nothing is said
    const auto row = [](const char *lines, qint64 ms) {
        QTest::addRow("%s", lines) << QByteArray(lines) << ms;
    };
    const qint64 year = 366LL * 24 * 3600 * 1000;
    row("X-A: b\r\nRetry-After: 20\r\n", 20'000);
    row("retry-after:0\r\n", 0);
    row("RETRY-AFTER:  1.5 \t\r\n", 1'500);
    row("Retry-After: 99999999999999999999\r\n", year);
    row("Retry-After: 30\r\nretry-after-ms: 150.2\r\n", 151);
    row("Retry-After-Ms: soon\r\nRetry-After: 2\r\n", 2'000);
    row("Retry-After: Wed, 21 Oct 2026 07:28:10 GMT\r\n", 10'000);
    row("Retry-After: Wed, 21 Oct 2026 07:27:00 GMT\r\n", 0); // gone by
    row("Retry-After: Sat, 21 Oct 9026 07:28:00 GMT\r\n", year);
    row("", -1);
    row("X-Retry-After: 5\r\n", -1);
    row("Retry-After: \r\n", -1);
    row("Retry-After: -5\r\n", -1);
    row("Retry-After: soon\r\n", -1);
    row("Retry-After: 5, 7\r\n", -1);
    row("Retry-After: nan\r\n", -1);
    row("Retry-After: inf\r\n", -1);
    row("Retry-After: Wed, 21 Oct 2026\r\n", -1);
}

void RetryAfterTest::readsWhatIsSaid()
{
    QFETCH(QByteArray, lines);
    QFETCH(qint64, ms);
    const QDateTime now(QDate(2026, 10, 21), QTime(7, 28), Qt::UTC);
    const auto said = retryAfter({lines.constData(), std::size_t(lines.size())}, now);
    QCOMPARE(said ? qint64(said->count()) : -1, ms);
}

void RetryAfterTest::toleratesAnything()
{
    const std::string whole = "A: b\r\nRetry-After: 20\r\n";
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        const std::string cut = whole.substr(0, size); // a line without an end is one, too
        const auto said = retryAfter(cut, QDateTime::currentDateTimeUtc());
        QVERIFY(!said || *said == milliseconds(20'000) || *said == milliseconds(2'000));
    }
}

BIFROST_TEST(RetryAfterTest)
#include "retryaftertest.moc"
