// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/providerjson.h"
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

/// A state of these providers, whose documents hold nothing but what is kept only.
ConfigState stateOf(const std::vector<ProviderConfig> &providers, const QJsonObject &kept = {})
{
    ConfigState state;
    state.configuration.providers = providers;
    for (const ProviderConfig &provider : providers) {
        StoredProvider stored{provider.name, ConfigDocument::split(kept), {}};
        for (const KeyConfig &key : provider.keys)
            stored.keys.push_back({key.id, key.name, {}});
        state.stored.providers.insert(provider.name, stored);
    }
    return state;
}

QJsonObject jsonOfOne(const ProviderConfig &provider, const QJsonObject &kept = {})
{
    return admin::providerJson(stateOf({provider}, kept), provider.name);
}

} // namespace

class ProviderJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreMasked();
    void aProviderAsItIs();
    void absentMeansNoMember();
    void listsOfProviders();
    void whatIsOnlyKeptIsShown();
    void whatCannotBeUsedSaysWhy();
    void anAddressThatIsNeverReachedSaysWhy_data();
    void anAddressThatIsNeverReachedSaysWhy();
    void aLockedKey();
};

void ProviderJsonTest::secretsAreMasked()
{
    const QJsonObject json = jsonOfOne(withEverything());
    const QByteArray text = QJsonDocument(json).toJson();
    QVERIFY2(!text.contains(Long.mid(5, 15).toUtf8()) && !text.contains("secret enough"), text);
    const QJsonObject value = json[u"keys"_s][0][u"value"_s].toObject();
    QCOMPARE(value[u"value"_s].toString(), u"sk-0"_s + QString(24, u'*') + u"wxyz"_s);
    QCOMPARE(value[u"env_var"_s].toString(), u"env.MY_KEY"_s);
    QCOMPARE(value[u"from_env"_s].toBool(), true);
    QCOMPARE(json[u"network_config"_s][u"ca_cert_pem"_s].toString(), u"<REDACTED>"_s);
}

void ProviderJsonTest::aProviderAsItIs()
{
    const QJsonObject json = jsonOfOne(withEverything());
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

void ProviderJsonTest::absentMeansNoMember()
{
    ProviderConfig provider;
    provider.name = u"groq"_s;
    provider.keys.emplace_back().name = u"k"_s;
    const QJsonObject json = jsonOfOne(provider);
    QVERIFY(json[u"proxy_config"_s].isNull());
    for (const QString &name : {u"custom_provider_config"_s, u"openai_config"_s})
        QVERIFY2(!json.contains(name), qPrintable(name));
    const QJsonObject key = json[u"keys"_s][0].toObject();
    QVERIFY(!key.contains(u"aliases"_s));
    QCOMPARE(key[u"models"_s].toArray(), QJsonArray{u"*"_s}); // all of them
    QCOMPARE(key[u"value"_s][u"value"_s].toString(), QString());
    QCOMPARE(json[u"network_config"_s][u"ca_cert_pem"_s].toString(u"?"_s), QString());
}

void ProviderJsonTest::listsOfProviders()
{
    QCOMPARE(admin::providersJson(stateOf({}))[u"total"_s].toInt(-1), 0);
    ProviderConfig other = withEverything();
    other.name = u"groq"_s;
    const QJsonObject json = admin::providersJson(stateOf({withEverything(), other}));
    QCOMPARE(json[u"total"_s].toInt(), 2);
    QCOMPARE(json[u"providers"_s][0][u"name"_s].toString(), u"groq"_s);
}

void ProviderJsonTest::whatIsOnlyKeptIsShown()
{
    const QJsonObject later{{u"a"_s, 1}, {u"api_key"_s, Long}};
    const QJsonObject json = jsonOfOne(
        withEverything(),
        {{u"of_tomorrow"_s, later}, {u"network_config"_s, QJsonObject{{u"enforce_http2"_s, true}}}});
    QCOMPARE(json[u"of_tomorrow"_s][u"a"_s].toInt(), 1);
    QCOMPARE(json[u"of_tomorrow"_s][u"api_key"_s].toString(), u"sk-0"_s + QString(24, u'*') + u"wxyz"_s);
    QCOMPARE(json[u"network_config"_s][u"enforce_http2"_s], QJsonValue(true));
    QCOMPARE(json[u"network_config"_s][u"base_url"_s].toString(), u"https://h/v1"_s);
}

void ProviderJsonTest::whatCannotBeUsedSaysWhy()
{
    ConfigState state = stateOf({withEverything()});
    state.configuration.providers.clear();
    state.notices.push_back({u"providers.openai"_s, 0, u"It is stored and not used."_s});
    const QJsonObject json = admin::providerJson(state, u"openai"_s);
    QCOMPARE(json[u"provider_status"_s].toString(), u"error"_s);
    QCOMPARE(json[u"description"_s].toString(), u"It is stored and not used."_s);
    QCOMPARE(json[u"keys"_s][0][u"name"_s].toString(), u"main"_s);
}

void ProviderJsonTest::anAddressThatIsNeverReachedSaysWhy_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("http://0.0.0.0:11434") << u"0.0.0.0 is no address that can be called."_s;
    QTest::newRow("http://169.254.169.254/v1") << u"`server.egress.allow`"_s;
    QTest::newRow("http://[fe80::1]:8000") << u"`server.egress.allow`"_s;
    QTest::newRow("http://localhost:8080/v1") << u"localhost port 8080 is this gateway itself"_s;
    QTest::newRow("http://127.0.0.1:8080") << u"this gateway itself"_s;
    QTest::newRow("http://[::1]:8080") << u"this gateway itself"_s;
    for (const char *fine : {"http://127.0.0.1:11434", "http://169.254.7.7", "https://api.example:8080"})
        QTest::newRow(fine) << QString();
}

void ProviderJsonTest::anAddressThatIsNeverReachedSaysWhy()
{
    QFETCH(QString, words);
    ProviderConfig provider = withEverything();
    provider.network.baseUrl = QString::fromLatin1(QTest::currentDataTag());
    for (KeyConfig &key : provider.keys)
        key.url.clear();
    ConfigState state = stateOf({provider});
    state.configuration.server.egressAllow = {u"169.254.7.7"_s};
    const QJsonObject json = admin::providerJson(state, provider.name, 8080);
    QCOMPARE(json[u"provider_status"_s].toString(), words.isEmpty() ? u"active"_s : u"error"_s);
    QVERIFY2(json[u"description"_s].toString().contains(words),
             qPrintable(json[u"description"_s].toString()));
}

void ProviderJsonTest::aLockedKey()
{
    ProviderConfig provider = withEverything();
    provider.keys[0].value = {Secret(), QString(), true};
    const QJsonObject key = jsonOfOne(provider)[u"keys"_s][0].toObject();
    QCOMPARE(key[u"value"_s][u"value"_s].toString(), u"********"_s);
    QCOMPARE(key[u"status"_s].toString(), u"locked"_s);
}

BIFROST_TEST(ProviderJsonTest)
#include "providerjsontest.moc"
