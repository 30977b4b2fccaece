// SPDX-License-Identifier: GPL-3.0-or-later
// The date of the machine is set while the program runs: everything goes on, and no row is taken for old.
#include "models/log/logstore.h"
#include "tests/gateway/blackbox/managing.h"
#include "tests/support/testmain.h"

#include <QSet>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

class ClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDateThatIsSet();
};

void ClockTest::aDateThatIsSet()
{
    const QString fakeTime = QStringLiteral(BIFROST_FAKETIME);
    if (!QFile::exists(fakeTime))
        QSKIP("libfaketime is not installed.");
    QTemporaryDir folder;
    const QString dateFile = folder.filePath(u"date"_s);
    const auto setDate = [&](const QByteArray &offset) {
        QFile file(dateFile);
        return file.open(QIODevice::WriteOnly) && file.write(offset + '\n') > 0;
    };
    QVERIFY(setDate("+0"));
    QJsonObject config = withoutLog();
    config.insert(u"logs_store"_s, QJsonObject{{u"enabled"_s, true}});
    GatewayProcess gateway(config);
    START_GATEWAY(gateway);
    const bool sanitized = gateway.sanitized();
    STOP_GATEWAY(gateway);
    if (sanitized)
        QSKIP("AddressSanitizer and libfaketime both have to be loaded first.");
    gateway.setEnvironment(u"LD_PRELOAD"_s, fakeTime);
    gateway.setEnvironment(u"FAKETIME_TIMESTAMP_FILE"_s, dateFile);
    gateway.setEnvironment(u"FAKETIME_NO_CACHE"_s, u"1"_s);
    gateway.setEnvironment(u"FAKETIME_DONT_FAKE_MONOTONIC"_s, u"1"_s);
    START_GATEWAY(gateway);
    QSet<QByteArray> asked;
    int days = 30;
    for (const QByteArray offset : {"+0", "+800d", "-800d", "+36500d", "+0"}) {
        QVERIFY(setDate(offset));
        const QByteArray id = "at" + offset + '-' + QByteArray::number(++days);
        const auto answer =
            postTo(gateway, "/v1/chat/completions", chatBody("demo/echo"), "X-Request-Id: " + id + "\r\n");
        QVERIFY2(answer && answer->status == 200, offset);
        asked.insert(id);
        // Other bounds are enforced at once.
        const HttpAnswer changed =
            manage(gateway, "PATCH", "/api/config",
                   {{u"client_config"_s, QJsonObject{{u"log_retention_days"_s, days}}}});
        QVERIFY2(changed.status == 200, changed.raw);
        const auto health = getFrom(gateway, "/health");
        QVERIFY2(health && health->status == 200, offset);
    }
    STOP_GATEWAY(gateway);
    START_GATEWAY(gateway); // which looks for old rows at once
    STOP_GATEWAY(gateway);
    const auto store =
        LogStore::open(gateway.folder() + u"/logs.db"_s, LogStore::Limits{.retentionDays = 100'000});
    QVERIFY(store);
    const auto rows = (*store)->newest(100);
    QVERIFY(rows);
    QSet<QByteArray> kept;
    for (const LogRow &row : *rows)
        kept.insert(QByteArray::fromStdString(row.clientRequestId));
    QVERIFY2(kept.contains(asked), (asked - kept).values().join(' '));
}

BIFROST_TEST(ClockTest)
#include "clocktest.moc"
