// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in demo provider: the first thing that anybody sees.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

using namespace bifrost::test;
using namespace Qt::StringLiterals;

class DemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWithoutAnyConfiguration();
    void streams();
    void isDeterministic();
    void aLongRequestIsNotRepeated();
    void aLongTextComesInFewPieces();
    void isListedLast();
    void canBeSwitchedOff();
    void yieldsToTheUsersProvider();
};

void DemoTest::answersWithoutAnyConfiguration()
{
    GatewayProcess gateway;
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("demo/echo", "", "good morning"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    const QJsonObject body = answer->json();
    QCOMPARE(body[u"object"_s].toString(), u"chat.completion"_s);
    const QJsonValue choice = body[u"choices"_s][0];
    QCOMPARE(choice[u"message"_s][u"role"_s].toString(), u"assistant"_s);
    QVERIFY2(choice[u"message"_s][u"content"_s].toString().contains(u"good morning"_s), answer->body);
    QCOMPARE(choice[u"finish_reason"_s].toString(), u"stop"_s);
    const QJsonValue usage = body[u"usage"_s];
    QVERIFY(usage[u"prompt_tokens"_s].toInt() > 0 && usage[u"completion_tokens"_s].toInt() > 0);
    QCOMPARE(usage[u"total_tokens"_s].toInt(),
             usage[u"prompt_tokens"_s].toInt() + usage[u"completion_tokens"_s].toInt());
    QCOMPARE(body[u"extra_fields"_s][u"provider"_s].toString(), u"demo"_s);
    QCOMPARE(body[u"extra_fields"_s][u"request_type"_s].toString(), u"chat_completion"_s);
    STOP_GATEWAY(gateway);
}

void DemoTest::streams()
{
    GatewayProcess gateway;
    START_GATEWAY(gateway);
    const QByteArray stream = "\"stream\":true,";
    const auto plain = postTo(gateway, "/v1/chat/completions", chatBody("demo/echo", stream));
    const auto withUsage =
        postTo(gateway, "/v1/chat/completions",
               chatBody("demo/echo", stream + "\"stream_options\":{\"include_usage\":true},"));
    QVERIFY(plain && withUsage);
    QVERIFY(plain->headers.value("Content-Type").startsWith("text/event-stream"));
    QCOMPARE(plain->headers.value("Transfer-Encoding"), QByteArray("chunked"));
    const QList<QByteArray> events = eventsOf(plain->body);
    QVERIFY(events.size() >= 3);
    QVERIFY(events.first().contains("\"role\""));
    QCOMPARE(events.last(), QByteArray("[DONE]"));
    QVERIFY(!plain->body.contains("prompt_tokens"));
    QVERIFY(!plain->body.contains("extra_fields"));
    const QList<QByteArray> more = eventsOf(withUsage->body);
    QCOMPARE(more.size(), events.size() + 1);
    QVERIFY2(more[more.size() - 2].contains("prompt_tokens"), more[more.size() - 2]);
    STOP_GATEWAY(gateway);
}

/// To take it apart would cost many times its size.
void DemoTest::aLongRequestIsNotRepeated()
{
    GatewayProcess gateway;
    START_GATEWAY(gateway);
    const QByteArray text(8'000'000, 'x');
    const QByteArray body = chatBody("demo/echo", "", text);
    const auto whole = postTo(gateway, "/v1/chat/completions", body);
    QVERIFY(whole);
    QCOMPARE(whole->status, 200);
    const QJsonObject said = whole->json();
    const QString content = said[u"choices"_s][0][u"message"_s][u"content"_s].toString();
    QVERIFY2(content.contains(u"which is more than it repeats."_s), whole->body.left(1000));
    QVERIFY(said[u"usage"_s][u"prompt_tokens"_s].toInt() >= text.size() / 4);
    const auto stream =
        postTo(gateway, "/v1/chat/completions", chatBody("demo/echo", "\"stream\":true,", text));
    QVERIFY(stream);
    QCOMPARE(stream->status, 200);
    QCOMPARE(eventsOf(stream->body).last(), QByteArray("[DONE]"));
    QVERIFY(!stream->body.contains("prompt_tokens"));
    STOP_GATEWAY(gateway);
}

void DemoTest::isDeterministic()
{
    GatewayProcess gateway;
    START_GATEWAY(gateway);
    const auto first = postTo(gateway, "/openai/v1/chat/completions", chatBody("demo/echo"));
    const auto second = postTo(gateway, "/openai/v1/chat/completions", chatBody("demo/echo"));
    QVERIFY(first && second);
    QCOMPARE(first->status, 200);
    QCOMPARE(first->json()[u"choices"_s], second->json()[u"choices"_s]);
    QCOMPARE(first->json()[u"usage"_s], second->json()[u"usage"_s]);
    STOP_GATEWAY(gateway);
}

void DemoTest::aLongTextComesInFewPieces()
{
    GatewayProcess gateway;
    START_GATEWAY(gateway);
    const auto answer =
        postTo(gateway, "/v1/chat/completions",
               chatBody("demo/echo", "\"stream\":true,", QByteArray("a b ").repeated(75'000)));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    const QList<QByteArray> events = eventsOf(answer->body);
    QVERIFY2(events.size() < 120, QByteArray::number(events.size())); // one each 20 ms
    QCOMPARE(events.last(), QByteArray("[DONE]"));
    STOP_GATEWAY(gateway);
}

void DemoTest::isListedLast()
{
    MockProvider mock;
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    for (const QByteArray target : {"/v1/models", "/openai/v1/models"}) {
        const auto answer = getFrom(gateway, target);
        QVERIFY(answer);
        const QJsonArray models = answer->json()[u"data"_s].toArray();
        QVERIFY2(models.size() > 1, answer->body);
        QCOMPARE(models.last()[u"id"_s].toString(), u"demo/echo"_s);
    }
    STOP_GATEWAY(gateway);
}

void DemoTest::canBeSwitchedOff()
{
    GatewayProcess gateway(withMember(QJsonObject(), u"server/demo"_s, false));
    START_GATEWAY(gateway);
    const auto chat = postTo(gateway, "/v1/chat/completions", chatBody("demo/echo"));
    const auto models = getFrom(gateway, "/v1/models");
    QVERIFY(chat && models);
    QCOMPARE(chat->status, 400);
    QVERIFY(!models->body.contains("demo/echo"));
    STOP_GATEWAY(gateway);
}

void DemoTest::yieldsToTheUsersProvider()
{
    MockProvider mock;
    QJsonObject provider = providerEntry(mock.url());
    provider.insert(u"custom_provider_config"_s, QJsonObject{{u"base_provider_type"_s, u"openai"_s}});
    GatewayProcess gateway(withMember(QJsonObject(), u"providers/demo"_s, provider));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("demo/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(mock.requests().size(), 1);
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(DemoTest)
#include "demotest.moc"
