// SPDX-License-Identifier: GPL-3.0-or-later
// The password of the management plane, set and changed over /api while the gateway runs.
#include "tests/gateway/blackbox/managing.h"
#include "tests/support/testmain.h"

#include <QSet>

#include <memory>
#include <vector>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray basic(const QByteArray &password)
{
    return "Authorization: Basic " + ("admin:" + password).toBase64() + "\r\n";
}

QJsonObject auth(const QJsonObject &members)
{
    return {{u"auth_config"_s, members}};
}

QJsonObject switchedOn(const QString &password)
{
    return auth(
        {{u"is_enabled"_s, true}, {u"admin_username"_s, u"admin"_s}, {u"admin_password"_s, password}});
}

} // namespace

class AuthApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsForTheNextRequest();
    void isNeverAnswered();
    void beyondLoopbackItStays();
    void aHostBeyondNeedsIt();
    void theLogStore();
};

void AuthApiTest::holdsForTheNextRequest()
{
    QJsonObject config = withoutLog();
    config[u"server"_s] = QJsonObject{{u"threads"_s, 3}};
    GatewayProcess gateway(config);
    START_GATEWAY(gateway);
    // One connection on each thread, open all the time.
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 6; ++i)
        clients.push_back(std::make_unique<RawClient>(gateway.port()));
    const auto asked = [&](const QByteArray &target, const QByteArray &lines) {
        QSet<int> statuses;
        for (const auto &client : clients) {
            const auto answer = client->ask(httpRequest("GET", target, {}, lines));
            statuses.insert(answer ? answer->status : 0);
        }
        return statuses;
    };
    QCOMPARE(asked("/api/version", {}), QSet{200});
    const HttpAnswer on = manage(gateway, "PATCH", "/api/config", switchedOn(u"the first one"_s));
    QVERIFY2(on.status == 200, on.raw);
    QVERIFY(!on.json().contains(u"restart_required"_s));
    QCOMPARE(asked("/api/version", {}), QSet{401});
    QCOMPARE(asked("/api/version", basic("the first one")), QSet{200});
    QCOMPARE(asked("/v1/models", {}), QSet{200});
    const auto change = [&](const QJsonObject &body, const QByteArray &password) {
        return manage(gateway, "PATCH", "/api/config", body, basic(password)).status;
    };
    QCOMPARE(change(auth({{u"admin_password"_s, u"the second one"_s}}), "the first one"), 200);
    QCOMPARE(asked("/api/version", basic("the second one")), QSet{200});
    QCOMPARE(change(auth({{u"disable_auth_on_inference"_s, false}}), "the second one"), 200);
    QCOMPARE(asked("/v1/models", {}), QSet{401});
    QCOMPARE(asked("/v1/models", basic("the second one")), QSet{200});
    // It is there after a restart.
    clients.clear();
    STOP_GATEWAY(gateway);
    START_GATEWAY(gateway);
    QCOMPARE(getFrom(gateway, "/api/version")->status, 401);
    QCOMPARE(getFrom(gateway, "/api/version", basic("the first one"))->status, 401);
    QCOMPARE(change(auth({{u"is_enabled"_s, false}}), "the second one"), 200);
    QCOMPARE(getFrom(gateway, "/api/version")->status, 200);
    QCOMPARE(getFrom(gateway, "/v1/models")->status, 200);
    STOP_GATEWAY(gateway);
}

void AuthApiTest::isNeverAnswered()
{
    const QByteArray password = "nobody reads this one";
    GatewayProcess gateway(withoutLog());
    gateway.setEnvironment(u"LOG_LEVEL"_s, u"debug"_s);
    START_GATEWAY(gateway);
    const HttpAnswer on = manage(gateway, "PATCH", "/api/config", switchedOn(QString::fromLatin1(password)));
    QCOMPARE(on.status, 200);
    const HttpAnswer shown = manage(gateway, "GET", "/api/config", {}, basic(password));
    QCOMPARE(shown.status, 200);
    const QJsonObject section = shown.json()[u"auth_config"_s].toObject();
    QCOMPARE(section[u"admin_password"_s][u"value"_s].toString(), u"<redacted>"_s);
    QCOMPARE(section[u"admin_username"_s][u"value"_s].toString(), u"admin"_s);
    QCOMPARE(section[u"is_enabled"_s], QJsonValue(true));
    // As it was read it may be written back.
    QCOMPARE(manage(gateway, "PATCH", "/api/config", auth(section), basic(password)).status, 200);
    const HttpAnswer again = manage(gateway, "GET", "/api/config", {}, basic(password));
    QCOMPARE(again.json()[u"auth_config"_s].toObject(), section);
    const HttpAnswer wrong =
        manage(gateway, "PATCH", "/api/config", auth({{u"admin_username"_s, u"a:b"_s}}), basic(password));
    QCOMPARE(errorLine(wrong),
             QByteArray("400 invalid_setting auth_config.admin_username: auth_config.admin_username must not "
                        "have a colon in it."));
    for (const HttpAnswer &answer : {on, shown, again, wrong})
        QVERIFY2(!answer.raw.contains(password) && !answer.raw.contains("$2b$"), answer.raw);
    STOP_GATEWAY(gateway);
    QByteArray said = gateway.output();
    for (const QString &name : {u"bifrost.log"_s, u"config.db"_s, u"config.db-wal"_s, u"config.json"_s}) {
        QFile file(gateway.folder() + u'/' + name);
        if (file.open(QIODevice::ReadOnly))
            said += file.readAll();
    }
    QVERIFY(!said.contains(password));
}

void AuthApiTest::beyondLoopbackItStays()
{
    QJsonObject config = withoutLog();
    config[u"auth_config"_s] = switchedOn(u"open sesame"_s)[u"auth_config"_s];
    GatewayProcess gateway(config, {u"-host"_s, u"0.0.0.0"_s});
    START_GATEWAY(gateway);
    const QByteArray password = basic("open sesame");
    for (const QJsonObject &off :
         {auth({{u"is_enabled"_s, false}}),
          auth({{u"is_enabled"_s, false}, {u"admin_password"_s, QJsonValue::Null}})}) {
        const HttpAnswer refused = manage(gateway, "PATCH", "/api/config", off, password);
        QVERIFY2(
            errorLine(refused).startsWith("400 invalid_setting auth_config.is_enabled: "
                                          "auth_config.is_enabled: the password cannot be given up while "
                                          "the gateway listens on 0.0.0.0"),
            refused.raw);
    }
    QCOMPARE(getFrom(gateway, "/api/version")->status, 401);
    QCOMPARE(getFrom(gateway, "/api/version", password)->status, 200);
    // Another one may come.
    QCOMPARE(manage(gateway, "PATCH", "/api/config", switchedOn(u"another"_s), password).status, 200);
    QCOMPARE(getFrom(gateway, "/api/version", basic("another"))->status, 200);
    STOP_GATEWAY(gateway);
}

void AuthApiTest::aHostBeyondNeedsIt()
{
    GatewayProcess gateway(withoutLog());
    START_GATEWAY(gateway);
    const QJsonObject host{{u"server_config"_s, QJsonObject{{u"host"_s, u"0.0.0.0"_s}}}};
    const HttpAnswer refused = manage(gateway, "PATCH", "/api/config", host);
    QVERIFY2(
        errorLine(refused).startsWith("400 invalid_setting server_config.host: server_config.host: Bifrost "
                                      "does not listen on `0.0.0.0`: other machines could use it"),
        refused.raw);
    QCOMPARE(manage(gateway, "GET", "/api/config").json()[u"server_config"_s][u"host"_s].toString(),
             u"localhost"_s);
    QJsonObject both = switchedOn(u"open sesame"_s);
    both[u"server_config"_s] = host[u"server_config"_s];
    const HttpAnswer changed = manage(gateway, "PATCH", "/api/config", both);
    QVERIFY2(changed.status == 200, changed.raw);
    QCOMPARE(changed.json()[u"restart_required"_s][u"reason"_s].toString(), u"server.host"_s);
    STOP_GATEWAY(gateway);
}

void AuthApiTest::theLogStore()
{
    GatewayProcess gateway(withoutLog());
    START_GATEWAY(gateway);
    const QJsonObject section =
        manage(gateway, "GET", "/api/config").json()[u"logs_store_config"_s].toObject();
    QCOMPARE(section,
             (QJsonObject{{u"enabled"_s, false},
                          {u"type"_s, u"sqlite"_s},
                          {u"config"_s, QJsonObject{{u"path"_s, QString()}, {u"cap_mb"_s, 200}}}}));
    const auto patch = [&](const QJsonObject &config) {
        return manage(gateway, "PATCH", "/api/config",
                      {{u"logs_store_config"_s, QJsonObject{{u"config"_s, config}}}});
    };
    QCOMPARE(errorLine(patch({{u"cap_mb"_s, 0}})),
             QByteArray("400 invalid_setting logs_store_config.config.cap_mb: "
                        "logs_store_config.config.cap_mb must be a whole number from 1 to 1048576, not 0."));
    QCOMPARE(patch({{u"cap_mb"_s, 50}}).status, 200);
    QCOMPARE(manage(gateway, "GET", "/api/config").json()[u"logs_store_config"_s][u"config"_s][u"cap_mb"_s],
             QJsonValue(50));
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(AuthApiTest)
#include "authapitest.moc"
