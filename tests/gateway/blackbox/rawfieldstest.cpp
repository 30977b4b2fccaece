// SPDX-License-Identifier: GPL-3.0-or-later
// `extra_fields.raw_request` and `raw_response`: what went over the wire to the provider and came back.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject showing(const MockProvider &mock)
{
    QJsonObject config = withMember(openAiConfig(mock), u"providers/openai/send_back_raw_request"_s, true);
    return withMember(config, u"providers/openai/send_back_raw_response"_s, true);
}

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class RawFieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeAnswer();
    void stream();
    void refusal_data();
    void refusal();
    void dropInAnswersStayAsTheyAre();
    void onlyWhereAskedFor();
};

void RawFieldsTest::wholeAnswer()
{
    MockProvider mock;
    const QByteArray said = "{\"id\" : \"a\",\"choices\":[],\"big\":12345678901234567890}";
    mock.enqueue(MockStep::answer(200, said));
    GatewayProcess gateway(showing(mock));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    // As they were, to the byte.
    QVERIFY2(answer->body.contains(",\"raw_request\":" + chatBody("gpt-4o") + ","), answer->body);
    QVERIFY2(answer->body.contains(",\"raw_response\":" + said + "}"), answer->body);
    QCOMPARE(answer->json()[u"extra_fields"_s][u"raw_request"_s].toObject(), objectOf(chatBody("gpt-4o")));
    STOP_GATEWAY(gateway);
}

void RawFieldsTest::stream()
{
    MockProvider mock;
    const QByteArray usage = R"({"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2}})";
    mock.enqueue(MockStep::events(
        {sseEvent(R"({"choices":[{"index":0,"delta":{"content":"x"},"finish_reason":"stop"}]})"),
         sseEvent(usage), sseEvent("[DONE]")}));
    GatewayProcess gateway(showing(mock));
    START_GATEWAY(gateway);
    const QByteArray wish = R"("stream":true,"stream_options":{"include_usage":true},)";
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", wish));
    QVERIFY(answer);
    const QList<QByteArray> events = eventsOf(answer->body);
    QCOMPARE(events.size(), 3);
    const QJsonObject extra = objectOf(events[1])[u"extra_fields"_s].toObject();
    QCOMPARE(extra[u"raw_request"_s].toObject(), objectOf(chatBody("gpt-4o", wish)));
    QCOMPARE(extra[u"raw_response"_s].toObject(), objectOf(usage));
    STOP_GATEWAY(gateway);
}

void RawFieldsTest::refusal_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("JSON") << QByteArray(R"({"error":{"message":"no","type":"x"}})");
    QTest::newRow("text") << QByteArray("<html>\"no\"</html>");
}

void RawFieldsTest::refusal()
{
    QFETCH(QByteArray, said);
    MockProvider mock;
    mock.enqueue(MockStep::answer(400, said));
    GatewayProcess gateway(showing(mock));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 400);
    const QJsonObject extra = answer->json()[u"extra_fields"_s].toObject();
    QCOMPARE(extra[u"raw_request"_s].toObject(), objectOf(chatBody("gpt-4o")));
    if (said.startsWith('{'))
        QCOMPARE(extra[u"raw_response"_s].toObject(), objectOf(said));
    else
        QCOMPARE(extra[u"raw_response"_s].toString(), QString::fromUtf8(said));
    STOP_GATEWAY(gateway);
}

void RawFieldsTest::dropInAnswersStayAsTheyAre()
{
    MockProvider mock;
    mock.enqueue(MockStep::answer(200, "{\"choices\":[]}"));
    GatewayProcess gateway(showing(mock));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/openai/v1/chat/completions", chatBody("gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->body, QByteArray("{\"choices\":[]}"));
    STOP_GATEWAY(gateway);
}

void RawFieldsTest::onlyWhereAskedFor()
{
    MockProvider mock;
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    const auto without = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    const auto with = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"),
                             "X-Bf-Send-Back-Raw-Response: true\r\n");
    QVERIFY(without && with);
    QVERIFY(!without->json()[u"extra_fields"_s].toObject().contains(u"raw_response"_s));
    const QJsonObject extra = with->json()[u"extra_fields"_s].toObject();
    QVERIFY(extra[u"raw_response"_s].toObject().contains(u"choices"_s));
    QVERIFY(!extra.contains(u"raw_request"_s));
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(RawFieldsTest)
#include "rawfieldstest.moc"
