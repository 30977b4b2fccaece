// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/config/builtinproviders.h"
#include "tests/models/config/readingaid.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;

/// What the providers of a configuration mean.
class ConfigProvidersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsProvidersAndLowersTheirNames();
    void keysWithoutWeightNameOrIdGetThem();
    void readsAliasesUnderAllTheirNames();
    void keysMayHaveServersOfTheirOwn();
    void readsBothSpellingsOfBackoffs_data();
    void readsBothSpellingsOfBackoffs();
    void trimsAddresses_data();
    void trimsAddresses();
    void readsCustomProviders();
    void absentOperationsAreAllOfThem();
    void knowsAllBuiltInNames();
    void concurrencyFitsItsBuffer();
};

namespace {

ProviderConfig providerIn(const QByteArray &json, const QStringList &variables = {})
{
    const Result<ReadConfiguration> read = readText(json, variables);
    if (!read) {
        qCritical("%s", read.error().message.c_str());
        return {};
    }
    return read->configuration.providers.empty() ? ProviderConfig() : read->configuration.providers.front();
}

} // namespace

void ConfigProvidersTest::sortsProvidersAndLowersTheirNames()
{
    const Result<ReadConfiguration> read =
        readText(R"({"providers": {"XAI": {}, "Groq": {}, "openai": {}}})");
    QVERIFY(read.hasValue());
    QStringList names;
    for (const ProviderConfig &provider : read->configuration.providers)
        names.append(provider.name);
    QCOMPARE(names, (QStringList{u"groq"_s, u"openai"_s, u"xai"_s}));
}

void ConfigProvidersTest::keysWithoutWeightNameOrIdGetThem()
{
    const QByteArray json = openai(R"("keys": [{"value": "a"}, {"name": "named", "value": "b"}])");
    const ProviderConfig first = providerIn(json);
    const ProviderConfig second = providerIn(json);
    QCOMPARE(first.keys.at(0).name, u"key-1"_s);
    QCOMPARE(first.keys.at(0).weight, 1.0);
    QVERIFY(!first.keys.at(0).id.isEmpty());
    QVERIFY(first.keys.at(0).id != first.keys.at(1).id);
    QCOMPARE(second.keys.at(0).id, first.keys.at(0).id); // from one start to the next
    QCOMPARE(second.keys.at(1).id, first.keys.at(1).id);
}

void ConfigProvidersTest::readsAliasesUnderAllTheirNames()
{
    const ProviderConfig provider = providerIn(openai(R"("keys": [{"name": "k",
        "aliases": {"fast": "gpt-4o-mini", "deep": {"model_id": "o3", "description": "slow"}},
        "deployments": {"fast": "loses", "old": "gpt-4"},
        "huggingface_key_config": {"deployments": {"hf": "org/model"}}}])"));
    const QMap<QString, QString> expected{{u"fast"_s, u"gpt-4o-mini"_s},
                                          {u"deep"_s, u"o3"_s},
                                          {u"old"_s, u"gpt-4"_s},
                                          {u"hf"_s, u"org/model"_s}};
    QCOMPARE(provider.keys.front().aliases, expected);
}

void ConfigProvidersTest::keysMayHaveServersOfTheirOwn()
{
    const ProviderConfig provider = providerIn(R"({"providers": {"vllm": {"keys": [
        {"name": "a", "vllm_key_config": {"url": "http://gpu-1:8000/", "model_name": "llama"}},
        {"name": "b", "vllm_key_config": {"url": "env.GPU"}},
        {"name": "c", "ollama_key_config": {"url": {"env_var": "env.GPU", "from_env": true}}}]}}})",
                                               {u"GPU=http://gpu-2:8000"_s});
    QCOMPARE(provider.keys.at(0).url, u"http://gpu-1:8000"_s);
    QCOMPARE(provider.keys.at(0).servedModel, u"llama"_s);
    QCOMPARE(provider.keys.at(1).url, u"http://gpu-2:8000"_s);
    QCOMPARE(provider.keys.at(2).url, u"http://gpu-2:8000"_s);
}

void ConfigProvidersTest::readsBothSpellingsOfBackoffs_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<int>("initial");
    QTest::addColumn<int>("most");
    QTest::newRow("code") << QByteArray(R"("retry_backoff_initial": 200, "retry_backoff_max": 900)") << 200
                          << 900;
    QTest::newRow("schema") << QByteArray(R"("retry_backoff_initial_ms": 200, "retry_backoff_max_ms": 900)")
                            << 200 << 900;
    QTest::newRow("mixed") << QByteArray(R"("retry_backoff_initial_ms": 200, "retry_backoff_max": 900)")
                           << 200 << 900;
    QTest::newRow("both") << QByteArray(R"("retry_backoff_initial_ms": 300, "retry_backoff_initial": 200)")
                          << 200 << 5000;
    QTest::newRow("initial above the default")
        << QByteArray(R"("retry_backoff_initial": 8000)") << 8000 << 8000;
    QTest::newRow("longest below the default") << QByteArray(R"("retry_backoff_max": 100)") << 100 << 100;
}

void ConfigProvidersTest::readsBothSpellingsOfBackoffs()
{
    QFETCH(QByteArray, members);
    const ProviderConfig provider = providerIn(openai("\"network_config\": {" + members + "}"));
    QTEST(int(provider.network.retryBackoffInitial.count()), "initial");
    QTEST(int(provider.network.retryBackoffMax.count()), "most");
}

void ConfigProvidersTest::trimsAddresses_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QString>("read");
    QTest::newRow("as it is") << QByteArray("http://localhost:11434") << u"http://localhost:11434"_s;
    QTest::newRow("slash") << QByteArray("https://api.example/v1/") << u"https://api.example/v1"_s;
    QTest::newRow("slashes") << QByteArray("https://api.example///") << u"https://api.example"_s;
    QTest::newRow("capitals") << QByteArray("HTTPS://API.Example/V1") << u"https://api.example/V1"_s;
    QTest::newRow("IPv6") << QByteArray("http://[::1]:8000/v1") << u"http://[::1]:8000/v1"_s;
    QTest::newRow("umlaut") << QByteArray("https://b\xC3\xBC\x63her.example")
                            << u"https://xn--bcher-kva.example"_s;
    QTest::newRow("empty") << QByteArray("") << QString();
}

void ConfigProvidersTest::trimsAddresses()
{
    QFETCH(QByteArray, given);
    const ProviderConfig provider = providerIn(openai(R"("network_config": {"base_url": ")" + given + "\"}"));
    QTEST(provider.network.baseUrl, "read");
}

void ConfigProvidersTest::readsCustomProviders()
{
    const ProviderConfig provider = providerIn(R"({"providers": {"Acme": {
        "network_config": {"base_url": "https://llm.acme.example"},
        "custom_provider_config": {"base_provider_type": "openai", "is_key_less": true, "does_not_send_done_marker": true,
          "allowed_requests": {"chat_completion": true, "embedding": false, "list_models": true},
          "request_path_overrides": {"chat_completion": "/api/chat", "embedding": "https://other.example/e/",
                                     "text_completion": "https://other.example/t/?api-version=2024-10-21"}}}}})");
    QCOMPARE(provider.name, u"acme"_s);
    QVERIFY(provider.custom.has_value());
    QCOMPARE(provider.custom->baseProviderType, u"openai"_s);
    QVERIFY(provider.custom->keyLess);
    QVERIFY(provider.custom->doesNotSendDoneMarker);
    QCOMPARE(*provider.custom->allowedRequests, (QStringList{u"chat_completion"_s, u"list_models"_s}));
    const QMap<QString, QString> overrides{
        {u"chat_completion"_s, u"/api/chat"_s},
        {u"embedding"_s, u"https://other.example/e"_s},
        {u"text_completion"_s, u"https://other.example/t/?api-version=2024-10-21"_s}};
    QCOMPARE(provider.custom->requestPathOverrides, overrides);
}

void ConfigProvidersTest::absentOperationsAreAllOfThem()
{
    const auto custom = [](const QByteArray &more) {
        return *providerIn(
                    R"({"providers": {"acme": {"custom_provider_config": {"base_provider_type": "openai")"
                    + more + "}}}}")
                    .custom;
    };
    QVERIFY(!custom("").allowedRequests.has_value());
    const CustomProviderConfig none = custom(R"(, "allowed_requests": {})");
    QVERIFY(none.allowedRequests->isEmpty());
}

void ConfigProvidersTest::knowsAllBuiltInNames()
{
    QCOMPARE(builtinProviders().size(), 31);
    for (const QString &name : builtinProviders()) {
        const Result<ReadConfiguration> read = readText("{\"providers\": {\"" + name.toUtf8() + "\": {}}}");
        QVERIFY2(read.hasValue(), qPrintable(name));
        QCOMPARE(read->configuration.providers.front().name, name);
    }
    QVERIFY(!builtinProviders().contains(u"demo"_s)); // a user's provider of that name wins
}

void ConfigProvidersTest::concurrencyFitsItsBuffer()
{
    const ProviderConfig large =
        providerIn(openai(R"("concurrency_and_buffer_size": {"concurrency": 50000})"));
    QCOMPARE(large.concurrency, 50000);
    QCOMPARE(large.bufferSize, 50000);
    const ProviderConfig small = providerIn(openai(R"("concurrency_and_buffer_size": {"buffer_size": 10})"));
    QCOMPARE(small.concurrency, 10);
    QCOMPARE(small.bufferSize, 10);
}

BIFROST_TEST(ConfigProvidersTest)
#include "configproviderstest.moc"
