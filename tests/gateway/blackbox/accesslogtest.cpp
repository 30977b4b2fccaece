// SPDX-License-Identifier: GPL-3.0-or-later
// The line that the program's own log has for each request, for whoever asks for a level.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

#include <algorithm>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

class AccessLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWrittenForWhoAsks_data();
    void isWrittenForWhoAsks();
};

namespace {

QList<QJsonObject> accessLines(const GatewayProcess &gateway)
{
    QList<QJsonObject> lines;
    for (const QByteArray &line : gateway.output().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object[u"category"_s].toString() == u"bifrost.access"_s)
            lines.append(object);
    }
    return lines;
}

} // namespace

void AccessLogTest::isWrittenForWhoAsks_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QList<int>>("statuses");
    QTest::newRow("nobody") << QStringList() << QList<int>();
    QTest::newRow("info") << QStringList{u"-log-level"_s, u"info"_s} << QList<int>{200, 404, 501};
    QTest::newRow("warn") << QStringList{u"-log-level"_s, u"warn"_s} << QList<int>{404, 501};
    QTest::newRow("error") << QStringList{u"-log-level"_s, u"error"_s} << QList<int>{501};
}

void AccessLogTest::isWrittenForWhoAsks()
{
    QFETCH(QStringList, arguments);
    QFETCH(QList<int>, statuses);
    MockProvider mock;
    GatewayProcess gateway(openAiConfig(mock), arguments);
    START_GATEWAY(gateway);
    const QByteArray secret = "sk-not-for-the-log";
    const QByteArray lines = "Authorization: Bearer " + secret + "\r\nUser-Agent: tester/1\r\n";
    const auto listed = getFrom(gateway, "/v1/models?key=" + secret, lines);
    const auto missing = getFrom(gateway, "/nothing/here?api_key=" + secret, lines);
    mock.enqueue(MockStep::answer(501, R"({"error":{"message":"no"}})"));
    const auto failed = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"), lines);
    QVERIFY(listed && missing && failed && gateway.healthy());
    QCOMPARE(listed->status, 200);
    QCOMPARE(missing->status, 404);
    QCOMPARE(failed->status, 501);
    STOP_GATEWAY(gateway);

    const QList<QJsonObject> said = accessLines(gateway);
    QList<int> found;
    for (const QJsonObject &line : said) {
        const int status = line[u"http.status_code"_s].toInt();
        found.append(status);
        QCOMPARE(line[u"level"_s].toString(),
                 status >= 500       ? u"error"_s
                     : status >= 400 ? u"warn"_s
                                     : u"info"_s);
        QCOMPARE(line[u"http.method"_s].toString(), status == 501 ? u"POST"_s : u"GET"_s);
        QCOMPARE(line[u"http.target"_s].toString(),
                 status == 200       ? u"/v1/models"_s
                     : status == 404 ? u"/nothing/here"_s
                                     : u"/v1/chat/completions"_s);
        QCOMPARE(line[u"http.remote_addr"_s].toString(), u"127.0.0.1"_s);
        QCOMPARE(line[u"http.user_agent"_s].toString(), u"tester/1"_s);
        QVERIFY(line[u"http.request_duration_ms"_s].toDouble() > 0);
    }
    std::sort(found.begin(), found.end()); // they come from several threads
    QCOMPARE(found, statuses);
    QVERIFY2(!gateway.output().contains(secret), gateway.output());
}

BIFROST_TEST(AccessLogTest)
#include "accesslogtest.moc"
