// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/noproxylist.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;

/// What NO_PROXY lets past the proxy.
class NoProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
};

void NoProxyTest::matches_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("isIn");
    const auto row = [](const char *list, const char *host, int port, bool isIn) {
        QTest::addRow("%s has%s %s:%d", list, isIn ? "" : " not", host, port)
            << QByteArray(list) << QByteArray(host) << port << isIn;
    };
    row("", "api.example", 443, false);
    row(",, ,", "api.example", 443, false);
    row("*", "api.example", 443, true);
    row("other.example, *", "192.0.2.1", 443, true);
    row("example", "api.example", 443, true);
    row("api.example", "api.example", 443, true);
    row("api.example", "API.Example", 443, true);
    row("api.example", "api.example.", 443, true);
    row("api.example.", "api.example", 443, true);
    row("api.example", "v1.api.example", 443, true);
    row(".api.example", "v1.api.example", 443, true);
    row(".api.example", "api.example", 443, true);
    row("*.api.example", "v1.api.example", 443, true);
    row("api.example", "notapi.example", 443, false);
    row("api.example", "api.example.org", 443, false);
    row("api.example", "example", 443, false);
    row("one.example two.example\tthree.example", "two.example", 443, true);
    row("api.example:443", "api.example", 443, true);
    row("api.example:8443", "api.example", 443, false);
    row("api.example:x", "api.example", 443, false);
    row("192.0.2.1", "192.0.2.1", 80, true);
    row("192.0.2.1:80", "192.0.2.1", 80, true);
    row("192.0.2.1:81", "192.0.2.1", 80, false);
    row("192.0.2.1", "192.0.2.11", 80, false);
    row("192.0.2.1", "::ffff:192.0.2.1", 80, true);
    row("2.1", "192.0.2.1", 80, false);
    row("2001:db8::7", "2001:db8:0::7", 80, true);
    row("[2001:db8::7]:80", "2001:db8::7", 80, true);
    row("[2001:db8::7]:81", "2001:db8::7", 80, false);
    row("10.0.0.0/8", "10.255.0.1", 80, true);
    row("10.0.0.0/8", "11.0.0.1", 80, false);
    row("10.0.0.0/33", "10.0.0.1", 80, false);
    row("10.0.0.0/", "10.0.0.1", 80, false);
    row("10.0.0.0/8", "10.example", 80, false);
    row("0.0.0.0/0", "192.0.2.1", 80, true);
    row("0.0.0.0/0", "2001:db8::7", 80, false);
    row("2001:db8::/32", "2001:db8:1::7", 80, true);
    row("2001:db8::/32", "2001:db9::7", 80, false);
    row("/8", "10.0.0.1", 80, false);
    row(":", "api.example", 80, false);
    row(".", "api.example", 80, false);
    row("[", "api.example", 80, false);
}

void NoProxyTest::matches()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QByteArray, host);
    QFETCH(const int, port);
    QFETCH(const bool, isIn);
    QCOMPARE(providers::isInNoProxy(list.toStdString(), host.toStdString(), quint16(port)), isIn);
}

BIFROST_TEST(NoProxyTest)
#include "noproxytest.moc"
