// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/configjson.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;

namespace {

const QString Long = u"sk-0123456789abcdefghijwxyz"_s;

ProviderConfig withEverything()
{
    ProviderConfig provider;
    provider.name = u"openai"_s;
    KeyConfig key;
    key.id = u"id-1"_s;
    key.name = u"main"_s;
    key.value = {Secret(Long.toStdString()), u"env.MY_KEY"_s};
    key.models = {false, {u"gpt-4o"_s}};
    key.blacklistedModels = {u"gpt-5"_s};
    key.aliases = {{u"best"_s, u"gpt-4o"_s}};
    key.weight = 0.5;
    key.enabled = false;
    provider.keys.push_back(key);
    provider.network.baseUrl = u"https://h/v1"_s;
    provider.network.extraHeaders = {{u"X-Key"_s, Long}};
    provider.network.caCertPem = u"-----BEGIN CERTIFICATE-----\nsecret enough"_s;
    provider.sendBackRawRequest = true;
    provider.disableStore = true;
    CustomProviderConfig custom;
    custom.baseProviderType = u"openai"_s;
    custom.allowedRequests = QStringList{u"embedding"_s};
    custom.requestPathOverrides = {{u"embedding"_s, u"/e"_s}};
    provider.custom = custom;
    return provider;
}

} // namespace

class ConfigJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreMasked();
    void aProviderAsItIs();
    void absentMeansNoMember();
    void listsOfProviders();
    void theConfiguration();
};

void ConfigJsonTest::secretsAreMasked()
{
    const QJsonObject json = admin::providerJson(withEverything());
    const QByteArray text = QJsonDocument(json).toJson();
    QVERIFY2(!text.contains(Long.mid(5, 15).toUtf8()) && !text.contains("secret enough"), text);
    const QJsonObject value = json[u"keys"_s][0][u"value"_s].toObject();
    QCOMPARE(value[u"value"_s].toString(), u"sk-0"_s + QString(24, u'*') + u"wxyz"_s);
    QCOMPARE(value[u"env_var"_s].toString(), u"env.MY_KEY"_s);
    QCOMPARE(value[u"from_env"_s].toBool(), true);
    QCOMPARE(json[u"network_config"_s][u"ca_cert_pem"_s].toString(), u"<REDACTED>"_s);
}

void ConfigJsonTest::aProviderAsItIs()
{
    const QJsonObject json = admin::providerJson(withEverything());
    QCOMPARE(json[u"name"_s].toString(), u"openai"_s);
    const QJsonObject key = json[u"keys"_s][0].toObject();
    QCOMPARE(key[u"id"_s].toString(), u"id-1"_s);
    QCOMPARE(key[u"models"_s].toArray(), QJsonArray{u"gpt-4o"_s});
    QCOMPARE(key[u"blacklisted_models"_s].toArray(), QJsonArray{u"gpt-5"_s});
    QCOMPARE(key[u"aliases"_s].toObject(), QJsonObject({{u"best"_s, u"gpt-4o"_s}}));
    QCOMPARE(key[u"weight"_s].toDouble(), 0.5);
    QCOMPARE(key[u"enabled"_s].toBool(true), false);
    QCOMPARE(json[u"network_config"_s][u"base_url"_s].toString(), u"https://h/v1"_s);
    QCOMPARE(json[u"send_back_raw_request"_s].toBool(), true);
    QCOMPARE(json[u"openai_config"_s].toObject(), QJsonObject({{u"disable_store"_s, true}}));
    const QJsonObject custom = json[u"custom_provider_config"_s].toObject();
    QCOMPARE(custom[u"allowed_requests"_s].toObject(), QJsonObject({{u"embedding"_s, true}}));
    QCOMPARE(custom[u"request_path_overrides"_s].toObject(), QJsonObject({{u"embedding"_s, u"/e"_s}}));
}

void ConfigJsonTest::absentMeansNoMember()
{
    ProviderConfig provider;
    provider.name = u"groq"_s;
    provider.keys.emplace_back().name = u"k"_s;
    const QJsonObject json = admin::providerJson(provider);
    QVERIFY(json[u"proxy_config"_s].isNull());
    for (const QString &name : {u"custom_provider_config"_s, u"openai_config"_s})
        QVERIFY2(!json.contains(name), qPrintable(name));
    const QJsonObject key = json[u"keys"_s][0].toObject();
    QVERIFY(!key.contains(u"aliases"_s));
    QCOMPARE(key[u"models"_s].toArray(), QJsonArray{u"*"_s}); // all of them
    QCOMPARE(key[u"value"_s][u"value"_s].toString(), QString());
    QCOMPARE(json[u"network_config"_s][u"ca_cert_pem"_s].toString(u"?"_s), QString());
}

void ConfigJsonTest::listsOfProviders()
{
    Configuration configuration;
    QCOMPARE(admin::providersJson(configuration)[u"total"_s].toInt(-1), 0);
    configuration.providers = {withEverything(), withEverything()};
    const QJsonObject json = admin::providersJson(configuration);
    QCOMPARE(json[u"total"_s].toInt(), 2);
    QCOMPARE(json[u"providers"_s].toArray().size(), 2);
}

void ConfigJsonTest::theConfiguration()
{
    Configuration configuration;
    configuration.client.allowedOrigins = {u"https://a.example"_s};
    configuration.client.headerAllowlist = {u"x-*"_s};
    QJsonObject json = admin::configJson(configuration);
    const QJsonObject client = json[u"client_config"_s].toObject();
    QCOMPARE(client[u"allowed_origins"_s].toArray(), QJsonArray{u"https://a.example"_s});
    QCOMPARE(client[u"header_filter_config"_s][u"allowlist"_s].toArray(), QJsonArray{u"x-*"_s});
    QCOMPARE(client[u"max_request_body_size_mb"_s].toInt(), 100);
    QCOMPARE(json[u"is_logs_connected"_s].toBool(), true);
    configuration.client.enableLogging = false;
    json = admin::configJson(configuration);
    QCOMPARE(json[u"is_logs_connected"_s].toBool(true), false);
}

BIFROST_TEST(ConfigJsonTest)
#include "configjsontest.moc"
