// SPDX-License-Identifier: GPL-3.0-or-later
// /api/config: what it shows, takes and refuses.
#include "tests/gateway/blackbox/managing.h"
#include "tests/support/testmain.h"

using namespace bifrost::test;
using namespace Qt::StringLiterals;

class ConfigApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void configShowsAndChanges();
    void configRefusals();
    void formerNamesAreTranslated();
    void limitsAndDemo();
    void localOnlyHoldsAtOnce();
    void theListenerNeedsARestart();
};

void ConfigApiTest::configShowsAndChanges()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    const HttpAnswer before = manage(gateway, "GET", "/api/config");
    QCOMPARE(before.status, 200);
    const QJsonObject shown = before.json();
    for (const QString &name : {u"client_config"_s, u"framework_config"_s, u"is_db_connected"_s,
                                u"is_cache_connected"_s, u"is_logs_connected"_s, u"server_config"_s})
        QVERIFY2(shown.contains(name), qPrintable(name));
    QCOMPARE(shown[u"is_db_connected"_s], QJsonValue(true));
    QCOMPARE(shown[u"is_logs_connected"_s], QJsonValue(false)); // as configured
    QCOMPARE(shown[u"framework_config"_s][u"pricing_sync_interval"_s].toInt(), 86400);

    QJsonObject client = shown[u"client_config"_s].toObject();
    client[u"drop_excess_requests"_s] = true;
    client[u"log_retention_days"_s] = 30;
    client[u"of_tomorrow"_s] = QJsonArray{1};
    const HttpAnswer put =
        manage(gateway, "PUT", "/api/config",
               {{u"client_config"_s, client},
                {u"framework_config"_s, QJsonObject{{u"pricing_url"_s, u"https://prices.example/sheet"_s}}}},
               "If-Match: " + before.headers.value("ETag") + "\r\n");
    QVERIFY2(put.status == 200, put.raw);
    QCOMPARE(put.json()[u"status"_s].toString(), u"success"_s);
    QCOMPARE(put.json()[u"message"_s].toString(), u"configuration updated successfully"_s);
    const QJsonObject after = manage(gateway, "GET", "/api/config").json();
    QCOMPARE(after[u"client_config"_s].toObject(), client);
    QCOMPARE(after[u"framework_config"_s][u"pricing_url"_s].toString(), u"https://prices.example/sheet"_s);
    QCOMPARE(after[u"server_config"_s], shown[u"server_config"_s]);

    // A whole section: what it leaves out is off again, but numbers stay.
    QCOMPARE(manage(gateway, "PUT", "/api/config",
                    {{u"client_config"_s, QJsonObject{{u"log_retention_days"_s, 31}}}})
                 .status,
             200);
    const QJsonObject bare = manage(gateway, "GET", "/api/config").json()[u"client_config"_s].toObject();
    QCOMPARE(bare[u"drop_excess_requests"_s], QJsonValue(false));
    QCOMPARE(bare[u"log_retention_days"_s].toInt(), 31);
    const HttpAnswer stale = manage(gateway, "PATCH", "/api/config", {{u"client_config"_s, client}},
                                    "If-Match: " + before.headers.value("ETag") + "\r\n");
    QCOMPARE(stale.status, 412);
    STOP_GATEWAY(gateway);
}

void ConfigApiTest::configRefusals()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    const auto refusal = [&](const QByteArray &method, const QJsonObject &body) {
        return errorLine(manage(gateway, method, "/api/config", body));
    };
    QCOMPARE(refusal("PUT", {{u"client_config"_s, QJsonObject{{u"enable_logging"_s, true}}}}),
             QByteArray("400 invalid_setting client_config.log_retention_days: "
                        "client_config.log_retention_days must be a number of days, at least 1."));
    // All that is wrong is told at once, each with its own reason.
    const auto faults = [&](const QByteArray &method, const QJsonObject &body) {
        QStringList all;
        const QJsonArray fields =
            manage(gateway, method, "/api/config", body).json()[u"error"_s][u"fields"_s].toArray();
        for (const QJsonValue &field : fields)
            all += field[u"path"_s].toString() + u' ' + field[u"code"_s].toString();
        all.sort();
        return all.join(u", "_s);
    };
    const auto put = [&](const QJsonObject &client) {
        return faults("PUT",
                      {{u"client_config"_s, client}, {u"server_config"_s, QJsonObject{{u"port"_s, 70000}}}});
    };
    QCOMPARE(put({{u"enable_logging"_s, 1}}),
             u"client_config.enable_logging type, client_config.log_retention_days missing, "
             u"server_config.port range"_s);
    for (const QJsonValue &days : {QJsonValue(-1), QJsonValue(0)})
        QCOMPARE(put({{u"log_retention_days"_s, days}}),
                 u"client_config.log_retention_days range, server_config.port range"_s);
    QCOMPARE(put({{u"log_retention_days"_s, u"ten"_s}}),
             u"client_config.log_retention_days type, server_config.port range"_s);
    QCOMPARE(faults("PATCH", {{u"client_config"_s, 5}, {u"server_config"_s, QJsonObject{{u"demo"_s, 1}}}}),
             u"client_config type, server_config.demo type"_s);
    QCOMPARE(
        refusal("PATCH",
                {{u"client_config"_s, QJsonObject{{u"max_request_body_size_mb"_s, u"big"_s}}},
                 {u"server_config"_s, QJsonObject{{u"demo"_s, false}}}}),
        QByteArray("400 invalid_setting client_config.max_request_body_size_mb: "
                   "client_config.max_request_body_size_mb must be a whole number from 0 to 100000, not a "
                   "text."));
    QCOMPARE(refusal("PATCH", {{u"nothing"_s, 1}}),
             QByteArray("400 invalid_request_error -: The body changes nothing: it needs `client_config`, "
                        "`server_config`, `framework_config`, `logs_store_config` or `auth_config`."));
    // All or nothing.
    QCOMPARE(manage(gateway, "GET", "/api/config").json()[u"server_config"_s][u"demo"_s], QJsonValue(true));
    STOP_GATEWAY(gateway);
}

void ConfigApiTest::formerNamesAreTranslated()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock, {{u"client"_s, QJsonObject{{u"enforce_scim_auth"_s, false}}}}));
    START_GATEWAY(gateway);
    const HttpAnswer changed =
        manage(gateway, "PATCH", "/api/config",
               {{u"client_config"_s,
                 QJsonObject{{u"enable_litellm_fallbacks"_s, true}, {u"enforce_governance_header"_s, true}}},
                {u"localOnlyMode"_s, true}});
    QVERIFY2(changed.status == 200, changed.raw);
    const QJsonObject shown = manage(gateway, "GET", "/api/config").json();
    const QJsonObject client = shown[u"client_config"_s].toObject();
    QCOMPARE(client[u"compat"_s], QJsonValue(QJsonObject{{u"convert_text_to_chat"_s, true}}));
    QCOMPARE(client[u"enforce_auth_on_inference"_s], QJsonValue(true));
    for (const QString &former :
         {u"enable_litellm_fallbacks"_s, u"enforce_governance_header"_s, u"enforce_scim_auth"_s})
        QVERIFY2(!client.contains(former), qPrintable(former));
    QCOMPARE(shown[u"server_config"_s][u"local_only"_s], QJsonValue(true));
    // What is no switch is named as it was sent.
    QCOMPARE(errorLine(manage(gateway, "PATCH", "/api/config",
                              {{u"client_config"_s, QJsonObject{{u"enforce_scim_auth"_s, u"yes"_s}}}}))
                 .left(61),
             QByteArray("400 invalid_setting client_config.enforce_scim_auth: client_c"));
    STOP_GATEWAY(gateway);
}

void ConfigApiTest::limitsAndDemo()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    const auto demo = [&] { return postTo(gateway, "/v1/chat/completions", chatBody("demo/echo")); };
    QCOMPARE(demo()->status, 200);
    const HttpAnswer changed = manage(gateway, "PATCH", "/api/config",
                                      {{u"server_config"_s, QJsonObject{{u"demo"_s, false}}},
                                       {u"client_config"_s,
                                        QJsonObject{{u"max_request_body_size_mb"_s, 1},
                                                    {u"required_headers"_s, QJsonArray{u"x-team"_s}}}}});
    QVERIFY2(changed.status == 200, changed.raw);
    QVERIFY(!changed.json().contains(u"restart_required"_s));
    QCOMPARE(postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"))->errorType(),
             QByteArray("missing_required_headers"));
    QVERIFY(postTo(gateway, "/v1/chat/completions", chatBody("demo/echo"), "X-Team: a\r\n")->status >= 400);
    const QByteArray big = chatBody("openai/gpt-4o", QByteArray(), QByteArray(1100 * 1024, 'x'));
    QCOMPARE(postTo(gateway, "/v1/chat/completions", big, "X-Team: a\r\n")->status, 413);
    STOP_GATEWAY(gateway);
}

void ConfigApiTest::localOnlyHoldsAtOnce()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    const auto localOnly = [&](bool on) {
        return manage(gateway, "PATCH", "/api/config",
                      {{u"server_config"_s, QJsonObject{{u"local_only"_s, on}}}});
    };
    const auto ask = [&](const QByteArray &model) {
        const auto answer = postTo(gateway, "/v1/chat/completions", chatBody(model));
        return answer ? QByteArray::number(answer->status) + ' ' + answer->errorType() : QByteArray();
    };
    // A name that need not be looked up to be refused.
    QCOMPARE(manage(gateway, "POST", "/api/providers",
                    {{u"provider"_s, u"groq"_s},
                     {u"keys"_s, QJsonArray{keyEntry(u"g"_s, u"sk-third-0123456789"_s)}},
                     {u"network_config"_s, QJsonObject{{u"base_url"_s, u"http://provider.invalid:9"_s}}}})
                 .status,
             200);
    QCOMPARE(localOnly(true).status, 200);
    QCOMPARE(ask("groq/gpt-4o"), QByteArray("403 egress_refused"));
    QCOMPARE(ask("openai/gpt-4o"), QByteArray("200 "));
    QCOMPARE(localOnly(false).status, 200);
    QCOMPARE(ask("openai/gpt-4o"), QByteArray("200 "));
    STOP_GATEWAY(gateway);
}

void ConfigApiTest::theListenerNeedsARestart()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    const HttpAnswer changed =
        manage(gateway, "PATCH", "/api/config", {{u"server_config"_s, QJsonObject{{u"threads"_s, 3}}}});
    QVERIFY2(changed.status == 200, changed.raw);
    QCOMPARE(changed.json()[u"restart_required"_s][u"required"_s], QJsonValue(true));
    const QJsonObject config = manage(gateway, "GET", "/api/config").json();
    QCOMPARE(config[u"server_config"_s][u"threads"_s].toInt(), 3);
    QVERIFY(config[u"restart_required"_s][u"reason"_s].toString().contains(u"server.threads"_s));
    QCOMPARE(manage(gateway, "PATCH", "/api/config",
                    {{u"server_config"_s, QJsonObject{{u"threads"_s, QJsonValue::Null}}}})
                 .status,
             200);
    QVERIFY(!manage(gateway, "GET", "/api/config").json().contains(u"restart_required"_s));
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(ConfigApiTest)
#include "configapitest.moc"
