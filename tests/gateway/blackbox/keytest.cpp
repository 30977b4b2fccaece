// SPDX-License-Identifier: GPL-3.0-or-later
// Which of a provider's keys serves a request.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

#include <QMap>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

MockOptions anyOf(const QByteArrayList &keys)
{
    MockOptions options;
    options.keys = keys;
    return options;
}

QJsonObject key(const QString &value, double weight, const QJsonObject &more = QJsonObject())
{
    QJsonObject object{{u"name"_s, value}, {u"value"_s, value}, {u"weight"_s, weight}};
    for (auto member = more.begin(); member != more.end(); ++member)
        object.insert(member.key(), member.value());
    return object;
}

QJsonObject configWith(const MockProvider &mock, const QJsonArray &keys)
{
    return withMember(openAiConfig(mock), u"providers/openai/keys"_s, keys);
}

QMap<QByteArray, int> usedKeys(const MockProvider &mock)
{
    QMap<QByteArray, int> used;
    for (const MockRequest &request : mock.requests())
        ++used[request.bearer()];
    return used;
}

} // namespace

class KeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weightsAreObeyed();
    void zeroWeightsAreEqual();
    void modelsDecide();
    void noKeyFits();
    void noKeyAtAll();
    void valueFromTheEnvironment();
    void emptyEnvironmentIsNoKey();
};

void KeyTest::weightsAreObeyed()
{
    MockProvider mock(anyOf({"sk-a", "sk-b", "sk-c", "sk-d"}));
    GatewayProcess gateway(configWith(mock,
                                      {key(u"sk-a"_s, 0.75), key(u"sk-b"_s, 0.25), key(u"sk-c"_s, 0),
                                       key(u"sk-d"_s, 1, {{u"enabled"_s, false}})}));
    START_GATEWAY(gateway);
    constexpr int Count = 400;
    RawClient client(gateway.port());
    for (int i = 0; i < Count; ++i)
        QVERIFY2(client.ask(httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o"))),
                 client.fault());
    const QMap<QByteArray, int> used = usedKeys(mock);
    QCOMPARE(used.value("sk-a") + used.value("sk-b"), Count);
    // 300 expected, standard deviation 8.7: seven of them are never seen.
    QVERIFY2(used.value("sk-a") > 240 && used.value("sk-a") < 360, QByteArray::number(used.value("sk-a")));
    STOP_GATEWAY(gateway);
}

void KeyTest::zeroWeightsAreEqual()
{
    MockProvider mock(anyOf({"sk-a", "sk-b"}));
    GatewayProcess gateway(configWith(mock, {key(u"sk-a"_s, 0), key(u"sk-b"_s, 0)}));
    START_GATEWAY(gateway);
    RawClient client(gateway.port());
    for (int i = 0; i < 60; ++i)
        QVERIFY2(client.ask(httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o"))),
                 client.fault());
    QCOMPARE(usedKeys(mock).size(), 2);
    STOP_GATEWAY(gateway);
}

void KeyTest::modelsDecide()
{
    MockProvider mock(anyOf({"sk-big", "sk-small", "sk-none"}));
    GatewayProcess gateway(configWith(
        mock,
        {key(u"sk-big"_s, 1, {{u"models"_s, QJsonArray{u"gpt-4o"_s}}}),
         key(u"sk-small"_s, 1,
             {{u"models"_s, QJsonArray{u"*"_s}}, {u"blacklisted_models"_s, QJsonArray{u"gpt-4o"_s}}}),
         key(u"sk-none"_s, 1, {{u"models"_s, QJsonArray()}})}));
    START_GATEWAY(gateway);
    for (int i = 0; i < 10; ++i) {
        QVERIFY(postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o")));
        QCOMPARE(mock.requests().last().bearer(), QByteArray("sk-big"));
        QVERIFY(postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o-mini")));
        QCOMPARE(mock.requests().last().bearer(), QByteArray("sk-small"));
    }
    STOP_GATEWAY(gateway);
}

void KeyTest::noKeyFits()
{
    MockProvider mock;
    GatewayProcess gateway(
        configWith(mock, {key(u"sk-mock"_s, 1, {{u"models"_s, QJsonArray{u"gpt-4o"_s}}})}));
    START_GATEWAY(gateway);
    for (const QByteArray target : {"/v1/chat/completions", "/openai/v1/chat/completions"}) {
        const auto answer = postTo(gateway, target, chatBody("openai/gpt-9"));
        QVERIFY(answer);
        QVERIFY2(answer->status == (target.startsWith("/openai") ? 500 : 400) || answer->status == 400,
                 answer->raw);
        QCOMPARE(answer->errorMessage(), QByteArray("no keys found that support model: gpt-9"));
        QCOMPARE(answer->json()[u"extra_fields"_s][u"provider"_s].toString(), u"openai"_s);
    }
    QCOMPARE(mock.requests().size(), 0);
    STOP_GATEWAY(gateway);
}

void KeyTest::noKeyAtAll()
{
    MockProvider mock;
    GatewayProcess gateway(configWith(mock, {}));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 400);
    QVERIFY2(answer->errorMessage().startsWith("no keys found"), answer->body);
    QCOMPARE(mock.requests().size(), 0);
    STOP_GATEWAY(gateway);
}

void KeyTest::valueFromTheEnvironment()
{
    MockProvider mock;
    GatewayProcess gateway(configWith(
        mock, {QJsonObject{{u"name"_s, u"e"_s}, {u"value"_s, u"env.TEST_KEY"_s}, {u"weight"_s, 1}}}));
    gateway.setEnvironment(u"TEST_KEY"_s, u"sk-mock"_s);
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    STOP_GATEWAY(gateway);
    QVERIFY2(!gateway.output().contains("sk-mock"), "the key is in the output");
}

void KeyTest::emptyEnvironmentIsNoKey()
{
    MockProvider mock;
    GatewayProcess gateway(configWith(
        mock, {QJsonObject{{u"name"_s, u"e"_s}, {u"value"_s, u"env.TEST_KEY"_s}, {u"weight"_s, 1}}}));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 400);
    QCOMPARE(answer->errorMessage(),
             QByteArray("no keys found for provider: openai and model: gpt-4o. Key \"e\" is empty: the "
                        "environment variable TEST_KEY is not set."));
    QCOMPARE(mock.requests().size(), 0);
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(KeyTest)
#include "keytest.moc"
