// SPDX-License-Identifier: GPL-3.0-or-later
// The connection test over /api, and what /health says.
#include "tests/gateway/blackbox/managing.h"
#include "tests/support/testmain.h"

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Test = "/api/providers/openai/test";

MockOptions takesListedKey()
{
    MockOptions options;
    options.keys = {ListedKey.toUtf8()};
    return options;
}

QJsonObject stepOf(const QJsonObject &report, const QString &name)
{
    for (const QJsonValue step : report[u"steps"_s].toArray()) {
        if (step[u"name"_s] == name)
            return step.toObject();
    }
    return {};
}

} // namespace

class ProviderTestApiTest : public QObject, private ManagedStage
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(takesListedKey()); }
    void tellsEveryStep();
    void aWrongKey();
    void theFirstToken();
    void refusals();
    void healthTellsOfSecrets();
    void cleanup() { end(); }
};

void ProviderTestApiTest::tellsEveryStep()
{
    const HttpAnswer answer = ask("POST", Test);
    QVERIFY2(answer.status == 200, answer.raw);
    const QJsonObject report = answer.json();
    QCOMPARE(report[u"provider"_s].toString(), u"openai"_s);
    QVERIFY2(report[u"status"_s] == u"good"_s, answer.body);
    QVERIFY(!report.contains(u"message"_s));
    QCOMPARE(stepOf(report, u"connect"_s)[u"status"_s].toString(), u"good"_s);
    QVERIFY(stepOf(report, u"connect"_s)[u"time_ms"_s].toDouble() > 0);
    QCOMPARE(stepOf(report, u"sign_in"_s)[u"status"_s].toString(), u"good"_s);
    QCOMPARE(stepOf(report, u"first_token"_s), QJsonObject()); // nobody has asked for what costs
    const QJsonObject key = report[u"keys"_s][0].toObject();
    QCOMPARE(key[u"name"_s].toString(), u"main"_s);
    QCOMPARE(key[u"status_code"_s].toInt(), 200);
    QVERIFY(report[u"models"_s].toArray().contains(u"gpt-4o"_s));
    QVERIFY(!answer.raw.contains(ListedKey.toUtf8()));
}

void ProviderTestApiTest::aWrongKey()
{
    m_mock->enqueue(MockStep::answer(401, R"({"error":{"message":"Incorrect API key provided"}})"));
    const QJsonObject report = ask("POST", Test).json();
    QCOMPARE(report[u"status"_s].toString(), u"failed"_s);
    QCOMPARE(report[u"keys"_s][0][u"status_code"_s].toInt(), 401);
    QCOMPARE(report[u"message"_s], stepOf(report, u"sign_in"_s)[u"message"_s]);
    QVERIFY(!report[u"message"_s].toString().isEmpty());
}

void ProviderTestApiTest::theFirstToken()
{
    const HttpAnswer answer = ask("POST", Test, {{u"model"_s, u"gpt-4o"_s}});
    const QJsonObject report = answer.json();
    QVERIFY2(report[u"status"_s] == u"good"_s, answer.body);
    QCOMPARE(stepOf(report, u"first_token"_s)[u"status"_s].toString(), u"good"_s);
    QVERIFY(m_mock->requests().last().body.contains("gpt-4o"));
}

void ProviderTestApiTest::refusals()
{
    const HttpAnswer nobody = ask("POST", "/api/providers/nobody/test");
    QCOMPARE(nobody.status, 404);
    QVERIFY2(faultOf(nobody).isEmpty(), faultOf(nobody));
    QCOMPARE(errorLine(ask("POST", Test, {{u"model"_s, 1}})),
             QByteArray("400 invalid_setting model: model must be a text."));
    QCOMPARE(ask("GET", Test).status, 405);
    QCOMPARE(m_mock->requests().size(), 0);
}

void ProviderTestApiTest::healthTellsOfSecrets()
{
    const auto secrets = [](const GatewayProcess &gateway) {
        const HttpAnswer health = manage(gateway, "GET", "/health");
        return health.status == 200 ? health.json()[u"components"_s][u"secrets"_s].toString() : QString();
    };
    // Wherever this machine keeps its keys.
    QTRY_VERIFY_WITH_TIMEOUT(QStringList({u"file"_s, u"ok"_s}).contains(secrets(*m_gateway)), 60000);

    QJsonObject config = withoutLog();
    config[u"encryption_key"_s] = u"env.GW_SECRET"_s;
    GatewayProcess sealed(config);
    sealed.setEnvironment(u"GW_SECRET"_s, u"the first one"_s);
    START_GATEWAY(sealed);
    QTRY_COMPARE_WITH_TIMEOUT(secrets(sealed), u"ok"_s, 60000);
    STOP_GATEWAY(sealed);
    sealed.setEnvironment(u"GW_SECRET"_s, u"another one"_s);
    START_GATEWAY(sealed);
    QTRY_COMPARE_WITH_TIMEOUT(secrets(sealed), u"locked"_s, 60000);
    STOP_GATEWAY(sealed);

    config[u"config_store"_s] = QJsonObject{{u"enabled"_s, false}};
    GatewayProcess without(config);
    START_GATEWAY(without);
    QCOMPARE(secrets(without), u"disabled"_s);
    STOP_GATEWAY(without);
}

BIFROST_TEST(ProviderTestApiTest)
#include "providertestapitest.moc"
