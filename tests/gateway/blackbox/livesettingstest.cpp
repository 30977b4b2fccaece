// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the listener and of the log that hold for the next request, without a restart.
#include "models/log/logstore.h"
#include "tests/gateway/blackbox/managing.h"
#include "tests/support/asuser.h"
#include "tests/support/testmain.h"

#include <QDir>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Origin = "Origin: https://app.example\r\n";
const QByteArray RightPassword =
    "Authorization: Basic " + QByteArray("admin:open sesame").toBase64() + "\r\n";

QByteArray patchRequest(const QJsonObject &body)
{
    return httpRequest("PATCH", "/api/config", QJsonDocument(body).toJson(QJsonDocument::Compact));
}

QJsonObject server(const QString &path, const QJsonValue &value)
{
    return {{u"server_config"_s, withMember(QJsonObject(), path, value)}};
}

QJsonObject client(const QString &name, const QJsonValue &value)
{
    return {{u"client_config"_s, QJsonObject{{name, value}}}};
}

/// Whether it was taken, and is in force: nothing asks for a restart.
bool isLive(const HttpAnswer &answer)
{
    if (answer.status == 200 && !answer.json().contains(u"restart_required"_s))
        return true;
    qWarning("%s", answer.raw.constData());
    return false;
}

int statusOf(const std::optional<HttpAnswer> &answer)
{
    return answer ? answer->status : 0;
}

} // namespace

class LiveSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void originsAndHeaders();
    void namesOfTheHost();
    void theOwnerCheck();
    void thePasswordOfInference();
    void routesWithoutAPassword();
    void limits();
    void deadlines();
    void theLog();
    void theLogStoreComesAndGoes();
    void aLogThatCannotBeOpenedIsTold();
    void localOnTheCommandLineStays();

private:
    bool patch(const QJsonObject &body, const QByteArray &lines = QByteArray()) const
    {
        return isLive(manage(*m_gateway, "PATCH", "/api/config", body, lines));
    }

    std::unique_ptr<GatewayProcess> m_gateway;
};

void LiveSettingsTest::init()
{
    m_gateway = std::make_unique<GatewayProcess>(withMember(withoutLog(), u"server/threads"_s, 1));
}

void LiveSettingsTest::originsAndHeaders()
{
    START_GATEWAY(*m_gateway);
    QCOMPARE(statusOf(getFrom(*m_gateway, "/v1/models", Origin)), 403);
    QVERIFY(patch(client(u"allowed_origins"_s, QJsonArray{u"https://app.example"_s})));
    const auto allowed = getFrom(*m_gateway, "/v1/models", Origin);
    QCOMPARE(statusOf(allowed), 200);
    QCOMPARE(allowed->headers.value("Access-Control-Allow-Origin"), QByteArray("https://app.example"));
    QVERIFY(patch(client(u"allowed_headers"_s, QJsonArray{u"X-Team"_s})));
    RawClient page(m_gateway->port());
    const auto preflight = page.ask(httpRequest("OPTIONS", "/v1/models", {}, Origin));
    QVERIFY2(preflight && preflight->headers.value("Access-Control-Allow-Headers").contains("X-Team"),
             page.fault());
    QVERIFY(patch(client(u"allowed_origins"_s, QJsonArray())));
    QCOMPARE(statusOf(page.ask(httpRequest("GET", "/v1/models", {}, Origin))), 403);
    STOP_GATEWAY(*m_gateway);
}

void LiveSettingsTest::namesOfTheHost()
{
    START_GATEWAY(*m_gateway);
    const auto asked = [this] {
        RawClient caller(m_gateway->port());
        return statusOf(caller.ask("GET /v1/models HTTP/1.1\r\nHost: box.example\r\n\r\n"));
    };
    QCOMPARE(asked(), 403);
    QVERIFY(patch(server(u"hosts"_s, QJsonArray{u"box.example"_s})));
    QCOMPARE(asked(), 200);
    QVERIFY(patch(server(u"hosts"_s, QJsonValue::Null)));
    QCOMPARE(asked(), 403);
    STOP_GATEWAY(*m_gateway);
}

void LiveSettingsTest::theOwnerCheck()
{
    if (!AsUser::isPossible())
        QSKIP("Only root can call as another user");
    START_GATEWAY(*m_gateway);
    const auto asked = [this] {
        const AsUser nobody;
        return statusOf(getFrom(*m_gateway, "/api/version"));
    };
    QCOMPARE(asked(), 403);
    QVERIFY(patch(server(u"owner_check"_s, false)));
    QCOMPARE(asked(), 200);
    QVERIFY(patch(server(u"owner_check"_s, true)));
    QCOMPARE(asked(), 403);
    STOP_GATEWAY(*m_gateway);
}

void LiveSettingsTest::thePasswordOfInference()
{
    START_GATEWAY(*m_gateway);
    QVERIFY(patch({{u"auth_config"_s,
                    QJsonObject{{u"is_enabled"_s, true},
                                {u"admin_username"_s, u"admin"_s},
                                {u"admin_password"_s, u"open sesame"_s}}}}));
    QCOMPARE(statusOf(getFrom(*m_gateway, "/v1/models")), 200);
    QVERIFY(patch(client(u"enforce_auth_on_inference"_s, true), RightPassword));
    QCOMPARE(statusOf(getFrom(*m_gateway, "/v1/models")), 401);
    QCOMPARE(statusOf(getFrom(*m_gateway, "/v1/models", RightPassword)), 200);
    QVERIFY(patch(client(u"enforce_auth_on_inference"_s, false), RightPassword));
    QCOMPARE(statusOf(getFrom(*m_gateway, "/v1/models")), 200);
    STOP_GATEWAY(*m_gateway);
}

void LiveSettingsTest::routesWithoutAPassword()
{
    START_GATEWAY(*m_gateway);
    QVERIFY(
        patch({{u"auth_config"_s,
                QJsonObject{{u"is_enabled"_s, true},
                            {u"admin_username"_s, u"admin"_s},
                            {u"admin_password"_s, u"open sesame"_s}}},
               {u"client_config"_s,
                QJsonObject{{u"whitelisted_routes"_s, QJsonArray{u"/api/version"_s, u"/api/prov*"_s}}}}}));
    QCOMPARE(statusOf(getFrom(*m_gateway, "/api/version")), 200);
    QCOMPARE(statusOf(getFrom(*m_gateway, "/api/providers")), 200);
    // It is the path that counts, whatever it was sent as.
    for (const char *path : {"/api/config", "/api/config?/api/version", "/api/version/../config",
                             "/api/providers%2F..%2Fconfig", "/api/versions"})
        QCOMPARE(statusOf(getFrom(*m_gateway, path)), 401);
    QVERIFY(patch(client(u"whitelisted_routes"_s, QJsonValue::Null), RightPassword));
    QCOMPARE(statusOf(getFrom(*m_gateway, "/api/version")), 401);
    STOP_GATEWAY(*m_gateway);
}

void LiveSettingsTest::limits()
{
    START_GATEWAY(*m_gateway);
    const QByteArray large = "X-Large: " + QByteArray(3000, 'x') + "\r\n";
    RawClient caller(m_gateway->port());
    QCOMPARE(statusOf(caller.ask(httpRequest("GET", "/v1/models", {}, large))), 200);
    const auto lower = caller.ask(patchRequest(server(u"limits/head_kb"_s, 1)));
    QVERIFY(lower && isLive(*lower));
    QCOMPARE(statusOf(caller.ask(httpRequest("GET", "/v1/models", {}, large))), 431);
    QVERIFY(patch(server(u"limits/head_kb"_s, QJsonValue::Null)));

    // What one connection may do is up to what others leave.
    RawClient first(m_gateway->port());
    const auto one = first.ask(patchRequest(server(u"limits/connections"_s, 1)));
    QVERIFY2(one && isLive(*one), first.fault());
    RawClient second(m_gateway->port());
    QCOMPARE(statusOf(second.receive()), 503); // before it has asked for anything
    const auto many = first.ask(patchRequest(server(u"limits/connections"_s, QJsonValue::Null)));
    QVERIFY2(many && isLive(*many), first.fault());
    RawClient third(m_gateway->port());
    QCOMPARE(statusOf(third.ask(httpRequest("GET", "/health"))), 200);

    const auto post = [this](qsizetype bytes) {
        return statusOf(
            postTo(*m_gateway, "/v1/chat/completions", chatBody("demo/echo", {}, QByteArray(bytes, 'x'))));
    };
    QCOMPARE(post(3'000'000), 200);
    QVERIFY(patch(server(u"limits/buffered_mb"_s, 1)));
    QCOMPARE(post(3'000'000), 413);
    QCOMPARE(post(100'000), 200);
    STOP_GATEWAY(*m_gateway);
}

void LiveSettingsTest::deadlines()
{
    START_GATEWAY(*m_gateway);
    QVERIFY(patch(server(u"deadlines_ms/idle"_s, 200)));
    // The former deadline is longer than anybody waits here.
    RawClient idle(m_gateway->port());
    QCOMPARE(statusOf(idle.ask(httpRequest("GET", "/health"))), 200);
    QVERIFY(idle.closedByPeer(std::chrono::seconds(60)));
    STOP_GATEWAY(*m_gateway);
}

void LiveSettingsTest::theLog()
{
    // On one thread a request is over before the next one begins.
    GatewayProcess gateway(withMember(QJsonObject(), u"server/threads"_s, 1));
    START_GATEWAY(gateway);
    const auto logging = [&](bool on) {
        return isLive(manage(gateway, "PATCH", "/api/config", client(u"enable_logging"_s, on)));
    };
    const auto ask = [&](const QByteArray &model) {
        postTo(gateway, "/v1/chat/completions", chatBody(model));
    };
    ask("demo/first");
    QVERIFY(logging(false));
    QCOMPARE(manage(gateway, "GET", "/api/config").json()[u"is_logs_connected"_s], QJsonValue(false));
    ask("demo/second");
    QVERIFY(logging(true));
    ask("demo/third");
    QVERIFY(isLive(manage(gateway, "PATCH", "/api/config", client(u"log_retention_days"_s, 3))));
    STOP_GATEWAY(gateway);
    const auto store = LogStore::open(gateway.folder() + u"/logs.db"_s, {});
    QVERIFY(store);
    const auto rows = (*store)->newest(10);
    QVERIFY(rows);
    QCOMPARE(rows->size(), std::size_t(2));
}

void LiveSettingsTest::theLogStoreComesAndGoes()
{
    START_GATEWAY(*m_gateway);
    const auto store = [](bool on) {
        return QJsonObject{{u"logs_store_config"_s, QJsonObject{{u"enabled"_s, on}}}};
    };
    const auto health = [this] {
        return manage(*m_gateway, "GET", "/health").json()[u"components"_s][u"db_pings"_s].toString();
    };
    QCOMPARE(health(), u"disabled"_s);
    QVERIFY(patch(store(true)));
    QCOMPARE(health(), u"ok"_s);
    postTo(*m_gateway, "/v1/chat/completions", chatBody("demo/echo"));
    QVERIFY(patch(store(false)));
    QCOMPARE(health(), u"disabled"_s);
    STOP_GATEWAY(*m_gateway);
    const auto log = LogStore::open(m_gateway->folder() + u"/logs.db"_s, {});
    QVERIFY(log);
    QCOMPARE((*log)->newest(10)->size(), std::size_t(1));
}

void LiveSettingsTest::aLogThatCannotBeOpenedIsTold()
{
    START_GATEWAY(*m_gateway);
    const auto store = [](bool on) {
        return QJsonObject{{u"logs_store_config"_s, QJsonObject{{u"enabled"_s, on}}}};
    };
    QVERIFY(QDir(m_gateway->folder()).mkdir(u"logs.db"_s));
    QVERIFY(patch(store(true)));
    const HttpAnswer health = manage(*m_gateway, "GET", "/health");
    QCOMPARE(health.status, 503);
    QVERIFY2(health.errorMessage().contains("log store not available"), health.raw);
    QVERIFY(QDir(m_gateway->folder()).rmdir(u"logs.db"_s));
    QVERIFY(patch(store(false)));
    QCOMPARE(manage(*m_gateway, "GET", "/health").status, 200);
    QVERIFY(patch(store(true)));
    QCOMPARE(manage(*m_gateway, "GET", "/health").status, 200);
    STOP_GATEWAY(*m_gateway);
}

void LiveSettingsTest::localOnTheCommandLineStays()
{
    GatewayProcess gateway(withMember(withoutLog(), u"server/local_only"_s, true), {u"--local"_s});
    START_GATEWAY(gateway);
    const HttpAnswer refused = manage(gateway, "PATCH", "/api/config", server(u"local_only"_s, false));
    QCOMPARE(errorLine(refused),
             QByteArray("400 invalid_setting server_config.local_only: server_config.local_only cannot be "
                        "switched off: Bifrost was started with --local."));
    STOP_GATEWAY(gateway);
    // Shown is what is in force.
    GatewayProcess other(withoutLog(), {u"--local"_s});
    START_GATEWAY(other);
    QCOMPARE(manage(other, "GET", "/api/config").json()[u"server_config"_s][u"local_only"_s],
             QJsonValue(true));
    // Nor is it said that it was switched off.
    QCOMPARE(errorLine(manage(other, "PATCH", "/api/config", server(u"local_only"_s, false))),
             QByteArray("400 invalid_setting server_config.local_only: server_config.local_only cannot be "
                        "switched off: Bifrost was started with --local."));
    QCOMPARE(manage(other, "PATCH", "/api/config", server(u"local_only"_s, true)).status, 200);
    STOP_GATEWAY(other);
}

BIFROST_TEST(LiveSettingsTest)
#include "livesettingstest.moc"
