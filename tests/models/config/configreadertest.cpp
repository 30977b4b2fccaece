// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/models/config/readingaid.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;

/// What a configuration that is in order means.
class ConfigReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyObjectIsTheDefaults();
    void readsAWholeFile();
    void nullIsAsGoodAsAbsent();
    void zeroMeansTheDefault();
    void emptyListsMeanWhatTheVersionSays_data();
    void emptyListsMeanWhatTheVersionSays();
    void readsTheFormerNameOfLocalOnly_data();
    void readsTheFormerNameOfLocalOnly();
    void readsOriginsAndFilters();
    void readsSockets_data();
    void readsSockets();
};

void ConfigReaderTest::anEmptyObjectIsTheDefaults()
{
    for (const QByteArray &text : {QByteArray("{}"), QByteArray("\xEF\xBB\xBF {\r\n}\n")}) {
        const Result<ReadConfiguration> read = readText(text);
        QVERIFY(read.hasValue());
        const Configuration &configuration = read->configuration;
        QCOMPARE(read->notices.size(), std::size_t(0));
        QCOMPARE(configuration.version, 2);
        QVERIFY(configuration.providers.empty());
        QCOMPARE(configuration.server.host, u"localhost"_s);
        QCOMPARE(configuration.server.port, quint16(8080));
        QVERIFY(configuration.server.demo);
        QVERIFY(!configuration.server.localOnly);
        QCOMPARE(configuration.client.logRetentionDays, 365);
        QCOMPARE(configuration.client.maxRequestBodyMb, 100);
        QVERIFY(configuration.client.enableLogging);
        QVERIFY(configuration.client.allowedOrigins.isEmpty());
        QVERIFY(configuration.logStore.enabled);
        QCOMPARE(configuration.logStore.capMb, 200);
    }
}

void ConfigReaderTest::readsAWholeFile()
{
    const QByteArray json = R"({
  "$schema": "https://www.getbifrost.ai/schema",
  "version": 2,
  "client": {"drop_excess_requests": true, "enable_logging": false, "disable_content_logging": true,
             "log_retention_days": 30, "max_request_body_size_mb": 20, "required_headers": ["X-Team"]},
  "server": {"host": "127.0.0.1", "port": 9090, "hosts": ["Box.lan"], "threads": 2,
             "tls": {"cert": "/etc/c.pem", "key": "/etc/k.pem"},
             "limits": {"head_kb": 32, "buffered_mb": 512, "connections": 100,
                        "live_content_mb": 8},
             "deadlines_ms": {"head": 1000, "body": 2000, "idle": 3000},
             "egress": {"allow": ["169.254.1.1"]}, "local_only": true, "demo": false},
  "logs_store": {"enabled": true, "type": "sqlite", "config": {"path": "./l.db", "cap_mb": 50}},
  "providers": {"openai": {
    "keys": [{"id": "k1", "name": "main", "value": "env.MY_KEY", "models": ["gpt-4o"], "blacklisted_models": ["gpt-5"],
              "weight": 0.7, "enabled": false, "use_for_batch_api": true}],
    "network_config": {"base_url": "https://proxy.example/v1/", "extra_headers": {"X-A": "1"},
                       "default_request_timeout_in_seconds": 60, "stream_idle_timeout_in_seconds": 90, "max_retries": 2,
                       "retry_backoff_initial": 250, "retry_backoff_max": 4000, "insecure_skip_verify": true,
                       "ca_cert_pem": "-----BEGIN CERTIFICATE-----\n…", "max_conns_per_host": 7},
    "concurrency_and_buffer_size": {"concurrency": 64, "buffer_size": 512},
    "send_back_raw_request": true, "send_back_raw_response": true, "openai_config": {"disable_store": true}}}
})";
    const Result<ReadConfiguration> read = readText(json, {u"MY_KEY=sk-secret"_s});
    QVERIFY2(read.hasValue(), read ? "" : read.error().message.c_str());
    QCOMPARE(remarks(*read), QStringList());

    const ClientConfig &client = read->configuration.client;
    QVERIFY(client.dropExcessRequests);
    QVERIFY(!client.enableLogging);
    QVERIFY(client.disableContentLogging);
    QCOMPARE(client.logRetentionDays, 30);
    QCOMPARE(client.maxRequestBodyMb, 20);
    QCOMPARE(client.requiredHeaders, QStringList(u"X-Team"_s));

    const ServerConfig &server = read->configuration.server;
    QCOMPARE(server.host, u"127.0.0.1"_s);
    QCOMPARE(server.port, quint16(9090));
    QCOMPARE(server.hosts, QStringList(u"box.lan"_s));
    QCOMPARE(server.threads, 2);
    QCOMPARE(server.tlsCertificate, u"/etc/c.pem"_s);
    QCOMPARE(server.tlsKey, u"/etc/k.pem"_s);
    QCOMPARE(server.headKb, 32);
    QCOMPARE(server.bufferedMb, 512);
    QCOMPARE(server.connections, 100);
    QCOMPARE(server.liveContentMb, 8);
    QCOMPARE(server.headDeadline.count(), 1000);
    QCOMPARE(server.bodyDeadline.count(), 2000);
    QCOMPARE(server.idleDeadline.count(), 3000);
    QCOMPARE(server.egressAllow, QStringList(u"169.254.1.1"_s));
    QVERIFY(server.localOnly);
    QVERIFY(!server.demo);

    QCOMPARE(read->configuration.logStore.path, u"./l.db"_s);
    QCOMPARE(read->configuration.logStore.capMb, 50);

    QCOMPARE(read->configuration.providers.size(), std::size_t(1));
    const ProviderConfig &provider = read->configuration.providers.front();
    QCOMPARE(provider.name, u"openai"_s);
    QCOMPARE(provider.network.baseUrl, u"https://proxy.example/v1"_s);
    QCOMPARE(provider.network.extraHeaders.value(u"X-A"_s), u"1"_s);
    QCOMPARE(provider.network.requestTimeout.count(), 60);
    QCOMPARE(provider.network.streamIdleTimeout.count(), 90);
    QCOMPARE(provider.network.maxRetries, 2);
    QCOMPARE(provider.network.retryBackoffInitial.count(), 250);
    QCOMPARE(provider.network.retryBackoffMax.count(), 4000);
    QVERIFY(provider.network.insecureSkipVerify);
    QVERIFY(provider.network.caCertPem.startsWith(u"-----BEGIN"_s));
    QCOMPARE(provider.network.maxConnsPerHost, 7);
    QCOMPARE(provider.concurrency, 64);
    QCOMPARE(provider.bufferSize, 512);
    QVERIFY(provider.sendBackRawRequest);
    QVERIFY(provider.sendBackRawResponse);
    QVERIFY(provider.disableStore);
    QVERIFY(!provider.custom);

    QCOMPARE(provider.keys.size(), std::size_t(1));
    const KeyConfig &key = provider.keys.front();
    QCOMPARE(key.id, u"k1"_s);
    QCOMPARE(key.name, u"main"_s);
    QCOMPARE(key.value.value.reveal(), std::string_view("sk-secret"));
    QCOMPARE(key.value.reference, u"env.MY_KEY"_s);
    QVERIFY(key.models.allows(u"gpt-4o"_s));
    QVERIFY(!key.models.allows(u"gpt-4o-mini"_s));
    QCOMPARE(key.blacklistedModels, QStringList(u"gpt-5"_s));
    QCOMPARE(key.weight, 0.7);
    QVERIFY(!key.enabled);
    QVERIFY(key.useForBatch);
}

void ConfigReaderTest::nullIsAsGoodAsAbsent()
{
    const Result<ReadConfiguration> read =
        readText(R"({"version": null, "client": null, "server": {"port": null},
        "providers": {"openai": {"keys": [{"name": "k", "models": null, "weight": null, "enabled": null}],
                                 "network_config": null, "proxy_config": null, "custom_provider_config": null}}})");
    QVERIFY2(read.hasValue(), read ? "" : read.error().message.c_str());
    QCOMPARE(remarks(*read), QStringList());
    QCOMPARE(read->configuration.server.port, quint16(8080));
    const KeyConfig &key = read->configuration.providers.front().keys.front();
    QVERIFY(key.models.all);
    QVERIFY(key.enabled);
    QCOMPARE(key.weight, 1.0);
}

void ConfigReaderTest::zeroMeansTheDefault()
{
    const Result<ReadConfiguration> read = readText(
        R"({"client": {"log_retention_days": 0, "max_request_body_size_mb": 0}, "providers": {"openai": {
            "network_config": {"default_request_timeout_in_seconds": 0, "retry_backoff_initial": 0, "max_conns_per_host": 0},
            "concurrency_and_buffer_size": {"concurrency": 0, "buffer_size": 0}}}})");
    QVERIFY(read.hasValue());
    QStringList said;
    for (const ConfigNotice &notice : read->notices)
        said += notice.path.section(u'.', -1);
    for (const QString &name :
         {u"max_request_body_size_mb"_s, u"default_request_timeout_in_seconds"_s, u"max_conns_per_host"_s})
        QVERIFY2(said.contains(name), qPrintable(name));
    QCOMPARE(read->configuration.client.logRetentionDays, 365);
    QCOMPARE(read->configuration.client.maxRequestBodyMb, 100);
    const ProviderConfig &provider = read->configuration.providers.front();
    QCOMPARE(provider.network.requestTimeout.count(), 600);
    QCOMPARE(provider.network.retryBackoffInitial.count(), 500);
    QCOMPARE(provider.network.maxConnsPerHost, 20000);
    QCOMPARE(provider.concurrency, 20000);
    QCOMPARE(provider.bufferSize, 30000);
}

void ConfigReaderTest::emptyListsMeanWhatTheVersionSays_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("models");
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<int>("notices");
    QTest::newRow("2, absent") << QByteArray(R"("version": 2,)") << QByteArray() << true << 0;
    QTest::newRow("1, absent") << QByteArray(R"("version": 1,)") << QByteArray() << true << 0;
    QTest::newRow("none, absent") << QByteArray() << QByteArray() << true << 0;
    QTest::newRow("2, empty") << QByteArray(R"("version": 2,)") << QByteArray(R"(, "models": [])") << false
                              << 0;
    QTest::newRow("1, empty") << QByteArray(R"("version": 1,)") << QByteArray(R"(, "models": [])") << true
                              << 0;
    QTest::newRow("none, empty") << QByteArray() << QByteArray(R"(, "models": [])") << false << 1;
    QTest::newRow("2, star") << QByteArray(R"("version": 2,)") << QByteArray(R"(, "models": ["*"])") << true
                             << 0;
    QTest::newRow("1, star") << QByteArray(R"("version": 1,)") << QByteArray(R"(, "models": ["*"])") << true
                             << 0;
    QTest::newRow("2, other") << QByteArray(R"("version": 2,)") << QByteArray(R"(, "models": ["gpt-5"])")
                              << false << 0;
    QTest::newRow("2, named") << QByteArray(R"("version": 2,)") << QByteArray(R"(, "models": ["gpt-4o"])")
                              << true << 0;
    QTest::newRow("2, regex") << QByteArray(R"("version": 2,)")
                              << QByteArray(R"(, "models": ["regex:gpt.*"])") << false << 1;
}

void ConfigReaderTest::emptyListsMeanWhatTheVersionSays()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, models);
    const Result<ReadConfiguration> read =
        readText("{" + version + R"("providers": {"openai": {"keys": [{"name": "k")" + models + "}]}}}");
    QVERIFY(read.hasValue());
    QTEST(read->configuration.providers.front().keys.front().models.allows(u"gpt-4o"_s), "allowed");
    QTEST(int(read->notices.size()), "notices");
}

void ConfigReaderTest::readsTheFormerNameOfLocalOnly_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("localOnly");
    QTest::newRow("former") << QByteArray(R"({"localOnlyMode": true})") << true;
    QTest::newRow("former beside a section")
        << QByteArray(R"({"localOnlyMode": true, "server": {}})") << true;
    QTest::newRow("new name wins") << QByteArray(
        R"({"localOnlyMode": true, "server": {"local_only": false}})")
                                   << false;
    QTest::newRow("new name") << QByteArray(R"({"server": {"local_only": true}})") << true;
    QTest::newRow("former in its section") << QByteArray(R"({"server": {"localOnlyMode": true}})") << true;
}

void ConfigReaderTest::readsTheFormerNameOfLocalOnly()
{
    QFETCH(QByteArray, json);
    QTEST(readText(json)->configuration.server.localOnly, "localOnly");
}

void ConfigReaderTest::readsOriginsAndFilters()
{
    const Result<ReadConfiguration> read = readText(R"({"client": {
        "allowed_origins": ["https://App.example/", "http://localhost:3000", "*"], "allowed_headers": ["X-Custom"],
        "header_filter_config": {"allowlist": ["Anthropic-Beta", "x-team-*"], "denylist": ["*"]}}})");
    QVERIFY2(read.hasValue(), read ? "" : read.error().message.c_str());
    const ClientConfig &client = read->configuration.client;
    QCOMPARE(client.allowedOrigins,
             (QStringList{u"https://app.example"_s, u"http://localhost:3000"_s, u"*"_s}));
    QCOMPARE(client.allowedHeaders, QStringList(u"X-Custom"_s));
    QCOMPARE(client.headerAllowlist, (QStringList{u"anthropic-beta"_s, u"x-team-*"_s}));
    QCOMPARE(client.headerDenylist, QStringList(u"*"_s));
}

void ConfigReaderTest::readsSockets_data()
{
    QTest::addColumn<bool>("good");
    for (const char *url : {"unix:///run/llm.sock", "unix:/run/llm.sock", "http+unix://%2Frun%2Fllm.sock",
                            "http+unix://%2Frun%2Fllm.sock/v1"})
        QTest::newRow(url) << true;
    for (const char *url : {"unix://run/llm.sock", "unix:run", "unix:///", "http+unix://run/v1",
                            "https+unix://%2Frun%2Fa", "http+unix://%2Frun%2Fa/v1?x", "http+unix://"})
        QTest::newRow(url) << false;
}

void ConfigReaderTest::readsSockets()
{
    QFETCH(const bool, good);
    const QByteArray json =
        QByteArray(R"({"providers": {"openai": {"network_config": {"base_url": "URL"}}}})")
            .replace("URL", QTest::currentDataTag());
    const Result<ReadConfiguration> read = readText(json);
    QCOMPARE(read.hasValue(), good);
    if (good)
        QCOMPARE(read->configuration.providers.front().network.baseUrl,
                 QLatin1StringView(QTest::currentDataTag()));
}

BIFROST_TEST(ConfigReaderTest)
#include "configreadertest.moc"
