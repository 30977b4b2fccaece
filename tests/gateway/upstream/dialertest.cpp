// SPDX-License-Identifier: GPL-3.0-or-later
// Hosts with several addresses: who is tried when, who wins, and what becomes of names that move.
#include "gateway/upstream/dialer.h"
#include "tests/gateway/upstream/clientstage.h"
#include "tests/gateway/upstream/scriptedserver.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QElapsedTimer>
#include <QTest>

#include <mutex>

#include <netinet/in.h>
#include <sys/socket.h>

using namespace bifrost;
using namespace bifrost::test;
using net::SocketAddress;
using upstream::Dialer;
using upstream::Resolver;

namespace {

std::vector<SocketAddress> addressesOf(std::initializer_list<const char *> literals)
{
    std::vector<SocketAddress> addresses;
    for (const char *literal : literals)
        addresses.push_back(*SocketAddress::fromLiteral(literal, 0));
    return addresses;
}

std::string textOf(const std::vector<SocketAddress> &addresses)
{
    std::string text;
    for (const SocketAddress &address : addresses)
        text += address.toString() + ' ';
    return text;
}

/// Says what it is told, from now on. A look-up may outlive the test that began it.
class Names
{
public:
    explicit Names(std::vector<SocketAddress> addresses) { set(std::move(addresses)); }

    std::shared_ptr<Resolver> resolver() const
    {
        Resolver::Limits limits;
        limits.failed = std::chrono::milliseconds(0);
        limits.fresh = std::chrono::milliseconds(0); // else the change is seen half a minute later
        return std::make_shared<Resolver>(
            [told = m_told](const std::string &) {
                const std::lock_guard lock(told->mutex);
                return Resolver::Finding{told->addresses,
                                         told->addresses.empty() ? "Name or service not known" : ""};
            },
            limits);
    }
    void set(std::vector<SocketAddress> addresses)
    {
        const std::lock_guard lock(m_told->mutex);
        m_told->addresses = std::move(addresses);
    }

private:
    struct Told
    {
        std::mutex mutex;
        std::vector<SocketAddress> addresses;
    };
    const std::shared_ptr<Told> m_told = std::make_shared<Told>();
};

/// Listens at an address of its own and takes nobody: its queue is full, and the kernel drops who else
/// knocks.
class BlackHole
{
public:
    BlackHole() : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const SocketAddress any = SocketAddress::fromIpv4(0x7f000001, 0);
        if (::bind(m_listener.get(), any.data(), any.size()) != 0 || ::listen(m_listener.get(), 0) != 0)
            return;
        m_port = SocketAddress::ofSocket(m_listener.get())->port();
        for (int i = 0; i < 8; ++i) { // more than the queue takes, which rounds up
            net::Fd knocker(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
            const SocketAddress own = SocketAddress::fromIpv4(0x7f000001, m_port);
            (void)::connect(knocker.get(), own.data(), own.size());
            m_knockers.push_back(std::move(knocker));
        }
    }
    quint16 port() const { return m_port; }

private:
    net::Fd m_listener;
    quint16 m_port = 0;
    std::vector<net::Fd> m_knockers;
};

/// Listens at 127.0.0.2 and answers with paths.
class SecondHome
{
public:
    explicit SecondHome(quint16 port)
    {
        m_good = m_server.listen(QHostAddress(QStringLiteral("127.0.0.2")), port);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                ++accepted;
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                    if (socket->readAll().contains("\r\n\r\n"))
                        socket->write(wholeAnswer("second"));
                });
            }
        });
    }
    bool isGood() const { return m_good; }
    int accepted = 0;

private:
    QTcpServer m_server;
    bool m_good = false;
};

} // namespace

class DialerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFamiliesTakeTurns();
    void theFavouriteIsFirst();
    void ownAddresses();
    void theNextIsTriedWhileTheFirstIsSilent();
    void theNextIsTriedWhenTheFirstRefuses();
    void allRefuse();
    void cancelledInTheRace();
    void theDeadlineNamesTheName();
    void connectionsToVanishedAddressesGo();
    void aMovedNameIsFollowed();
};

void DialerTest::theFamiliesTakeTurns()
{
    auto addresses = addressesOf({"2001:db8::1", "2001:db8::2", "2001:db8::3", "192.0.2.1", "192.0.2.2"});
    Dialer::order(addresses, std::nullopt);
    QCOMPARE(textOf(addresses), std::string("2001:db8::1 192.0.2.1 2001:db8::2 192.0.2.2 2001:db8::3 "));
    addresses = addressesOf({"192.0.2.1", "2001:db8::1", "2001:db8::2", "2001:db8::3"});
    Dialer::order(addresses, std::nullopt);
    QCOMPARE(textOf(addresses), std::string("192.0.2.1 2001:db8::1 2001:db8::2 2001:db8::3 "));
    addresses = addressesOf({"192.0.2.1", "192.0.2.2"});
    Dialer::order(addresses, std::nullopt);
    QCOMPARE(textOf(addresses), std::string("192.0.2.1 192.0.2.2 "));
}

void DialerTest::theFavouriteIsFirst()
{
    auto addresses = addressesOf({"2001:db8::1", "192.0.2.1", "192.0.2.2"});
    Dialer::order(addresses, SocketAddress::fromLiteral("192.0.2.2", 0));
    QCOMPARE(textOf(addresses), std::string("192.0.2.2 2001:db8::1 192.0.2.1 "));
    Dialer::order(addresses, SocketAddress::fromLiteral("192.0.2.9", 0)); // is none of them any more
    QCOMPARE(addresses.size(), std::size_t(3));
}

void DialerTest::ownAddresses()
{
    QCOMPARE(textOf(*Dialer::ownAddresses("LocalHost", 1)), std::string("127.0.0.1 ::1 "));
    QCOMPARE(textOf(*Dialer::ownAddresses("[::1]", 1)), std::string("::1 "));
    QVERIFY(!Dialer::ownAddresses("localhost.example", 1));
}

void DialerTest::theNextIsTriedWhileTheFirstIsSilent()
{
    const BlackHole silent;
    SecondHome good(silent.port());
    if (!good.isGood())
        QSKIP("127.0.0.2 is not to be had here");
    Names names(addressesOf({"127.0.0.1", "127.0.0.2"}));
    ClientStage stage({}, names.resolver());
    for (int i = 0; i < 2; ++i) { // the second begins with the winner of the first
        Asker asker(stage);
        asker.request.wantFreshConnection();
        asker.get(endpointAt(silent.port(), "api.test"), "/a");
        QVERIFY2(asker.succeeds(), asker.failure ? asker.failure->error.message.c_str() : "");
        QCOMPARE(asker.body, QByteArray("second"));
        QCOMPARE(asker.connected, 1);
    }
    QCOMPARE(good.accepted, 2);
}

void DialerTest::theNextIsTriedWhenTheFirstRefuses()
{
    ScriptedServer gone;
    const quint16 port = gone.port();
    gone.stopListening();
    SecondHome good(port);
    if (!good.isGood())
        QSKIP("127.0.0.2 is not to be had here");
    Names names(addressesOf({"169.254.169.254", "127.0.0.1", "127.0.0.2"})); // the guard refuses one
    ClientStage stage({}, names.resolver());
    Asker asker(stage);
    asker.get(endpointAt(port, "api.test"), "/a");
    QVERIFY2(asker.succeeds(), asker.failure ? asker.failure->error.message.c_str() : "");
    QCOMPARE(good.accepted, 1);
}

void DialerTest::allRefuse()
{
    ScriptedServer gone;
    const quint16 port = gone.port();
    gone.stopListening();
    Names names(addressesOf({"127.0.0.1", "127.0.0.2", "127.0.0.3"}));
    ClientStage stage({}, names.resolver());
    Asker asker(stage);
    asker.get(endpointAt(port, "api.test"), "/a");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->refusedPort);
    QVERIFY2(asker.failure->error.message.find("Cannot connect to api.test:") == 0,
             asker.failure->error.message.c_str());
}

void DialerTest::cancelledInTheRace()
{
    const BlackHole silent;
    Names names(addressesOf({"127.0.0.1", "127.0.0.1", "127.0.0.1"}));
    ClientStage stage({}, names.resolver());
    Asker cancelled(stage);
    cancelled.get(endpointAt(silent.port(), "api.test"), "/a");
    Asker late(stage);
    late.get(endpointAt(silent.port(), "api.test"), "/a",
             {.connect = std::chrono::milliseconds(700)}); // two more have begun by then
    QVERIFY(late.fails());
    QVERIFY(late.failure->error.code == ErrorCode::UpstreamTimeout);
    cancelled.request.cancel();
    settle();
    QVERIFY(!cancelled.isOver());
}

void DialerTest::theDeadlineNamesTheName()
{
    std::mutex hanging;
    auto held = std::make_unique<std::lock_guard<std::mutex>>(hanging);
    ClientStage stage({}, std::make_shared<Resolver>([&hanging](const std::string &) {
                          const std::lock_guard wait(hanging);
                          return Resolver::Finding{{}, "late"};
                      }));
    Asker asker(stage);
    asker.get(endpointAt(80, "api.test"), "/a", {.connect = std::chrono::milliseconds(100)});
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::UpstreamTimeout);
    QCOMPARE(asker.failure->error.message, std::string("The name api.test was not resolved in time."));
    Asker again(stage); // waits for the same question
    again.get(endpointAt(80, "api.test"), "/a");
    held.reset();
    QVERIFY(again.fails());
    QVERIFY2(again.failure->error.message.find("cannot be resolved") != std::string::npos,
             again.failure->error.message.c_str());
}

void DialerTest::connectionsToVanishedAddressesGo()
{
    ScriptedServer server;
    answerWithPaths(server);
    Names names(addressesOf({"127.0.0.1"}));
    const auto resolver = names.resolver();
    ClientStage stage({}, resolver);
    const auto endpoint = endpointAt(server.port(), "api.test");
    Asker idle(stage);
    idle.get(endpoint, "/idle");
    QVERIFY(idle.succeeds());
    const auto look = [&] {
        stage.client.lookAgain();
        bool told = false; // behind the pool
        const auto query = resolver->ask("api.test", [&told](const auto &) { told = true; });
        return runUntil([&] { return told; });
    };
    QVERIFY(look() && look()); // it is still there
    names.set(addressesOf({"127.0.0.2"}));
    QVERIFY(look());
    QVERIFY(server.peer(0).state() == QAbstractSocket::ConnectedState); // one look proves little
    names.set({});
    QVERIFY(look()); // no answer proves nothing
    QVERIFY(server.peer(0).state() == QAbstractSocket::ConnectedState);
    names.set(addressesOf({"127.0.0.2"}));
    QVERIFY(look());
    QVERIFY(server.seesTheEnd(0));
}

void DialerTest::aMovedNameIsFollowed()
{
    ScriptedServer server;
    answerWithPaths(server);
    SecondHome second(server.port());
    if (!second.isGood())
        QSKIP("127.0.0.2 is not to be had here");
    Names names(addressesOf({"127.0.0.1"}));
    ClientStage stage({}, names.resolver());
    const auto endpoint = endpointAt(server.port(), "api.test");
    Asker before(stage);
    before.get(endpoint, "/first");
    QVERIFY(before.succeeds());
    names.set(addressesOf({"127.0.0.2"}));
    Asker after(stage);
    after.request.wantFreshConnection();
    after.get(endpoint, "/first");
    QVERIFY(after.succeeds());
    QCOMPARE(after.body, QByteArray("second"));
}

BIFROST_TEST(DialerTest)
#include "dialertest.moc"
