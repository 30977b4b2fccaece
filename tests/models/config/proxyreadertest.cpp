// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/config/proxyaddress.h"
#include "tests/models/config/readingaid.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;

/// The proxies of providers: what is read, and what is refused.
class ProxyReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void readsProxies();
    void readsTheEnvironmentsProxies();
};

void ProxyReaderTest::addresses_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("kind");
    using Kind = ProxyAddress::Kind;
    const auto good = [](const char *text, const QString &host, int port, Kind kind) {
        QTest::newRow(text) << host << port << int(kind);
    };
    good("http://p.example:3128", u"p.example"_s, 3128, Kind::Http);
    good("http://p.example:3128/", u"p.example"_s, 3128, Kind::Http);
    good("HTTP://P.Example", u"p.example"_s, 80, Kind::Http);
    good("p.example", u"p.example"_s, 80, Kind::Http);
    good("p.example:3128", u"p.example"_s, 3128, Kind::Http);
    good("localhost:3128", u"localhost"_s, 3128, Kind::Http);
    good("192.0.2.1:3128", u"192.0.2.1"_s, 3128, Kind::Http);
    good("https://p.example", u"p.example"_s, 443, Kind::Https);
    good("http://[2001:db8::1]:1", u"2001:db8::1"_s, 1, Kind::Http);
    good("[::1]:1", u"::1"_s, 1, Kind::Http);
    good("socks5://p", u"p"_s, 1080, Kind::Socks5);
    good("socks://p:1", u"p"_s, 1, Kind::Socks5);
    good("socks5h://p:1", u"p"_s, 1, Kind::Socks5Remote);
    good("  http://p:1  ", u"p"_s, 1, Kind::Http);
    for (const char *text : {"", " ", "http://", "ftp://p", "socks4://p", "http://p:0", "http://p:70000",
                             "http://p:x", "http://p/x", "http://p?x", "http://p#x", "http:p", "http://a b",
                             "http://p:1:2", "[::1", "http://%zz"})
        QTest::newRow(*text ? text : "empty") << QString() << 0 << 0;
}

void ProxyReaderTest::addresses()
{
    QFETCH(const QString, host);
    QFETCH(const int, port);
    QFETCH(const int, kind);
    const QLatin1StringView tag(QTest::currentDataTag());
    const auto address = readProxyAddress(tag == "empty"_L1 ? QString() : QString(tag), "http"_L1);
    QCOMPARE(address.has_value(), !host.isEmpty());
    if (!address)
        return;
    QCOMPARE(address->host, host);
    QCOMPARE(int(address->port), port);
    QCOMPARE(int(address->kind), kind);
}

void ProxyReaderTest::tellsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("sentence");
    const auto add = [](const char *name, const QByteArray &json, const QString &sentence) {
        QTest::newRow(name) << json << sentence;
    };
    add("proxy without an address", openai(R"("proxy_config": {"type": "http"})"),
        u"line 2, column 17: providers.openai.proxy_config.url must be the address of the proxy, such as "
        u"\"http://localhost:3128\"."_s);
    add("proxy of another kind", openai(R"("proxy_config": {"type": "http", "url": "socks5://p"})"),
        u"line 2, column 41: providers.openai.proxy_config.url must be an http or https address such as "
        u"\"http://localhost:3128\"."_s);
    add("SOCKS5 proxy of another kind", openai(R"("proxy_config": {"type": "socks5", "url": "http://p"})"),
        u"line 2, column 43: providers.openai.proxy_config.url must be a socks5 or socks5h address such as "
        u"\"socks5h://localhost:1080\"."_s);
    add("proxy with a path", openai(R"("proxy_config": {"type": "http", "url": "http://p:1/x"})"),
        u"line 2, column 41: providers.openai.proxy_config.url must be an http or https address such as "
        u"\"http://localhost:3128\"."_s);
    add("proxy with a password in its address",
        openai(R"("proxy_config": {"type": "http", "url": "http://ann:s3cret@p"})"),
        u"line 2, column 41: providers.openai.proxy_config.url must not contain a user name or a password. "
        u"Give them as \"username\" and \"password\"."_s);
    add("proxy's user with a colon",
        openai(R"("proxy_config": {"type": "http", "url": "p:1", "username": "a:b", "password": "x"})"),
        u"line 2, column 60: providers.openai.proxy_config.username must not contain a colon."_s);
    add("proxy's certificate",
        openai(R"("proxy_config": {"type": "http", "url": "p:1", "ca_cert_pem": "/etc/ca.pem"})"),
        u"line 2, column 63: providers.openai.proxy_config.ca_cert_pem must be the text of a certificate, "
        u"from its line BEGIN CERTIFICATE on, and not the path of a file."_s);
}

void ProxyReaderTest::tellsWhatIsWrong()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, sentence);
    const Result<ReadConfiguration> read = readText(json);
    QVERIFY(!read.hasValue());
    const QString message = QString::fromStdString(read.error().message);
    QVERIFY2(message.contains(sentence), qPrintable(message));
    QVERIFY2(!message.contains(u"s3cret"_s), qPrintable(message));
}

void ProxyReaderTest::readsProxies()
{
    const QByteArray json = R"({"providers": {"openai": {"proxy_config": {"type": "socks5",
        "url": "socks5h://proxy.example", "username": "ann", "password": "env.WORD",
        "ca_cert_pem": "-----BEGIN CERTIFICATE-----"}}}})";
    const Result<ReadConfiguration> read = readText(json, {u"WORD=s3cret"_s, u"HTTPS_PROXY=http://p:1"_s});
    QVERIFY2(read.hasValue(), read ? "" : read.error().message.c_str());
    const ProxyConfig &proxy = read->configuration.providers.front().proxy;
    QVERIFY(proxy.type == ProxyConfig::Type::Socks5);
    QCOMPARE(proxy.url, u"socks5h://proxy.example"_s);
    QCOMPARE(proxy.username, u"ann"_s);
    QVERIFY(proxy.password.value == Secret("s3cret"));
    QCOMPARE(proxy.password.reference, u"env.WORD"_s);
    QVERIFY(proxy.caCertPem.startsWith(u"-----BEGIN"_s));
    QVERIFY(proxy.forHttps.name.isEmpty());
}

void ProxyReaderTest::readsTheEnvironmentsProxies()
{
    const QByteArray json = R"({"providers": {"openai": {"proxy_config": {"type": "environment"}}}})";
    const auto read = [&json](const QStringList &variables) {
        return readText(json, variables)->configuration.providers.front().proxy;
    };
    const ProxyConfig all =
        read({u"HTTP_PROXY=http://a"_s, u"https_proxy=http://b"_s, u"HTTPS_PROXY=http://c"_s,
              u"ALL_PROXY=socks5://d"_s, u"no_proxy= x , y"_s, u"http_proxy= "_s});
    QVERIFY(all.type == ProxyConfig::Type::Environment);
    QCOMPARE(all.forHttp.name, u"HTTP_PROXY"_s); // the other says nothing
    QVERIFY(all.forHttp.value == Secret("http://a"));
    QCOMPARE(all.forHttps.name, u"https_proxy"_s); // of two the small one
    QVERIFY(all.forHttps.value == Secret("http://b"));
    QVERIFY(all.forAll.value == Secret("socks5://d"));
    QCOMPARE(all.except, u"x , y"_s);
    const ProxyConfig none = read({});
    QVERIFY(none.forHttp.name.isEmpty() && none.forHttps.name.isEmpty() && none.forAll.name.isEmpty());
}

BIFROST_TEST(ProxyReaderTest)
#include "proxyreadertest.moc"
