// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logline.h"

#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;

class LogLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void json();
    void pretty();
    void aRequest();
    void aMessageCannotForgeALine_data();
    void aMessageCannotForgeALine();
    void levelNames();
};

namespace {

const qint64 Noon = QDateTime(QDate(2026, 4, 1), QTime(12, 0, 0, 250), Qt::UTC).toMSecsSinceEpoch();

} // namespace

void LogLineTest::json()
{
    const QByteArray bytes =
        formatLogLine({Noon, LogLevel::Warn, "bifrost.net", u"Grüße \"x\""_s}, LogStyle::Json);
    QVERIFY(bytes.endsWith("}\n"));
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    QCOMPARE(object[u"level"].toString(), u"warn"_s);
    QCOMPARE(object[u"time"].toString(), u"2026-04-01T12:00:00.250Z"_s);
    QCOMPARE(object[u"category"].toString(), u"bifrost.net"_s);
    QCOMPARE(object[u"message"].toString(), u"Grüße \"x\""_s);
}

void LogLineTest::pretty()
{
    const QByteArray bytes =
        formatLogLine({Noon, LogLevel::Info, "bifrost.net", u"Grüße"_s}, LogStyle::Pretty);
    QCOMPARE(bytes, QByteArray("2026-04-01T12:00:00.250Z INFO  bifrost.net: Grüße\n"));
}

void LogLineTest::aRequest()
{
    const LogLine line{
        Noon, LogLevel::Warn, "bifrost.access",
        uR"({"http.remote_addr":"::1","http.user_agent":"a\u001bb","message":"GET /x%0a%20%2fy 404",)"
        uR"("http.status_code":404,"http.request_duration_ms":1.25})"_s};
    const QByteArray bytes = formatLogLine(line, LogStyle::Json);
    QVERIFY(bytes.endsWith("}\n"));
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    QCOMPARE(object[u"http.status_code"].toInt(), 404);
    QCOMPARE(object[u"level"].toString(), u"warn"_s);
    QCOMPARE(object[u"time"].toString(), u"2026-04-01T12:00:00.250Z"_s);
    QCOMPARE(object[u"category"].toString(), u"bifrost.access"_s);
    QCOMPARE(object[u"message"].toString(), u"GET /x%0a%20%2fy 404"_s);
    QCOMPARE(
        formatLogLine(line, LogStyle::Pretty),
        QByteArray(
            "2026-04-01T12:00:00.250Z WARN  bifrost.access: GET /x%0a%20%2fy 404, 1.25 ms, ::1, a\\x1bb\n"));
}

void LogLineTest::aMessageCannotForgeALine_data()
{
    QTest::addColumn<int>("style");
    QTest::newRow("json") << static_cast<int>(LogStyle::Json);
    QTest::newRow("pretty") << static_cast<int>(LogStyle::Pretty);
}

void LogLineTest::aMessageCannotForgeALine()
{
    QFETCH(int, style);
    const QString message = u"a\nb\r\x1b[2Jc\u009bd\u007fe Größe\u00a0"_s;
    const QByteArray bytes =
        formatLogLine({Noon, LogLevel::Info, "x", message}, static_cast<LogStyle>(style));
    QCOMPARE(bytes.count('\n'), 1);
    QVERIFY(!bytes.contains('\r'));
    QVERIFY(!bytes.contains('\x1b'));
    QVERIFY(!bytes.contains('\x7f'));
    QVERIFY(!bytes.contains("\xc2\x9b"));
    if (style == int(LogStyle::Json))
        QCOMPARE(QJsonDocument::fromJson(bytes).object()[u"message"].toString(), message);
}

void LogLineTest::levelNames()
{
    for (const LogLevel level : {LogLevel::Debug, LogLevel::Info, LogLevel::Warn, LogLevel::Error})
        QVERIFY(logLevelFromName(QString::fromLatin1(logLevelName(level))) == level);
    QVERIFY(!logLevelFromName(u"warning"_s));
    QVERIFY(!logLevelFromName(QString()));
}

BIFROST_TEST(LogLineTest)
#include "loglinetest.moc"
