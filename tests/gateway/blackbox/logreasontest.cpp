// SPDX-License-Identifier: GPL-3.0-or-later
// What a provider says when it refuses, in the row of the log and to the caller, however it says it.
#include "models/log/logstore.h"
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

class LogReasonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTakenOut_data();
    void isTakenOut();
    void alsoOfAList();
};

void LogReasonTest::isTakenOut_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray json = "application/json";
    QTest::newRow("plain text") << QByteArray("text/plain") << QByteArray(" no such\r\n\tmodel\x1b \n")
                                << QByteArray("no such model");
    QTest::newRow("long text") << QByteArray("text/plain") << QByteArray(100000, 'x')
                               << QByteArray(1999, 'x');
    QTest::newRow("page") << QByteArray("text/html")
                          << QByteArray("<!DOCTYPE html><html>\n<head><TITLE class=a>502 Bad\n Gateway "
                                        "&amp; more</TITLE><style>a{}</style></head><body>x</body></html>")
                          << QByteArray("502 Bad Gateway & more");
    QTest::newRow("page without a title")
        << QByteArray("text/html") << QByteArray("<html><h1>Not <b>here</b></h1>") << QByteArray("Not here");
    QTest::newRow("array") << json << QByteArray(R"([{"error":{"code":400,"message":"API key not valid."}}])")
                           << QByteArray("API key not valid.");
    QTest::newRow("details") << json
                             << QByteArray(
                                    R"({"detail":[{"loc":["body","top_p"],"msg":"too hot","type":"x"}]})")
                             << QByteArray("top_p: too hot");
    QTest::newRow("msg") << json << QByteArray(R"({"code":7,"msg":"busy"})") << QByteArray("busy");
    QTest::newRow("other JSON") << json << QByteArray(R"({"why": "nobody knows"})")
                                << QByteArray(R"({"why": "nobody knows"})");
    QTest::newRow("nothing") << json << QByteArray() << QByteArray("openai answered with status 400.");
}

void LogReasonTest::isTakenOut()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, reason);
    MockProvider mock;
    const MockStep refusal = MockStep::answer(400, body, "Content-Type: " + type + "\r\n");
    mock.enqueue({refusal, refusal});
    QJsonObject config = openAiConfig(mock);
    config.remove(u"logs_store"_s);
    GatewayProcess gateway(config);
    START_GATEWAY(gateway);
    const auto relayed = postTo(gateway, "/openai/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(relayed);
    QCOMPARE(relayed->status, 400);
    QCOMPARE(relayed->body, body); // to the byte
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 400);
    if (!body.startsWith('{') && !body.isEmpty())
        QCOMPARE(answer->errorMessage(), reason);
    STOP_GATEWAY(gateway);
    auto store = LogStore::open(gateway.folder() + u"/logs.db"_s, {});
    QVERIFY(store);
    const auto rows = (*store)->newest(2);
    QVERIFY(rows && rows->size() == 2);
    for (const LogRow &row : *rows)
        QCOMPARE(QByteArray::fromStdString(row.errorMessage), reason);
}

void LogReasonTest::alsoOfAList()
{
    MockProvider mock;
    mock.enqueue(MockStep::answer(403, "not from here", "Content-Type: text/plain\r\n"));
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    const auto answer = getFrom(gateway, "/v1/models");
    QVERIFY(answer);
    QVERIFY2(answer->body.contains("openai answered with status 403: not from here"), answer->body);
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(LogReasonTest)
#include "logreasontest.moc"
