// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/listenaddress.h"
#include "gateway/http/portholder.h"
#include "gateway/net/socketaddress.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QTest>

#include <sys/socket.h>

using namespace bifrost;
using namespace Qt::StringLiterals;
using http::Listening;
using http::listenOn;

namespace {

bool accepts(const std::string &address, std::uint16_t port)
{
    const auto target = net::SocketAddress::fromLiteral(address, port);
    const net::Fd fd(::socket(target->family(), SOCK_STREAM | SOCK_CLOEXEC, 0));
    return fd.isOpen() && ::connect(fd.get(), target->data(), target->size()) == 0;
}

bool machineHasIpv6()
{
    return listenOn("::1", 0).hasValue();
}

} // namespace

class ListenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void localhostIsBothAddresses();
    void aLiteralIsThatAddressOnly();
    void aTakenPortIsRefusedAndItsHolderNamed();
    void oneTakenAddressIsATakenPort();
    void thePortIsFreeAgainAtOnce();
    void otherHostsAreRefused_data();
    void otherHostsAreRefused();
    void withAPasswordOthersMayCome_data();
    void withAPasswordOthersMayCome();
    void aPasswordThatIsMissingIsNamed();
    void whatIsNoAddressIsNeverTaken();
};

void ListenTest::localhostIsBothAddresses()
{
    const Result<Listening> listening = listenOn("localhost", 0);
    QVERIFY(listening);
    QVERIFY(listening->port != 0);
    QVERIFY(accepts("127.0.0.1", listening->port));
    QCOMPARE(accepts("::1", listening->port), machineHasIpv6());
    QCOMPARE(listening->sockets.size(), std::size_t(machineHasIpv6() ? 2 : 1));
}

void ListenTest::aLiteralIsThatAddressOnly()
{
    const Result<Listening> listening = listenOn("127.0.0.1", 0);
    QVERIFY(listening);
    QCOMPARE(listening->sockets.size(), std::size_t(1));
    QVERIFY(accepts("127.0.0.1", listening->port));
    QVERIFY(!accepts("127.0.0.2", listening->port));
    QVERIFY(listenOn("127.0.0.2", listening->port));
    if (machineHasIpv6())
        QVERIFY(listenOn("[::1]", 0));
}

void ListenTest::aTakenPortIsRefusedAndItsHolderNamed()
{
    const Result<Listening> first = listenOn("localhost", 0);
    QVERIFY(first);
    const Result<Listening> second = listenOn("localhost", first->port);
    QVERIFY(!second);
    QVERIFY(second.error().code == ErrorCode::AddressInUse);
    const std::string process = "process " + std::to_string(QCoreApplication::applicationPid());
    QVERIFY2(second.error().message.find(process) != std::string::npos, second.error().message.c_str());
    QVERIFY(http::holderOfPort(first->port).find("room_http") != std::string::npos);
}

void ListenTest::oneTakenAddressIsATakenPort()
{
    Result<Listening> first = listenOn("127.0.0.1", 0);
    QVERIFY(first);
    const Result<Listening> second = listenOn("localhost", first->port);
    QVERIFY(!second);
    QVERIFY(second.error().code == ErrorCode::AddressInUse);
    if (machineHasIpv6()) {
        const Result<Listening> six = listenOn("::1", 0);
        QVERIFY(six);
        QVERIFY(!listenOn("localhost", six->port));
        QVERIFY(!accepts("127.0.0.1", six->port)); // nothing is left of the attempt
    }
}

void ListenTest::thePortIsFreeAgainAtOnce()
{
    std::uint16_t port = 0;
    {
        const Result<Listening> listening = listenOn("127.0.0.1", 0);
        QVERIFY(listening);
        port = listening->port;
        QVERIFY(accepts("127.0.0.1", port));
    }
    QVERIFY(!accepts("127.0.0.1", port));
    QVERIFY(http::holderOfPort(port).empty());
    QVERIFY(listenOn("127.0.0.1", port));
}

void ListenTest::otherHostsAreRefused_data()
{
    QTest::addColumn<int>("unused");
    for (const char *host : {"0.0.0.0", "::", "[::]", "192.168.1.2", "example.com", "128.0.0.1", "localhost.",
                             "127.1", "::ffff:127.0.0.1", "*", " localhost"})
        QTest::newRow(host) << 0;
}

void ListenTest::otherHostsAreRefused()
{
    for (const char *host : {QTest::currentDataTag(), ""}) {
        const Result<Listening> listening = listenOn(host, 0);
        QVERIFY2(!listening, host);
        QVERIFY(listening.error().code == ErrorCode::AddressRefused);
    }
}

void ListenTest::withAPasswordOthersMayCome_data()
{
    QTest::addColumn<bool>("six"); // reached by IPv6 too
    QTest::newRow("0.0.0.0") << false;
    QTest::newRow("::") << true;
    QTest::newRow("[::]") << true;
    QTest::newRow("*") << true;
}

void ListenTest::withAPasswordOthersMayCome()
{
    QFETCH(bool, six);
    const char *host = QTest::currentDataTag();
    const Result<http::Reach> reach = http::judgeListenHost(host, http::Reach::Beyond);
    QVERIFY(reach);
    QVERIFY(*reach == http::Reach::Beyond);
    const Result<Listening> listening = listenOn(host, 0, http::Reach::Beyond);
    QVERIFY(listening);
    QVERIFY(accepts("127.0.0.1", listening->port));
    QVERIFY(accepts("127.0.0.2", listening->port));
    QCOMPARE(accepts("::1", listening->port), six && machineHasIpv6());
}

void ListenTest::aPasswordThatIsMissingIsNamed()
{
    const Result<http::Reach> reach =
        http::judgeListenHost("0.0.0.0", http::Reach::Loopback, "The variable PW is not set.");
    QVERIFY(!reach);
    QVERIFY(reach.error().code == ErrorCode::AddressRefused);
    const QString sentence = QString::fromStdString(reach.error().message);
    QVERIFY2(sentence.contains(u"The variable PW is not set."_s)
                 && !sentence.contains(u"Set `auth_config`"_s),
             qPrintable(sentence));
    QVERIFY(http::judgeListenHost("localhost", http::Reach::Loopback, "The variable PW is not set."));
}

void ListenTest::whatIsNoAddressIsNeverTaken()
{
    for (const char *host : {"example.com", "localhost.", "127.1", "::ffff:127.0.0.1", " localhost", "",
                             "1.2.3", "[1.2.3.4]", "fe80::1%eth0", "256.0.0.1"}) {
        const Result<http::Reach> reach = http::judgeListenHost(host, http::Reach::Beyond);
        QVERIFY2(!reach, host);
        QVERIFY(reach.error().code == ErrorCode::AddressRefused);
    }
    for (const char *host : {"localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]"}) {
        const Result<http::Reach> reach = http::judgeListenHost(host, http::Reach::Beyond);
        QVERIFY2(reach && *reach == http::Reach::Loopback, host);
    }
}

BIFROST_TEST(ListenTest)
#include "listentest.moc"
