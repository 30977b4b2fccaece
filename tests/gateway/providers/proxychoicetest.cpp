// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/providers/provideraid.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using namespace bifrost::providers;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// Which proxy a provider is reached through.
class ProxyChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proxies_data();
    void proxies();
    void proxiesHaveTheirCredential();
};

void ProxyChoiceTest::proxies_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QString>("name");
    const int http = int(ProxyConfig::Type::Http);
    const int socks = int(ProxyConfig::Type::Socks5);
    const int environment = int(ProxyConfig::Type::Environment);
    const auto row = [](const char *what, int type, const QString &url, const QString &baseUrl,
                        const QString &name) { QTest::newRow(what) << type << url << baseUrl << name; };
    const QString far = u"https://api.example"_s;
    const QString plain = u"http://api.example"_s;
    row("none", int(ProxyConfig::Type::None), u"http://p:1"_s, far, {});
    row("http", http, u"http://p:1"_s, far, u"http://p:1"_s);
    row("http without a scheme", http, u"p:1"_s, far, u"http://p:1"_s);
    row("https", http, u"https://p"_s, far, u"https://p:443"_s);
    row("http for loopback, as somebody says so", http, u"http://p:1"_s, u"http://127.0.0.1"_s,
        u"http://p:1"_s);
    row("socks5", socks, u"socks5://[::1]"_s, far, u"socks5://[::1]:1080"_s);
    row("socks5h", socks, u"socks5h://p:1"_s, far, u"socks5h://p:1"_s);
    // HTTPS_PROXY=http://secure:1, HTTP_PROXY=http://plain:2, NO_PROXY=.inside.example, 10.0.0.0/8
    row("environment, https", environment, {}, far, u"http://secure:1"_s);
    row("environment, http", environment, {}, plain, u"http://plain:2"_s);
    row("environment, excepted", environment, {}, u"https://llm.inside.example/v1"_s, {});
    row("environment, excepted network", environment, {}, u"http://10.1.2.3:8000"_s, {});
    row("environment, loopback", environment, {}, u"http://127.0.0.5:8000"_s, {});
    row("environment, localhost", environment, {}, u"http://localhost:8000"_s, {});
    row("environment, loopback of IPv6", environment, {}, u"http://[::1]:8000"_s, {});
    row("environment, a socket", environment, {}, u"unix:///run/llm.sock"_s, {});
}

void ProxyChoiceTest::proxies()
{
    QFETCH(const int, type);
    QFETCH(const QString, url);
    QFETCH(const QString, baseUrl);
    QFETCH(const QString, name);
    ProviderConfig config = configOf("openai");
    config.network.baseUrl = baseUrl;
    config.proxy.type = ProxyConfig::Type(type);
    config.proxy.url = url;
    config.proxy.forHttp = {u"HTTP_PROXY"_s, Secret("http://plain:2")};
    config.proxy.forHttps = {u"HTTPS_PROXY"_s, Secret("http://secure:1")};
    config.proxy.except = u".inside.example, 10.0.0.0/8"_s;
    const Provider provider = build(config);
    QVERIFY2(!provider.unusable, provider.unusable ? provider.unusable->message.c_str() : "");
    const Target *target = provider.target(Operation::ChatCompletion, false, nullptr);
    QVERIFY(target);
    const upstream::ProxyPtr &proxy = target->endpoint->proxy;
    QCOMPARE(proxy ? QString::fromStdString(proxy->name()) : QString(), name);
}

void ProxyChoiceTest::proxiesHaveTheirCredential()
{
    ProviderConfig config = configOf("openai");
    config.proxy.type = ProxyConfig::Type::Http;
    config.proxy.url = u"https://p"_s;
    config.proxy.username = u"ann"_s;
    config.proxy.password.value = Secret("s3cret");
    config.proxy.caCertPem = u"pem"_s;
    const auto proxyOf = [&] {
        return build(config).target(Operation::ChatCompletion, false, nullptr)->endpoint->proxy;
    };
    const upstream::ProxyPtr proxy = proxyOf();
    QVERIFY(proxy->hasCredential());
    QCOMPARE(proxy->username, std::string("ann"));
    QVERIFY(proxy->password == Secret("s3cret"));
    QCOMPARE(proxy->caPem, std::string("pem"));
    QCOMPARE(proxy->name(), std::string("https://p:443"));
    config.proxy.password.value = Secret();
    QVERIFY(!proxyOf()->hasCredential());

    config.proxy = {};
    config.proxy.type = ProxyConfig::Type::Environment;
    config.proxy.forAll = {u"all_proxy"_s, Secret("socks5://b%40b:w%3Ard@p:1")};
    const upstream::ProxyPtr ofEnvironment = proxyOf();
    QCOMPARE(ofEnvironment->username, std::string("b@b"));
    QVERIFY(ofEnvironment->password == Secret("w:rd"));
    QVERIFY(!ofEnvironment->looksUpNames);
    QCOMPARE(ofEnvironment->setting, std::string("all_proxy"));
}

BIFROST_TEST(ProxyChoiceTest)
#include "proxychoicetest.moc"
