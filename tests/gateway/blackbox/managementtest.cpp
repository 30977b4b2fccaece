// SPDX-License-Identifier: GPL-3.0-or-later
// What the management plane tells, and what it keeps to itself.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

#include <memory>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QString LongKey = u"sk-mock-0123456789abcdefghijwxyz"_s;

} // namespace

class ManagementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void health();
    void version();
    void providersAreRedacted();
    void oneProvider();
    void aSlashAtTheEndIsAnotherRoute_data();
    void aSlashAtTheEndIsAnotherRoute();
    void config();
    void unknownPath();
    void aBodyThatIsTooLargeNamesItsSettingsOnly();
    void manyAtOnceInOrder();
    void cleanupTestCase();

private:
    MockProvider m_mock;
    std::unique_ptr<GatewayProcess> m_gateway;
};

void ManagementTest::initTestCase()
{
    QJsonObject config = openAiConfig(m_mock);
    config = withMember(config, u"providers/openai"_s, providerEntry(m_mock.url(), LongKey));
    config = withMember(config, u"providers/groq"_s, providerEntry(m_mock.url(), u"env.TEST_KEY"_s));
    m_gateway = std::make_unique<GatewayProcess>(config);
    m_gateway->setEnvironment(u"TEST_KEY"_s, u"gsk-secret-of-the-environment"_s);
    START_GATEWAY(*m_gateway);
}

void ManagementTest::health()
{
    const auto answer = getFrom(*m_gateway, "/health");
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->headers.value("Content-Type"), QByteArray("application/json"));
    QCOMPARE(answer->json()[u"status"_s].toString(), u"ok"_s);
    QVERIFY(answer->json()[u"components"_s].isObject());
    QVERIFY2(faultOf(*answer).isEmpty(), faultOf(*answer));
}

void ManagementTest::version()
{
    const auto answer = getFrom(*m_gateway, "/api/version");
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    const QByteArray text = answer->body.trimmed();
    QVERIFY2(text.startsWith("\"v") && text.endsWith('"'), text);
    QVERIFY2(faultOf(*answer).isEmpty(), faultOf(*answer));
}

void ManagementTest::providersAreRedacted()
{
    const auto answer = getFrom(*m_gateway, "/api/providers");
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(!answer->body.contains(LongKey.toUtf8()));
    QVERIFY(!answer->body.contains("gsk-secret"));
    const QJsonObject body = answer->json();
    QCOMPARE(body[u"total"_s].toInt(), 2);
    const QJsonValue groq = body[u"providers"_s][0];
    const QJsonValue openAi = body[u"providers"_s][1];
    QCOMPARE(groq[u"name"_s].toString(), u"groq"_s);
    QCOMPARE(openAi[u"name"_s].toString(), u"openai"_s);
    const QJsonValue value = openAi[u"keys"_s][0][u"value"_s];
    QCOMPARE(value[u"value"_s].toString(), u"sk-m************************wxyz"_s);
    QCOMPARE(value[u"from_env"_s], QJsonValue(false));
    const QJsonValue reference = groq[u"keys"_s][0][u"value"_s];
    QCOMPARE(reference[u"env_var"_s].toString(), u"env.TEST_KEY"_s);
    QCOMPARE(reference[u"from_env"_s], QJsonValue(true));
    QCOMPARE(openAi[u"network_config"_s][u"base_url"_s].toString(), m_mock.url());
}

void ManagementTest::oneProvider()
{
    const auto found = getFrom(*m_gateway, "/api/providers/openai");
    const auto missing = getFrom(*m_gateway, "/api/providers/nobody");
    QVERIFY(found && missing);
    QCOMPARE(found->status, 200);
    QCOMPARE(found->json()[u"name"_s].toString(), u"openai"_s);
    QCOMPARE(missing->status, 404);
    QVERIFY2(faultOf(*missing).isEmpty(), faultOf(*missing));
}

void ManagementTest::aSlashAtTheEndIsAnotherRoute_data()
{
    QTest::addColumn<int>("status");
    for (const char *target :
         {"/api/version/", "/api/version%2f", "/api/version%2F", "/api/providers%2f", "/health/",
          "/health%2f", "/health\\", "/health%5C", "/health/.", "/api/providers/x/.."})
        QTest::newRow(target) << 404;
    for (const char *target : {"/health?/", "/v1/models/", "/v1/models%2f"})
        QTest::newRow(target) << 200;
}

void ManagementTest::aSlashAtTheEndIsAnotherRoute()
{
    QFETCH(const int, status);
    const auto answer = getFrom(*m_gateway, QTest::currentDataTag());
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
}

void ManagementTest::config()
{
    const auto answer = getFrom(*m_gateway, "/api/config");
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY2(answer->json()[u"client_config"_s].isObject(), answer->body);
    QCOMPARE(answer->json()[u"client_config"_s][u"max_request_body_size_mb"_s].toInt(), 100);
    QVERIFY(!answer->body.contains("0123456789abc"));
}

/// Those of inference do not move the bound of management.
void ManagementTest::aBodyThatIsTooLargeNamesItsSettingsOnly()
{
    for (const auto &[target, named] : {std::pair<QByteArray, bool>("/api/providers", false),
                                        std::pair<QByteArray, bool>("/v1/chat/completions", true)}) {
        RawClient client(m_gateway->port());
        client.send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000000\r\n\r\n");
        const auto answer = client.receive();
        QVERIFY(answer);
        QCOMPARE(answer->status, 413);
        QCOMPARE(answer->body.contains("max_request_body_size_mb"), named);
    }
}

void ManagementTest::unknownPath()
{
    const auto answer = getFrom(*m_gateway, "/api/nothing");
    QVERIFY(answer);
    QCOMPARE(answer->status, 404);
    QCOMPARE(answer->errorMessage(), QByteArray("Route not found: /api/nothing"));
    QVERIFY2(faultOf(*answer).isEmpty(), faultOf(*answer));
}

void ManagementTest::manyAtOnceInOrder()
{
    RawClient client(m_gateway->port());
    QByteArray requests;
    for (int i = 0; i < 50; ++i)
        requests += httpRequest("GET", "/api/providers/openai") + httpRequest("GET", "/api/version")
            + httpRequest("GET", "/api/nothing");
    QVERIFY(client.send(requests));
    for (int i = 0; i < 50; ++i) {
        const auto provider = client.receive();
        const auto version = client.receive();
        const auto nothing = client.receive();
        QVERIFY2(provider && version && nothing, client.fault());
        QCOMPARE(provider->json()[u"name"_s].toString(), u"openai"_s);
        QVERIFY(version->body.startsWith('"'));
        QCOMPARE(nothing->status, 404);
    }
}

void ManagementTest::cleanupTestCase()
{
    STOP_GATEWAY(*m_gateway);
    // Qt has nothing to complain about, least of all about channels that are no ports.
    const QByteArray output = m_gateway->output();
    QVERIFY2(!output.contains("not listening") && !output.contains("QTcpServer")
                 && !output.contains("qt.httpserver"),
             output);
}

BIFROST_TEST(ManagementTest)
#include "managementtest.moc"
