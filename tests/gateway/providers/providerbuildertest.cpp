// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/providercall.h"
#include "tests/gateway/providers/provideraid.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using namespace bifrost::providers;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

class ProviderBuilderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKnownProviderNeedsAKeyOnly();
    void versionsAreAddedWhereTheyAreMissing_data();
    void versionsAreAddedWhereTheyAreMissing();
    void pathOverrides();
    void pathOverridesThatAreNone_data();
    void pathOverridesThatAreNone();
    void allowedRequests();
    void unusableOnesSayWhy_data();
    void unusableOnesSayWhy();
    void badKeyIsLeftOut();
    void lockedKeysStay();
    void extraHeadersNeitherBreakNorOverride();
    void extraHeadersThatAreLeftOutAreSaid();
    void authorizationWithoutAKey();
    void extraHeadersReplaceOurDefaults();
    void aCallersLinesReplaceAllOthers();
    void theLoopMarkGoesWhereALoopMayLead_data();
    void theLoopMarkGoesWhereALoopMayLead();
    void socketsAreReachedDirectly();
    void networkSettingsArrive();
    void theDemoNeedsNothing();
};

void ProviderBuilderTest::aKnownProviderNeedsAKeyOnly()
{
    const Provider provider = build(configOf("groq"));
    QVERIFY(!provider.unusable);
    QVERIFY(provider.needsKey);
    QCOMPARE(provider.keys.size(), std::size_t(1));
    QCOMPARE(provider.keys[0].authorization.reveal(), std::string_view("Authorization: Bearer sk-1\r\n"));
    QCOMPARE(pathOf(provider, Operation::ChatCompletion), std::string("/openai/v1/chat/completions"));
    QCOMPARE(pathOf(provider, Operation::ListModels), std::string("/openai/v1/models"));
    QCOMPARE(pathOf(provider, Operation::Embedding), std::string("nowhere"));
    QVERIFY(!provider.offers(Operation::Embedding, false));
    const Target &target = *provider.target(Operation::ChatCompletion, true, nullptr);
    QVERIFY(target.requestStart.starts_with("POST "));
    QVERIFY(hasLine(provider, "Host: api.groq.com"));
    QVERIFY(hasLine(provider, "Content-Type: application/json"));
    QVERIFY(!hasLine(provider, "Content-Type: application/json", Operation::ListModels));
    QVERIFY(target.endpoint->tls);
    QCOMPARE(target.endpoint->host, std::string("api.groq.com"));
    QCOMPARE(int(target.endpoint->port), 443);
    QVERIFY(target.endpoint == provider.target(Operation::ListModels, false, nullptr)->endpoint); // one pool
    QVERIFY(target.requestStart.find("sk-1") == std::string::npos);
}

void ProviderBuilderTest::versionsAreAddedWhereTheyAreMissing_data()
{
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const char *url, const char *path) { QTest::newRow(url) << QByteArray(path); };
    row("http://localhost:11434", "/v1/chat/completions");
    row("http://localhost:11434/", "/v1/chat/completions");
    row("http://localhost:11434/v1", "/v1/chat/completions");
    row("http://localhost:11434/v1/", "/v1/chat/completions");
    row("http://localhost:11434/api/v4", "/api/v4/chat/completions");
    row("http://localhost:11434/v1beta/openai", "/v1beta/openai/chat/completions");
    row("http://localhost:11434/proxy", "/proxy/v1/chat/completions");
}

void ProviderBuilderTest::versionsAreAddedWhereTheyAreMissing()
{
    QFETCH(const QByteArray, path);
    QCOMPARE(pathOf(build(configOf("ollama", QTest::currentDataTag())), Operation::ChatCompletion),
             path.toStdString());
}

void ProviderBuilderTest::pathOverrides()
{
    ProviderConfig config = customConfig();
    config.custom->requestPathOverrides = {
        {u"chat_completion"_s, u"/talk?api-version=1"_s},
        {u"chat_completion_stream"_s, u"talk/stream"_s},
        {u"embedding"_s, u"http://other.example:81/embed"_s},
        {u"text_completion"_s, u"https://[::1]:8/d/c/?api-version=2024-10-21"_s}};
    const Provider provider = build(config);
    QVERIFY(!provider.unusable);
    QCOMPARE(pathOf(provider, Operation::ChatCompletion), std::string("/api/talk?api-version=1"));
    QCOMPARE(pathOf(provider, Operation::ChatCompletion, true), std::string("/api/talk/stream"));
    QCOMPARE(pathOf(provider, Operation::TextCompletion), std::string("/d/c/?api-version=2024-10-21"));
    QVERIFY(hasLine(provider, "Host: [::1]:8", Operation::TextCompletion));
    QCOMPARE(pathOf(provider, Operation::TextCompletion, true), std::string("/api/v1/completions"));
    QCOMPARE(pathOf(provider, Operation::Embedding), std::string("/embed"));
    QVERIFY(hasLine(provider, "Host: other.example:81", Operation::Embedding));
    const Target &other = *provider.target(Operation::Embedding, false, nullptr);
    QCOMPARE(other.endpoint->host, std::string("other.example"));
    QVERIFY(!other.endpoint->tls);
}

void ProviderBuilderTest::pathOverridesThatAreNone_data()
{
    QTest::addColumn<int>("unused");
    for (const char *path : {"ftp://other.example/x", "http://", "/a b", "/a\r\nX-Injected: 1", "/a#b",
                             "/\xFC", "http://other.example/a?b#c", "http://other.example/a?b c",
                             "http://other.example/a?b\r\nX: 1", "http://?a=b"})
        QTest::newRow(path) << 0;
}

void ProviderBuilderTest::pathOverridesThatAreNone()
{
    ProviderConfig config = customConfig();
    config.custom->requestPathOverrides = {
        {u"chat_completion"_s, QString::fromLatin1(QTest::currentDataTag())}};
    const Provider provider = build(config);
    QVERIFY(provider.unusable);
    QVERIFY(provider.unusable->message.find("`mine`") != std::string::npos);
}

void ProviderBuilderTest::allowedRequests()
{
    ProviderConfig config = customConfig();
    QVERIFY(build(config).offers(Operation::Embedding, false)); // absent: everything
    config.custom->allowedRequests = {u"chat_completion"_s, u"text_completion_stream"_s};
    const Provider some = build(config);
    QVERIFY(some.offers(Operation::ChatCompletion, false));
    QVERIFY(!some.offers(Operation::ChatCompletion, true));
    QVERIFY(!some.offers(Operation::TextCompletion, false));
    QVERIFY(some.offers(Operation::TextCompletion, true));
    QVERIFY(!some.offers(Operation::Embedding, false));
    QVERIFY(!some.offers(Operation::ListModels, false));
    QVERIFY(some.target(Operation::TextCompletion, true, nullptr));
    config.custom->allowedRequests = QStringList();
    const Provider none = build(config);
    for (const Operation operation : AllOperations)
        QVERIFY(!none.offers(operation, false) && !none.offers(operation, true));
}

void ProviderBuilderTest::badKeyIsLeftOut()
{
    ProviderConfig config = configOf("openai");
    config.keys.push_back(config.keys[0]);
    config.keys[0].value.value = Secret("sk-1\r\nX-Injected: 1");
    const Provider provider = buildProvider(config, "1.1 test");
    QVERIFY(!provider.unusable);
    QCOMPARE(provider.keys.size(), std::size_t(1));
    QCOMPARE(provider.objections.size(), std::size_t(1));
    QVERIFY(provider.objections[0].find("`main`") != std::string::npos);
    QVERIFY(provider.objections[0].find("Injected") == std::string::npos);
}

void ProviderBuilderTest::lockedKeysStay()
{
    ProviderConfig config = configOf("openai");
    config.keys[0].value = {Secret(), {}, true};
    const Provider provider = build(config);
    QVERIFY(!provider.unusable);
    QCOMPARE(provider.keys.size(), std::size_t(1));
    QVERIFY(provider.keys[0].locked);
    QCOMPARE(provider.objections.size(), std::size_t(1));
    QVERIFY(provider.objections[0].find("locked") != std::string::npos);
    config.locked = true;
    QVERIFY(build(config).unusable->code == ErrorCode::SecretsLocked);
}

void ProviderBuilderTest::unusableOnesSayWhy_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("dialect") << 0 << QByteArray("dialect");
    QTest::newRow("proxy") << 1 << QByteArray("proxy_config.url");
    QTest::newRow("no base URL") << 2 << QByteArray("base_url");
    QTest::newRow("bad base URL") << 3 << QByteArray("base_url");
    QTest::newRow("custom without a base URL") << 5 << QByteArray("base_url");
    QTest::newRow("custom of another dialect") << 6 << QByteArray("`gemini`");
    QTest::newRow("proxy of the environment") << 7 << QByteArray("the environment variable HTTPS_PROXY");
}

void ProviderBuilderTest::unusableOnesSayWhy()
{
    QFETCH(const int, which);
    QFETCH(const QByteArray, word);
    ProviderConfig config = which == 0 ? configOf("anthropic")
        : which == 2                   ? configOf("ollama")
                                       : configOf("openai");
    if (which == 1)
        config.proxy.type = ProxyConfig::Type::Socks5;
    if (which == 3)
        config.network.baseUrl = u"api.example.com"_s;
    if (which == 5)
        config = customConfig("");
    if (which == 6) {
        config = customConfig();
        config.custom->baseProviderType = u"gemini"_s;
    }
    if (which == 7) {
        config.proxy.type = ProxyConfig::Type::Environment;
        config.proxy.forHttps = {u"HTTPS_PROXY"_s, Secret("ftp://s3cret@proxy")};
    }
    const Provider provider = build(config);
    QVERIFY(provider.unusable);
    const std::string &message = provider.unusable->message;
    QVERIFY2(message.find(word.toStdString()) != std::string::npos, message.c_str());
    QVERIFY(message.find("sk-1") == std::string::npos);
    QVERIFY(provider.load);
    config.proxy = {};
    if (which == 1)
        QVERIFY(!build(config).unusable);
}

void ProviderBuilderTest::extraHeadersNeitherBreakNorOverride()
{
    ProviderConfig config = configOf("openai");
    config.network.extraHeaders = {{u"X-Team"_s, u"a b"_s},
                                   {u"X-Break"_s, u"a\r\nX-Injected: 1"_s},
                                   {u"X Bad"_s, u"a"_s},
                                   {u"X-Bad:"_s, u"a"_s},
                                   {u""_s, u"a"_s},
                                   {u"HOST"_s, u"evil.example"_s},
                                   {u"Content-Length"_s, u"0"_s},
                                   {u"transfer-encoding"_s, u"chunked"_s},
                                   {u"Authorization"_s, u"mine"_s},
                                   {u"Connection"_s, u"close"_s},
                                   {u"Expect"_s, u"100-continue"_s},
                                   {u"OpenAI-Organization"_s, u"org-1"_s}};
    const Provider provider = build(config);
    QVERIFY(hasLine(provider, "X-Team: a b"));
    QVERIFY(hasLine(provider, "OpenAI-Organization: org-1"));
    const std::string &start = provider.target(Operation::ChatCompletion, false, nullptr)->requestStart;
    for (const char *never :
         {"Injected", "X-Break", "X Bad", "X-Bad", "evil", "Length", "chunked", "mine", "close", "Expect"})
        QVERIFY2(start.find(never) == std::string::npos, never);
}

void ProviderBuilderTest::extraHeadersThatAreLeftOutAreSaid()
{
    ProviderConfig config = configOf("openai");
    config.network.extraHeaders = {{u"authorization"_s, u"Bearer sk-secret-header"_s},
                                   {u"Content-Type"_s, u"text/plain"_s},
                                   {u"X-Team"_s, u"a"_s}};
    const Provider provider = build(config);
    QVERIFY(provider.authorization.isEmpty());
    QCOMPARE(provider.authorizationFor(&provider.keys[0]),
             std::string_view("Authorization: Bearer sk-1\r\n"));
    const std::vector<std::string> expected{
        "`extra_headers` of provider `openai`: `Content-Type` is set by the gateway itself and is left out.",
        "`extra_headers` of provider `openai`: Authorization is left out, the key in `keys` is sent."};
    QCOMPARE(provider.objections, expected);
}

void ProviderBuilderTest::authorizationWithoutAKey()
{
    ProviderConfig config = configOf("ollama", "http://localhost:1");
    config.keys.resize(1);
    config.keys[0].value.value = Secret("sk-of-the-key");
    config.network.extraHeaders = {{u"AUTHORIZATION"_s, u"Basic dXNlcjpwYXNzd29yZA=="_s}};
    const Provider provider = build(config);
    QVERIFY(provider.objections.empty());
    QCOMPARE(provider.authorizationFor(nullptr),
             std::string_view("Authorization: Basic dXNlcjpwYXNzd29yZA==\r\n"));
    QCOMPARE(provider.authorizationFor(&provider.keys[0]),
             std::string_view("Authorization: Bearer sk-of-the-key\r\n"));
    QVERIFY(provider.target(Operation::ChatCompletion, false, nullptr)->requestStart.find("Basic")
            == std::string::npos); // once, and not where logs could find it
    std::string text = "refused: dXNlcjpwYXNzd29yZA== and sk-of-the-key, Basic";
    provider.hideCredentials(text);
    QVERIFY2(text.find("dXNlcjpwYXNzd29yZA==") == std::string::npos
                 && text.find("sk-of-the-key") == std::string::npos && text.ends_with(", Basic"),
             text.c_str());
}

void ProviderBuilderTest::extraHeadersReplaceOurDefaults()
{
    ProviderConfig config = configOf("openai");
    QVERIFY(hasLine(build(config), "User-Agent: bifrost-desktop"));
    QVERIFY(hasLine(build(config), "Accept: */*"));
    config.network.extraHeaders = {{u"user-agent"_s, u"mine/1"_s}, {u"Accept"_s, u"application/json"_s}};
    const Provider provider = build(config);
    QVERIFY(provider.objections.empty());
    QVERIFY(hasLine(provider, "user-agent: mine/1"));
    QVERIFY(hasLine(provider, "Accept: application/json"));
    QVERIFY(!hasLine(provider, "User-Agent: bifrost-desktop"));
    QVERIFY(!hasLine(provider, "Accept: */*"));
}

void ProviderBuilderTest::socketsAreReachedDirectly()
{
    ProviderConfig config = configOf("openai");
    config.network.baseUrl = u"http+unix://%2Frun%2Fllm.sock/api/v1"_s;
    const Provider provider = build(config);
    const Target *target = provider.target(Operation::ChatCompletion, false, nullptr);
    QCOMPARE(target->endpoint->unixPath, std::string("/run/llm.sock"));
    QVERIFY(hasLine(provider, "Host: localhost"));
    QVERIFY(target->requestStart.starts_with("POST /api/v1/chat/completions HTTP/1.1\r\n"));
    config.network.baseUrl = u"unix:///run/llm.sock"_s;
    const Provider plain = build(config);
    QVERIFY(plain.target(Operation::ChatCompletion, false, nullptr)
                ->requestStart.starts_with("POST /v1/chat/completions HTTP/1.1\r\n"));
}

void ProviderBuilderTest::theLoopMarkGoesWhereALoopMayLead_data()
{
    QTest::addColumn<bool>("marked");
    for (const char *url :
         {"http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1", "http://192.168.1.2",
          "http://my-box:8080", "unix:///run/llm.sock", "https://tunnel.example", "http://1.2.3.4"})
        QTest::newRow(url) << true;
    for (const char *url : {"https://api.openai.com", "https://api.groq.com/openai"})
        QTest::newRow(url) << false;
}

void ProviderBuilderTest::theLoopMarkGoesWhereALoopMayLead()
{
    QFETCH(const bool, marked);
    QCOMPARE(hasLine(build(configOf("openai", QTest::currentDataTag())), "Via: " + LoopMark), marked);
}

void ProviderBuilderTest::networkSettingsArrive()
{
    ProviderConfig config = customConfig();
    config.network.requestTimeout = std::chrono::seconds(7);
    config.network.streamIdleTimeout = std::chrono::seconds(9);
    config.network.maxRetries = 3;
    config.network.insecureSkipVerify = true;
    config.network.caCertPem = u"pem"_s;
    config.network.maxConnsPerHost = 5;
    config.concurrency = 4;
    config.bufferSize = 6;
    config.custom->doesNotSendDoneMarker = true;
    const Provider provider = build(config);
    QVERIFY(provider.deadlines.firstByte == std::chrono::seconds(600)); // of a stream; `total` of the rest
    QVERIFY(provider.deadlines.total == std::chrono::seconds(7));
    QVERIFY(provider.deadlines.idle == std::chrono::seconds(9));
    QCOMPARE(provider.maxRetries, 3);
    QCOMPARE(provider.concurrency, 4);
    QCOMPARE(provider.queueSize, 6);
    QVERIFY(!provider.sendsDoneMarker);
    const upstream::Endpoint &endpoint =
        *provider.target(Operation::ChatCompletion, false, nullptr)->endpoint;
    QVERIFY(endpoint.skipVerify);
    QCOMPARE(endpoint.caPem, std::string("pem"));
    QCOMPARE(endpoint.maxConnections, 5);
}

void ProviderBuilderTest::theDemoNeedsNothing()
{
    const Provider demo = buildDemoProvider();
    QVERIFY(demo.isDemo && !demo.needsKey && !demo.unusable && demo.load);
    QVERIFY(demo.offers(Operation::ChatCompletion, true));
    QVERIFY(!demo.offers(Operation::Embedding, false));
}

/// What goes out is also what the windows show of it.
void ProviderBuilderTest::aCallersLinesReplaceAllOthers()
{
    const Provider provider = build(configOf("groq"));
    ProviderCall call;
    call.provider = &provider;
    call.key = &provider.keys[0];
    call.extraLines = "user-agent: tool/1\r\n";
    std::string lines;
    call.appendLines(lines, *provider.target(Operation::ChatCompletion, false, nullptr));
    QVERIFY2(lines.find("User-Agent:") == std::string::npos, lines.c_str());
    for (const char *line :
         {"POST ", "Host: api.groq.com\r\n", "Authorization: Bearer sk-1\r\n", "user-agent: tool/1\r\n"})
        QVERIFY2(lines.find(line) != std::string::npos, lines.c_str());
}

BIFROST_TEST(ProviderBuilderTest)
#include "providerbuildertest.moc"
