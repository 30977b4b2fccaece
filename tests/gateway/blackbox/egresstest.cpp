// SPDX-License-Identifier: GPL-3.0-or-later
// The way out: TLS, deadlines, and addresses that nobody gets to.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/mockproxy.h"
#include "tests/support/testca.h"
#include "tests/support/testmain.h"

#include <memory>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

class EgressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tls_data();
    void tls();
    void deadline();
    void ownListenerIsRefused();
    void viaIsPassedOn();
    void metadataAddressIsRefused();
    void localOnlyStaysLocal();
    void throughAProxy();
    void throughTheEnvironmentsProxy();
};

void EgressTest::tls_data()
{
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<bool>("unverified");
    QTest::addColumn<int>("status");
    QTest::newRow("its authority is trusted") << true << false << 200;
    QTest::newRow("its authority is unknown") << false << false << 502;
    QTest::newRow("nobody looks") << false << true << 200;
}

void EgressTest::tls()
{
    QFETCH(bool, trusted);
    QFETCH(bool, unverified);
    QFETCH(int, status);
    const TestCa ca;
    QVERIFY(ca.made());
    MockProvider mock(securedBy(ca));
    QJsonObject network{{u"insecure_skip_verify"_s, unverified}};
    if (trusted)
        network.insert(u"ca_cert_pem"_s, ca.caPem());
    GatewayProcess gateway(openAiConfig(mock, network));
    START_GATEWAY(gateway);
    for (const QByteArray more : {"", "\"stream\":true,"}) {
        const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", more));
        QVERIFY(answer);
        QVERIFY2(answer->status == status, answer->raw);
    }
    QCOMPARE(mock.requests().isEmpty(), status != 200);
    STOP_GATEWAY(gateway);
}

void EgressTest::deadline()
{
    MockProvider mock;
    mock.enqueue(MockStep::neverAnswer());
    GatewayProcess gateway(openAiConfig(mock, {{u"default_request_timeout_in_seconds"_s, 1}}));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 504);
    QCOMPARE(answer->errorType(), QByteArray("request_timed_out"));
    QVERIFY(answer->json()[u"is_bifrost_error"_s].toBool());
    QVERIFY2(answer->errorMessage().contains("default_request_timeout_in_seconds"), answer->body);
    QVERIFY(mock.waitForAborts(1));
    STOP_GATEWAY(gateway);
}

void EgressTest::ownListenerIsRefused()
{
    std::unique_ptr<GatewayProcess> gateway;
    // A port that was free a moment ago may be taken by now.
    for (int tries = 0; tries < 10; ++tries) {
        const quint16 port = MockProvider().port();
        const QString ownAddress = u"http://127.0.0.1:%1"_s.arg(port);
        gateway = std::make_unique<GatewayProcess>(
            withMember(QJsonObject(), u"providers/openai"_s, providerEntry(ownAddress)),
            QStringList{u"-port"_s, QString::number(port)});
        if (gateway->start())
            break;
    }
    if (!gateway->running())
        QFAIL(reportOf(*gateway).constData());
    const auto answer = postTo(*gateway, "/v1/chat/completions", chatBody("openai/openai/gpt-4o"));
    QVERIFY(answer);
    QVERIFY2(answer->status >= 400, answer->raw);
    QVERIFY2(gateway->healthy(), gateway->output());
    STOP_GATEWAY(*gateway);
}

/// A loop through another gateway comes back with our own mark in it.
void EgressTest::viaIsPassedOn()
{
    MockProvider mock;
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    const auto answer =
        postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"), "Via: 1.1 somewhere-else\r\n");
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    const QByteArray head = mock.requests().first().head;
    QVERIFY2(head.contains("Via: 1.1 somewhere-else\r\n"), head);
    const qsizetype at = head.indexOf("1.1 bifrost-");
    QVERIFY2(at > 0, head);
    const QByteArray own = head.mid(at, head.indexOf("\r\n", at) - at);
    for (const QByteArray target : {"/v1/chat/completions", "/openai/v1/chat/completions"}) {
        const auto back =
            postTo(gateway, target, chatBody("openai/gpt-4o"), "Via: 1.1 other, " + own + "\r\n");
        QVERIFY(back);
        QCOMPARE(back->status, 508);
    }
    QCOMPARE(mock.requests().size(), 1);
    STOP_GATEWAY(gateway);
}

void EgressTest::metadataAddressIsRefused()
{
    for (const QString &url :
         {u"http://169.254.169.254"_s, u"http://[fe80::1]"_s, u"http://[::ffff:169.254.169.254]"_s}) {
        GatewayProcess gateway(withMember(QJsonObject(), u"providers/openai"_s, providerEntry(url)));
        START_GATEWAY(gateway);
        const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
        QVERIFY(answer);
        QCOMPARE(answer->status, 403);
        QCOMPARE(answer->errorType(), QByteArray("egress_refused"));
        STOP_GATEWAY(gateway);
    }
}

void EgressTest::localOnlyStaysLocal()
{
    MockProvider mock;
    QJsonObject config = openAiConfig(mock);
    config = withMember(config, u"providers/groq"_s, providerEntry(u"http://provider.invalid"_s));
    config = withMember(config, u"providers/xai"_s, providerEntry(u"http://192.0.2.1"_s));
    GatewayProcess gateway(config, {u"--local"_s});
    START_GATEWAY(gateway);
    const auto local = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(local);
    QCOMPARE(local->status, 200);
    for (const QByteArray model : {"groq/m", "xai/m"}) {
        const auto answer = postTo(gateway, "/v1/chat/completions", chatBody(model));
        QVERIFY(answer);
        QCOMPARE(answer->status, 403);
        QCOMPARE(answer->errorType(), QByteArray("egress_refused"));
    }
    STOP_GATEWAY(gateway);
}

/// The key goes to the provider, the password to the proxy, and neither to the other or into a message.
void EgressTest::throughAProxy()
{
    MockProvider mock;
    MockProxyOptions options;
    options.username = "ann";
    options.password = "s3cret-word";
    const MockProxy proxy(options);
    QJsonObject settings{{u"type"_s, u"http"_s},
                         {u"url"_s, proxy.url()},
                         {u"username"_s, u"ann"_s},
                         {u"password"_s, u"s3cret-word"_s}};
    const auto configWith = [&](const QJsonObject &proxyConfig) {
        return withMember(openAiConfig(mock), u"providers/openai/proxy_config"_s, proxyConfig);
    };
    {
        GatewayProcess gateway(configWith(settings));
        START_GATEWAY(gateway);
        for (const QByteArray more : {"", "\"stream\":true,"}) {
            const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", more),
                                       "Proxy-Authorization: Basic bWluZTptaW5l\r\n");
            QVERIFY(answer);
            QVERIFY2(answer->status == 200, answer->raw);
        }
        QCOMPARE(proxy.asked().size(), 2);
        QVERIFY2(proxy.asked().first().startsWith("POST http://127.0.0.1:"), proxy.asked().first());
        QVERIFY(!proxy.heard().contains("bWluZTptaW5l")); // the caller's own
        for (const MockRequest &request : mock.requests())
            QVERIFY2(!request.head.toLower().contains("proxy-"), request.head);
        STOP_GATEWAY(gateway);
    }
    settings[u"password"_s] = u"wrong-word"_s;
    GatewayProcess gateway(configWith(settings));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 502);
    QCOMPARE(answer->errorType(), QByteArray("proxy_error"));
    QVERIFY2(answer->errorMessage().contains(proxy.url().toUtf8()), answer->body);
    QVERIFY(!answer->body.contains("wrong-word"));
    QVERIFY(!gateway.output().contains("wrong-word"));
    STOP_GATEWAY(gateway);
}

/// Which loopback is never reached through.
void EgressTest::throughTheEnvironmentsProxy()
{
    MockProvider mock;
    const MockProxy proxy;
    const QByteArray before = qgetenv("HTTP_PROXY");
    qputenv("HTTP_PROXY", proxy.url().toUtf8());
    GatewayProcess gateway(withMember(openAiConfig(mock), u"providers/openai/proxy_config"_s,
                                      QJsonObject{{u"type"_s, u"environment"_s}}));
    const bool started = gateway.start();
    if (before.isNull())
        qunsetenv("HTTP_PROXY");
    else
        qputenv("HTTP_PROXY", before);
    if (!started)
        QFAIL(reportOf(gateway).constData());
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
    QVERIFY(proxy.asked().isEmpty());
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(EgressTest)
#include "egresstest.moc"
