// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/snapshot.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <functional>

using namespace bifrost;
using namespace Qt::StringLiterals;

namespace {

Configuration someConfiguration()
{
    Configuration configuration;
    for (const QString &name : {u"groq"_s, u"openai"_s}) {
        ProviderConfig &provider = configuration.providers.emplace_back();
        provider.name = name;
        KeyConfig &key = provider.keys.emplace_back();
        key.id = key.name = u"main"_s;
        key.value.value = Secret("sk-1");
    }
    ProviderConfig &vllm = configuration.providers.emplace_back();
    vllm.name = u"vllm"_s;
    KeyConfig &key = vllm.keys.emplace_back();
    key.id = key.name = u"box"_s;
    key.url = u"http://box:8000"_s;
    return configuration;
}

upstream::EndpointPtr endpointOf(const flow::SnapshotPtr &snapshot, const char *name)
{
    const providers::Provider *provider = snapshot->provider(name);
    const providers::ProviderKey *key = provider->keys.empty() ? nullptr : &provider->keys.front();
    return provider->target(providers::Operation::ChatCompletion, true, key)->endpoint;
}

} // namespace

/// What one snapshot takes over from the one before.
class HeritageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectionsAndLoadGoOn_data();
    void connectionsAndLoadGoOn();
    void nothingWithoutTheSameProvider();
    void anotherGuardMakesConnectionsAnew();
};

void HeritageTest::connectionsAndLoadGoOn_data()
{
    using Change = std::function<void(ProviderConfig &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("sameEndpoint");
    const auto row = [](const char *name, bool same, const Change &change) {
        QTest::newRow(name) << change << same;
    };
    row("nothing", true, [](ProviderConfig &) {});
    row("key", true, [](ProviderConfig &config) { config.keys.front().value.value = Secret("sk-2"); });
    row("retries", true, [](ProviderConfig &config) { config.network.maxRetries = 3; });
    row("header", true, [](ProviderConfig &config) { config.network.extraHeaders[u"X"_s] = u"y"_s; });
    row("path", true,
        [](ProviderConfig &config) { config.network.baseUrl = u"https://api.openai.com/other"_s; });
    row("load", true, [](ProviderConfig &config) { config.concurrency = 1; });
    row("port", false,
        [](ProviderConfig &config) { config.network.baseUrl = u"https://api.openai.com:8443"_s; });
    row("scheme", false,
        [](ProviderConfig &config) { config.network.baseUrl = u"http://api.openai.com:443"_s; });
    row("authority", false, [](ProviderConfig &config) { config.network.caCertPem = u"PEM"_s; });
    row("no verification", false, [](ProviderConfig &config) { config.network.insecureSkipVerify = true; });
    row("connections", false, [](ProviderConfig &config) { config.network.maxConnsPerHost = 3; });
}

void HeritageTest::connectionsAndLoadGoOn()
{
    QFETCH(std::function<void(ProviderConfig &)>, change);
    QFETCH(bool, sameEndpoint);
    Configuration configuration = someConfiguration();
    const flow::SnapshotPtr before = flow::buildSnapshot(configuration);
    change(configuration.providers[1]);
    const flow::SnapshotPtr after = flow::buildSnapshot(configuration, {before.get(), true});
    QCOMPARE(endpointOf(after, "openai") == endpointOf(before, "openai"), sameEndpoint);
    QCOMPARE(endpointOf(after, "groq"), endpointOf(before, "groq"));
    QCOMPARE(endpointOf(after, "vllm"), endpointOf(before, "vllm"));
    for (const char *name : {"openai", "groq", "vllm", "demo"}) {
        QCOMPARE(after->provider(name)->load, before->provider(name)->load);
        if (QByteArray(name) != "demo")
            QVERIFY(after->endpoints.contains(endpointOf(after, name).get()));
    }
    QCOMPARE(after->endpoints.contains(endpointOf(before, "openai").get()), sameEndpoint);
}

void HeritageTest::nothingWithoutTheSameProvider()
{
    Configuration configuration = someConfiguration();
    const flow::SnapshotPtr before = flow::buildSnapshot(configuration);
    configuration.providers.erase(configuration.providers.begin());
    const flow::SnapshotPtr without = flow::buildSnapshot(configuration, {before.get(), true});
    QVERIFY(!without->provider("groq"));
    const flow::SnapshotPtr again = flow::buildSnapshot(someConfiguration(), {without.get(), true});
    QVERIFY(again->provider("groq")->load != before->provider("groq")->load);
    QVERIFY(endpointOf(again, "groq") != endpointOf(before, "groq"));
    QVERIFY(endpointOf(again, "groq") != endpointOf(again, "openai"));
}

void HeritageTest::anotherGuardMakesConnectionsAnew()
{
    const flow::SnapshotPtr before = flow::buildSnapshot(someConfiguration());
    const flow::SnapshotPtr after = flow::buildSnapshot(someConfiguration(), {before.get(), false});
    QVERIFY(endpointOf(after, "openai") != endpointOf(before, "openai"));
    QCOMPARE(after->provider("openai")->load, before->provider("openai")->load);
}

BIFROST_TEST(HeritageTest)
#include "heritagetest.moc"
