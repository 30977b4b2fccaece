// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/socketaddress.h"
#include "tests/support/testmain.h"

#include <QTest>

using bifrost::net::SocketAddress;

class SocketAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classes_data();
    void classes();
    void noLiterals_data();
    void noLiterals();
    void textAndPort();
};

void SocketAddressTest::classes_data()
{
    // l: loopback, p: private, m: link-local or metadata, u: usable
    QTest::addColumn<QByteArray>("classes");
    const auto row = [](const char *address, const char *classes) {
        QTest::newRow(address) << QByteArray(classes);
    };
    row("127.0.0.1", "lu");
    row("127.255.255.254", "lu");
    row("128.0.0.1", "u");
    row("126.255.255.255", "u");
    row("::1", "lu");
    row("[::1]", "lu");
    row("::2", ""); // stands for 0.0.0.2
    row("::ffff:127.0.0.1", "lu");
    row("::127.0.0.1", "u");
    row("64:ff9b::127.0.0.1", "u");
    row("10.0.0.1", "pu");
    row("172.16.0.1", "pu");
    row("172.31.255.255", "pu");
    row("172.32.0.1", "u");
    row("192.168.1.1", "pu");
    row("192.169.1.1", "u");
    row("100.64.0.1", "pu");
    row("100.128.0.1", "u");
    row("fc00::1", "pu");
    row("fdff::1", "pu");
    row("fe00::1", "u");
    row("::ffff:10.1.2.3", "pu");
    row("169.254.169.254", "mu");
    row("169.254.0.1", "mu");
    row("169.253.0.1", "u");
    row("100.100.100.200", "pmu");
    row("168.63.129.16", "mu");
    row("192.0.0.192", "mu");
    row("2002:a9fe:a9fe::1", "mu");
    row("2002:a83f:8110::1", "mu");
    row("2002:101:101::1", "u");
    row("::ffff:169.254.169.254", "mu");
    row("::ffff:a9fe:a9fe", "mu");
    row("::169.254.169.254", "mu");
    row("64:ff9b::a9fe:a9fe", "mu");
    row("64:ff9b:1::a9fe:a9fe", "u");
    row("fe80::1", "mu");
    row("febf::1", "mu");
    row("fec0::1", "u");
    row("fd00:ec2::254", "pmu");
    row("fd00:ec2::255", "pu");
    row("0.0.0.0", "");
    row("0.1.2.3", "");
    row("::", "");
    row("::ffff:0.0.0.0", "");
    row("224.0.0.1", "");
    row("255.255.255.255", "");
    row("ff02::1", "");
    row("1.1.1.1", "u");
    row("2606:4700:4700::1111", "u");
}

void SocketAddressTest::classes()
{
    QFETCH(const QByteArray, classes);
    const auto address = SocketAddress::fromLiteral(QTest::currentDataTag(), 80);
    QVERIFY(address);
    QByteArray found;
    if (address->isLoopback())
        found += 'l';
    if (address->isPrivate())
        found += 'p';
    if (address->isLinkLocal())
        found += 'm';
    if (address->isUsable())
        found += 'u';
    QCOMPARE(found, classes);
}

void SocketAddressTest::noLiterals_data()
{
    QTest::addColumn<int>("unused");
    for (const char *text : {"localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.0.0.1 ",
                             "127.0.0.1:80", "[127.0.0.1]", "[::1", "::1]", "fe80::1%lo", "1.2.3.256", "[]"})
        QTest::newRow(text) << 0;
}

void SocketAddressTest::noLiterals()
{
    QVERIFY(!SocketAddress::fromLiteral(QTest::currentDataTag(), 80));
    QVERIFY(!SocketAddress::fromLiteral("", 80));
}

void SocketAddressTest::textAndPort()
{
    const auto four = SocketAddress::fromLiteral("192.0.2.7", 8080);
    QCOMPARE(four->toString(), std::string("192.0.2.7"));
    QCOMPARE(four->port(), std::uint16_t(8080));
    QCOMPARE(four->family(), AF_INET);
    const auto six = SocketAddress::fromLiteral("[2001:DB8::7]", 443);
    QCOMPARE(six->toString(), std::string("2001:db8::7"));
    QCOMPARE(six->port(), std::uint16_t(443));
    QCOMPARE(six->family(), AF_INET6);
    QCOMPARE(SocketAddress::fromIpv4(0x7f000001, 1).toString(), std::string("127.0.0.1"));
}

BIFROST_TEST(SocketAddressTest)
#include "socketaddresstest.moc"
