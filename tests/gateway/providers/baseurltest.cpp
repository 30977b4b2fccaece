// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/baseurl.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using namespace bifrost::providers;

class BaseUrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesApart_data();
    void takesApart();
    void refuses_data();
    void refuses();
    void versions_data();
    void versions();
};

void BaseUrlTest::takesApart_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("authority");
    const auto row = [](const char *url, bool tls, const char *host, int port, const char *path,
                        const char *authority) {
        QTest::newRow(url) << tls << QByteArray(host) << port << QByteArray(path) << QByteArray(authority);
    };
    row("https://api.example.com", true, "api.example.com", 443, "", "api.example.com");
    row("https://api.example.com/", true, "api.example.com", 443, "", "api.example.com");
    row("https://api.example.com/v1///", true, "api.example.com", 443, "/v1", "api.example.com");
    row("http://localhost:11434", false, "localhost", 11434, "", "localhost:11434");
    row("http://localhost:80", false, "localhost", 80, "", "localhost");
    row("https://a:80/b/c", true, "a", 80, "/b/c", "a:80");
    row("http://[::1]:8000/v1", false, "::1", 8000, "/v1", "[::1]:8000");
    row("https://[2001:db8::7]", true, "2001:db8::7", 443, "", "[2001:db8::7]");
    row("http://127.0.0.1:65535", false, "127.0.0.1", 65535, "", "127.0.0.1:65535");
}

void BaseUrlTest::takesApart()
{
    QFETCH(const bool, tls);
    QFETCH(const QByteArray, host);
    QFETCH(const int, port);
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, authority);
    const Result<BaseUrl> url = parseBaseUrl(QTest::currentDataTag());
    QVERIFY(url);
    QCOMPARE(url->tls, tls);
    QCOMPARE(url->host, host.toStdString());
    QCOMPARE(int(url->port), port);
    QCOMPARE(url->path, path.toStdString());
    QCOMPARE(url->authority(), authority.toStdString());
}

void BaseUrlTest::refuses_data()
{
    QTest::addColumn<int>("unused");
    for (const char *url :
         {"api.example.com",      "ftp://a",          "https:/a",     "https://",        "https:///v1",
          "http://:80",           "http://a:",        "http://a:x",   "http://a:0",      "http://a:65536",
          "http://a:80x",         "http://a:+80",     "http://[::1",  "http://[::1]x80", "http://[]",
          "http://user:secret@a", "http://a?b=c",     "http://a/#b",  "http://a b",      "http://a/b c",
          "http://a/\r\nX: y",    "http://a\xC3\xBC", "http://[[h1]", "http://[h]",      "http://a]",
          "http://<a>",           "http://a%41"})
        QTest::newRow(url) << 0;
}

void BaseUrlTest::refuses()
{
    const Result<BaseUrl> url = parseBaseUrl(QTest::currentDataTag());
    QVERIFY(!url);
    QVERIFY(url.error().code == ErrorCode::ConfigInvalid);
    QVERIFY(!parseBaseUrl(""));
}

void BaseUrlTest::versions_data()
{
    QTest::addColumn<bool>("isVersion");
    for (const char *path :
         {"/v1", "/v4", "/api/v2", "/v1beta", "/v1beta/openai", "/v1.5", "/a/v3alpha/openai", "/v10"})
        QTest::newRow(path) << true;
    for (const char *path : {"", "/", "/api", "/openai", "/v", "/version", "/v1/api", "/xv1",
                             "/openai/openai", "/V1", "/v1-beta", "/api/openai"})
        QTest::newRow(*path ? path : "empty") << false;
}

void BaseUrlTest::versions()
{
    QFETCH(const bool, isVersion);
    const std::string path = QTest::currentDataTag() == std::string("empty") ? "" : QTest::currentDataTag();
    QCOMPARE(endsInVersion(path), isVersion);
}

BIFROST_TEST(BaseUrlTest)
#include "baseurltest.moc"
