// SPDX-License-Identifier: GPL-3.0-or-later
// Who may come in: Host, Origin, Sec-Fetch-Site, and paths that try to look like others.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

#include <memory>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray ListedOrigin = "https://app.example";

std::optional<HttpAnswer> askAs(const GatewayProcess &gateway, const QByteArray &method,
                                const QByteArray &target, const QByteArray &headerLines,
                                const QByteArray &body = QByteArray())
{
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\n" + headerLines;
    if (!body.isEmpty())
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    RawClient client(gateway.port());
    return client.ask(request + "\r\n" + body);
}

} // namespace

class GuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hosts_data();
    void hosts();
    void configuredHost();
    void origins_data();
    void origins();
    void preflights_data();
    void preflights();
    void fetchSites_data();
    void fetchSites();
    void listedOriginGetsCors();
    void starOpensInferenceOnly();
    void lookAlikes_data();
    void lookAlikes();
    void cleanupTestCase();

private:
    QByteArray withPort(QByteArray host) const
    {
        return host.replace("PORT", QByteArray::number(m_gateway->port()));
    }

    std::unique_ptr<GatewayProcess> m_gateway;
};

void GuardTest::initTestCase()
{
    QJsonObject config{{u"logs_store"_s, QJsonObject{{u"enabled"_s, false}}}};
    config = withMember(config, u"client/allowed_origins"_s, QJsonArray{QString::fromLatin1(ListedOrigin)});
    config = withMember(config, u"server/hosts"_s, QJsonArray{u"gateway.lan"_s});
    m_gateway = std::make_unique<GatewayProcess>(config);
    START_GATEWAY(*m_gateway);
}

void GuardTest::hosts_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("welcome");
    for (const char *host :
         {"localhost", "localhost:PORT", "127.0.0.1", "127.0.0.1:PORT", "[::1]", "[::1]:PORT", "LOCALHOST",
          "localhost:", "[::1]:", "localhost.", "Localhost.:PORT", "[0:0:0:0:0:0:0:1]"})
        QTest::newRow(host) << QByteArray(host) << true;
    for (const char *host :
         {"evil.example", "evil.example:PORT", "evil.localhost", "localhost.evil.example", "localhost..",
          "127.0.0.1.nip.io", "0.0.0.0", "0.0.0.0:PORT", "127.0.0.2", "127.1", "2130706433", "[::]",
          "[::ffff:127.0.0.1]", "169.254.169.254", "localhos", "localhost%00"})
        QTest::newRow(host) << QByteArray(host) << false;
}

void GuardTest::hosts()
{
    QFETCH(QByteArray, host);
    QFETCH(bool, welcome);
    for (const QByteArray target : {"/health", "/v1/models", "/api/version", "/nothing"}) {
        const auto answer = askAs(*m_gateway, "GET", target, "Host: " + withPort(host) + "\r\n");
        QVERIFY(answer);
        if (welcome) {
            QVERIFY2(answer->status != 403 && answer->status != 400, answer->raw);
            continue;
        }
        QVERIFY2(answer->status == 403 || answer->status == 400, answer->raw);
        if (answer->status == 403)
            QCOMPARE(answer->errorType(), QByteArray("host_refused"));
        QVERIFY2(faultOf(*answer).isEmpty(), faultOf(*answer));
    }
}

void GuardTest::configuredHost()
{
    const auto answer = askAs(*m_gateway, "GET", "/health", "Host: gateway.lan\r\n");
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
}

void GuardTest::origins_data()
{
    QTest::addColumn<QByteArray>("origin");
    for (const char *origin : {"https://evil.example", "null", "http://localhost:3000", "http://127.0.0.1:1",
                               "https://localhost", "chrome-extension://abcdefghijklmnop",
                               "moz-extension://x", "file://", "https://app.example.evil.example",
                               "https://app.example:444", "http://app.example", "https://app.example/",
                               "https://APP.example.", "https://app.example https://evil.example", "*", "x"})
        QTest::newRow(origin) << QByteArray(origin);
}

void GuardTest::origins()
{
    QFETCH(QByteArray, origin);
    const QByteArray body = chatBody("demo/echo");
    const QByteArray lines = "Host: localhost\r\nOrigin: " + origin + "\r\n";
    const QList<std::optional<HttpAnswer>> answers{
        askAs(*m_gateway, "POST", "/v1/chat/completions", lines, body),
        askAs(*m_gateway, "GET", "/v1/models", lines), askAs(*m_gateway, "GET", "/api/config", lines)};
    for (const auto &answer : answers) {
        QVERIFY(answer);
        QVERIFY2(answer->status == 403, answer->raw);
        QCOMPARE(answer->errorType(), QByteArray("origin_refused"));
        QVERIFY2(answer->errorMessage().contains(origin), answer->body);
        QVERIFY2(answer->errorMessage().contains("allowed_origins"), answer->body);
        QVERIFY2(faultOf(*answer).isEmpty(), faultOf(*answer));
    }
}

void GuardTest::preflights_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target :
         {"/v1/chat/completions", "/openai/v1/chat/completions", "/api/config", "/health", "/nothing"})
        QTest::newRow(target) << QByteArray(target);
}

void GuardTest::preflights()
{
    QFETCH(QByteArray, target);
    const auto answer =
        askAs(*m_gateway, "OPTIONS", target,
              "Host: localhost\r\nOrigin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n");
    QVERIFY(answer);
    QCOMPARE(answer->status, 403);
    QVERIFY2(faultOf(*answer).isEmpty(), faultOf(*answer));
}

void GuardTest::fetchSites_data()
{
    QTest::addColumn<QByteArray>("site");
    QTest::addColumn<bool>("welcome");
    QTest::newRow("cross-site") << QByteArray("cross-site") << false;
    QTest::newRow("same-site") << QByteArray("same-site") << false;
    QTest::newRow("unknown word") << QByteArray("elsewhere") << false;
    QTest::newRow("same-origin") << QByteArray("same-origin") << true;
    QTest::newRow("none") << QByteArray("none") << true;
}

void GuardTest::fetchSites()
{
    QFETCH(QByteArray, site);
    QFETCH(bool, welcome);
    const QByteArray lines = "Host: localhost\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Site: " + site + "\r\n";
    const auto posted = askAs(*m_gateway, "POST", "/v1/chat/completions", lines, chatBody("demo/echo"));
    const auto read = askAs(*m_gateway, "GET", "/health", lines);
    QVERIFY(posted && read);
    QCOMPARE(posted->status, welcome ? 200 : 403);
    QCOMPARE(read->status, welcome ? 200 : 403);
    if (!welcome)
        QCOMPARE(posted->errorType(), QByteArray("origin_refused"));
}

void GuardTest::listedOriginGetsCors()
{
    const QByteArray lines =
        "Host: localhost\r\nSec-Fetch-Site: cross-site\r\nOrigin: " + ListedOrigin + "\r\n";
    const auto preflight =
        askAs(*m_gateway, "OPTIONS", "/v1/chat/completions",
              lines
                  + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: "
                    "content-type, authorization\r\n");
    QVERIFY(preflight);
    QVERIFY2(preflight->status == 200 || preflight->status == 204, preflight->raw);
    QCOMPARE(preflight->headers.value("Access-Control-Allow-Origin"), ListedOrigin);
    QVERIFY(preflight->headers.value("Access-Control-Allow-Methods").contains("POST"));
    QCOMPARE(preflight->headers.value("Allow"), QByteArray("POST, OPTIONS"));
    QVERIFY(preflight->headers.value("Access-Control-Allow-Headers").toLower().contains("authorization"));
    QCOMPARE(preflight->headers.value("Vary"), QByteArray("Origin"));

    for (const QByteArray more : {"", "\"stream\":true,"}) {
        const auto answer =
            askAs(*m_gateway, "POST", "/v1/chat/completions", lines, chatBody("demo/echo", more));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->headers.value("Access-Control-Allow-Origin"), ListedOrigin);
    }
    const auto failed = askAs(*m_gateway, "POST", "/v1/chat/completions", lines, "{}");
    QVERIFY(failed);
    QCOMPARE(failed->status, 400);
    QCOMPARE(failed->headers.value("Access-Control-Allow-Origin"), ListedOrigin);
}

void GuardTest::starOpensInferenceOnly()
{
    const QJsonObject config = withMember(QJsonObject(), u"client/allowed_origins"_s, QJsonArray{u"*"_s});
    GatewayProcess gateway(config);
    START_GATEWAY(gateway);
    const QByteArray lines = "Host: localhost\r\nOrigin: https://evil.example\r\n";
    const auto managed = askAs(gateway, "GET", "/api/config", lines);
    const auto chat = askAs(gateway, "POST", "/v1/chat/completions", lines, chatBody("demo/echo"));
    QVERIFY(managed && chat);
    QCOMPARE(managed->status, 403);
    QVERIFY2(chat->status == 401 || chat->status == 403, "a page may use the gateway without a virtual key");
    STOP_GATEWAY(gateway);
}

void GuardTest::lookAlikes_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target :
         {"/v1/..%2Fapi/config", "/v1/%2e%2e/api/config", "/v1/../api/config", "//api/config", "/API/config",
          "/api/config/", "/api%2fconfig", "/%61pi/config", "/api/./config", "/api//config", "/api\\config",
          "/v1/models/..;/api/config", "/api/config%3f", "/api/config;x", "/health/../api/config",
          "/v1/models%2f..%2f..%2fapi%2fconfig", "/api/config%20", "/.%2e/api/config",
          "/%252e%252e/api/config"})
        QTest::newRow(target) << QByteArray(target);
}

void GuardTest::lookAlikes()
{
    QFETCH(QByteArray, target);
    // With the guard satisfied a look-alike may reach the page or nothing; without, it never gets past.
    const auto plain = askAs(*m_gateway, "GET", target, "Host: localhost\r\n");
    QVERIFY(plain);
    QVERIFY2(plain->status == 200 || plain->status == 400 || plain->status == 404, plain->raw);
    const auto foreign =
        askAs(*m_gateway, "GET", target, "Host: localhost\r\nOrigin: https://evil.example\r\n");
    QVERIFY(foreign);
    QVERIFY2(foreign->status == 403 || foreign->status == 400, foreign->raw);
    QVERIFY(!foreign->body.contains("client_config"));
}

void GuardTest::cleanupTestCase()
{
    STOP_GATEWAY(*m_gateway);
}

BIFROST_TEST(GuardTest)
#include "guardtest.moc"
