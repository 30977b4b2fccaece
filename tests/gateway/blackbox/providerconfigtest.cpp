// SPDX-License-Identifier: GPL-3.0-or-later
// Providers as the file describes them: base URLs, custom ones, headers.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject custom(const MockProvider &mock, const QJsonObject &members = QJsonObject())
{
    QJsonObject settings = members;
    settings.insert(u"base_provider_type"_s, u"openai"_s);
    QJsonObject provider = providerEntry(mock.url());
    provider.insert(u"custom_provider_config"_s, settings);
    return withMember(QJsonObject(), u"providers/acme"_s, provider);
}

} // namespace

class ProviderConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void baseUrl_data();
    void baseUrl();
    void everyCompatibleProvider_data();
    void everyCompatibleProvider();
    void customPaths();
    void customAbsoluteUrl();
    void allowedRequests();
    void keyless();
    void streamWithoutDone();
    void extraHeaders();
    void aCallersLineReplacesOthersOfItsName();
    void authorizationOfAKeylessProvider();
    void nothingIsStored();
};

void ProviderConfigTest::baseUrl_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("nothing") << QString() << QByteArray("/v1/chat/completions");
    QTest::newRow("slash") << u"/"_s << QByteArray("/v1/chat/completions");
    QTest::newRow("version") << u"/v1"_s << QByteArray("/v1/chat/completions");
    QTest::newRow("version and slash") << u"/v1/"_s << QByteArray("/v1/chat/completions");
    QTest::newRow("other version") << u"/api/paas/v4"_s << QByteArray("/api/paas/v4/chat/completions");
    QTest::newRow("version before a name")
        << u"/v1beta/openai"_s << QByteArray("/v1beta/openai/chat/completions");
    QTest::newRow("whole route") << u"/v1/chat/completions"_s << QByteArray("/v1/chat/completions");
    QTest::newRow("whole route, no version") << u"/chat/completions"_s << QByteArray("/v1/chat/completions");
    QTest::newRow("steps") << u"/a/../b/./v2"_s << QByteArray("/b/v2/chat/completions");
    QTest::newRow("path") << u"/inference"_s << QByteArray("/inference/v1/chat/completions");
}

void ProviderConfigTest::baseUrl()
{
    QFETCH(QString, suffix);
    QFETCH(QByteArray, path);
    MockProvider mock;
    mock.enqueue(MockStep::answer(200, "{}"));
    GatewayProcess gateway(openAiConfig(mock, {{u"base_url"_s, mock.url() + suffix}}));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(mock.requests().last().target, path);
    STOP_GATEWAY(gateway);
}

void ProviderConfigTest::everyCompatibleProvider_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("path");
    for (const char *name : {"openai", "mistral", "groq", "parasail", "cerebras", "openrouter", "nebius",
                             "xai", "fireworks", "ollama", "sgl", "vllm"})
        QTest::newRow(name) << QString::fromLatin1(name) << QByteArray("/v1/chat/completions");
    QTest::newRow("perplexity") << u"perplexity"_s << QByteArray("/chat/completions");
}

void ProviderConfigTest::everyCompatibleProvider()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, path);
    MockProvider mock;
    mock.enqueue(MockStep::answer(200, "{}"));
    GatewayProcess gateway(withMember(QJsonObject(), u"providers/"_s + name, providerEntry(mock.url())));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody(name.toUtf8() + "/org/some-model"));
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
    const MockRequest sent = mock.requests().last();
    QCOMPARE(sent.target, path);
    QCOMPARE(sent.body, chatBody("org/some-model"));
    STOP_GATEWAY(gateway);
}

void ProviderConfigTest::customPaths()
{
    MockProvider mock;
    mock.enqueue({MockStep::answer(200, "{}"), MockStep::events({sseEvent("{}"), sseEvent("[DONE]")}),
                  MockStep::answer(200, "{}")});
    const QJsonObject paths{{u"chat_completion"_s, u"/api/chat"_s},
                            {u"chat_completion_stream"_s, u"api/stream"_s},
                            {u"embedding"_s, QString()}};
    GatewayProcess gateway(custom(mock, {{u"request_path_overrides"_s, paths}}));
    START_GATEWAY(gateway);
    QVERIFY(postTo(gateway, "/v1/chat/completions", chatBody("acme/m")));
    QVERIFY(postTo(gateway, "/v1/chat/completions", chatBody("acme/m", "\"stream\":true,")));
    QVERIFY(postTo(gateway, "/v1/embeddings", R"({"model":"acme/m","input":"x"})"));
    const QList<MockRequest> sent = mock.requests();
    QCOMPARE(sent.size(), 3);
    QCOMPARE(sent[0].target, QByteArray("/api/chat"));
    QCOMPARE(sent[1].target, QByteArray("/api/stream"));
    QCOMPARE(sent[2].target, QByteArray("/v1/embeddings"));
    STOP_GATEWAY(gateway);
}

void ProviderConfigTest::customAbsoluteUrl()
{
    MockProvider mock;
    MockProvider other;
    other.enqueue(MockStep::answer(200, "{}"));
    const QJsonObject paths{{u"chat_completion"_s, QString(other.url() + u"/elsewhere"_s)}};
    GatewayProcess gateway(custom(mock, {{u"request_path_overrides"_s, paths}}));
    START_GATEWAY(gateway);
    QVERIFY(postTo(gateway, "/v1/chat/completions", chatBody("acme/m")));
    QCOMPARE(mock.requests().size(), 0);
    QCOMPARE(other.requests().last().target, QByteArray("/elsewhere"));
    STOP_GATEWAY(gateway);
}

void ProviderConfigTest::allowedRequests()
{
    MockProvider mock;
    GatewayProcess gateway(custom(
        mock, {{u"allowed_requests"_s, QJsonObject{{u"chat_completion"_s, true}, {u"embedding"_s, false}}}}));
    START_GATEWAY(gateway);
    const auto chat = postTo(gateway, "/v1/chat/completions", chatBody("acme/gpt-4o"));
    const auto stream = postTo(gateway, "/v1/chat/completions", chatBody("acme/gpt-4o", "\"stream\":true,"));
    const auto embedding = postTo(gateway, "/v1/embeddings", R"({"model":"acme/m","input":"x"})");
    QVERIFY(chat && stream && embedding);
    QCOMPARE(chat->status, 200);
    for (const HttpAnswer &refused : {*stream, *embedding}) {
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.errorType(), QByteArray("unsupported_operation"));
        QCOMPARE(refused.json()[u"error"][u"code"].toString(), u"unsupported_operation"_s);
    }
    QCOMPARE(mock.requests().size(), 1);
    STOP_GATEWAY(gateway);
}

void ProviderConfigTest::keyless()
{
    MockOptions options;
    options.keys.clear();
    MockProvider mock(options);
    QJsonObject config =
        withMember(custom(mock, {{u"is_key_less"_s, true}}), u"providers/acme/keys"_s, QJsonArray());
    config = withMember(config, u"providers/ollama"_s, providerEntry(mock.url(), QString()));
    GatewayProcess gateway(config);
    START_GATEWAY(gateway);
    for (const QByteArray model : {"acme/gpt-4o", "ollama/gpt-4o"}) {
        const auto answer =
            postTo(gateway, "/v1/chat/completions", chatBody(model), "Authorization: Bearer sk-caller\r\n");
        QVERIFY(answer);
        QVERIFY2(answer->status == 200, answer->raw);
        QVERIFY(!mock.requests().last().headers.has("Authorization"));
    }
    QVERIFY2(mock.faults().isEmpty(), mock.faults().join('\n'));
    STOP_GATEWAY(gateway);
}

void ProviderConfigTest::streamWithoutDone()
{
    MockProvider mock;
    const QByteArray event =
        sseEvent(R"({"choices":[{"index":0,"delta":{"content":"x"},"finish_reason":"stop"}]})");
    mock.enqueue(MockStep::events({event}));
    GatewayProcess gateway(custom(mock, {{u"does_not_send_done_marker"_s, true}}));
    START_GATEWAY(gateway);
    const auto answer =
        postTo(gateway, "/openai/v1/chat/completions", chatBody("acme/m", "\"stream\":true,"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY2(answer->body.startsWith(event) && !answer->body.contains("error"), answer->body);
    STOP_GATEWAY(gateway);
}

void ProviderConfigTest::extraHeaders()
{
    MockProvider mock;
    const QJsonObject extra{{u"X-Team"_s, u"blue"_s}, {u"Authorization"_s, u"Bearer sk-other"_s}};
    GatewayProcess gateway(openAiConfig(mock, {{u"extra_headers"_s, extra}}));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(mock.requests().last().headers.value("X-Team"), QByteArray("blue"));
    QCOMPARE(mock.requests().last().bearer(), QByteArray("sk-mock"));
    STOP_GATEWAY(gateway);
}

void ProviderConfigTest::aCallersLineReplacesOthersOfItsName()
{
    MockProvider mock;
    const QJsonObject extra{{u"X-Team"_s, u"blue"_s}, {u"X-Kept"_s, u"1"_s}};
    GatewayProcess gateway(openAiConfig(mock, {{u"extra_headers"_s, extra}}));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"),
                               "x-bf-eh-user-agent: tool/1\r\nX-Bf-Eh-x-team: red\r\n");
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    const HeaderList headers = mock.requests().last().headers;
    QCOMPARE(headers.values("User-Agent"), QList<QByteArray>{"tool/1"});
    QCOMPARE(headers.values("X-Team"), QList<QByteArray>{"red"});
    QCOMPARE(headers.values("X-Kept"), QList<QByteArray>{"1"});
    QCOMPARE(headers.values("Host").size(), 1);
    QCOMPARE(headers.values("Accept").size(), 1);
    STOP_GATEWAY(gateway);
}

void ProviderConfigTest::authorizationOfAKeylessProvider()
{
    MockOptions options;
    options.keys = {"sk-header"};
    MockProvider mock(options);
    QJsonObject entry = providerEntry(mock.url(), QString());
    entry = withMember(entry, u"network_config/extra_headers"_s,
                       QJsonObject{{u"authorization"_s, u"Bearer sk-header"_s}});
    GatewayProcess gateway(withMember(QJsonObject(), u"providers/ollama"_s, entry));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("ollama/gpt-4o"),
                               "Authorization: Bearer sk-caller\r\n");
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
    QCOMPARE(mock.requests().last().headers.values("Authorization"), QList<QByteArray>{"Bearer sk-header"});
    const auto models = getFrom(gateway, "/v1/models");
    QVERIFY(models && models->body.contains("ollama/gpt-4o"));
    QVERIFY2(mock.faults().isEmpty(), mock.faults().join('\n'));
    STOP_GATEWAY(gateway);
}

void ProviderConfigTest::nothingIsStored()
{
    MockProvider mock;
    GatewayProcess gateway(withMember(openAiConfig(mock), u"providers/openai/openai_config"_s,
                                      QJsonObject{{u"disable_store"_s, true}}));
    START_GATEWAY(gateway);
    mock.enqueue({MockStep::answer(200, "{}"), MockStep::answer(200, "{}"), MockStep::answer(200, "{}"),
                  MockStep::answer(200, "{}")});
    QVERIFY(postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o")));
    QVERIFY(postTo(gateway, "/openai/v1/chat/completions", chatBody("gpt-4o", "\"store\": true,")));
    QVERIFY(postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", "\"store\":false,")));
    const QByteArray embedding = R"({"model":"text-embedding-3-small","input":"a"})";
    QVERIFY(postTo(gateway, "/openai/v1/embeddings", embedding));
    const QList<MockRequest> sent = mock.requests();
    QCOMPARE(sent.size(), 4);
    QCOMPARE(sent[0].body, QByteArray(chatBody("gpt-4o")).insert(1, "\"store\":false,"));
    QCOMPARE(sent[1].body, chatBody("gpt-4o", "\"store\": false,"));
    QCOMPARE(sent[2].body, chatBody("gpt-4o", "\"store\":false,"));
    QCOMPARE(sent[3].body, embedding); // nothing of it would be stored
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(ProviderConfigTest)
#include "providerconfigtest.moc"
