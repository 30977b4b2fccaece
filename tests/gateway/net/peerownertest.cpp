// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/peerowner.h"
#include "gateway/net/fd.h"
#include "gateway/net/socketaddress.h"
#include "tests/support/asuser.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <optional>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace bifrost;
using bifrost::test::AsUser;
using net::Fd;
using net::PeerOwner;
using net::SocketAddress;

namespace {

/// A listening socket, one that called, and what came of it.
struct Pair
{
    Fd listener;
    Fd caller;
    Fd accepted;

    bool made() const { return accepted.isOpen(); }
};

Fd listenOn(const char *address)
{
    const auto where = SocketAddress::fromLiteral(address, 0);
    Fd fd(::socket(where->family(), SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::bind(fd.get(), where->data(), where->size()) != 0 || ::listen(fd.get(), 8) != 0)
        fd.reset();
    return fd;
}

/// `from`: the address that the caller uses, which may be another way to write it.
Pair connectedPair(const char *address, const char *from)
{
    Pair pair;
    pair.listener = listenOn(address);
    if (!pair.listener.isOpen())
        return pair;
    const auto here = SocketAddress::ofSocket(pair.listener.get());
    const auto target = SocketAddress::fromLiteral(from, here->port());
    pair.caller = Fd(::socket(target->family(), SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::connect(pair.caller.get(), target->data(), target->size()) == 0)
        pair.accepted = Fd(::accept4(pair.listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
    return pair;
}

/// Waits until the other end has hung up.
bool readsEnd(const Fd &fd)
{
    const timeval patience{10, 0};
    ::setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    char byte;
    return ::recv(fd.get(), &byte, 1, 0) == 0;
}

} // namespace

class PeerOwnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ourOwnSocket_data();
    void ourOwnSocket();
    void anotherUsersSocket();
    void aHalfClosedPeerIsStillKnown();
    void aClosedPeerIsNobody();
    void aResetPeerIsNobody();
    void aListenerOnThePeersPortIsNotThePeer();
    void noConnectionIsNobody();

private:
    bool m_hasNetlink = false;
};

#define NEED_NETLINK                                                                                         \
    if (!m_hasNetlink)                                                                                       \
    QSKIP("The kernel here does not tell who owns a socket")

void PeerOwnerTest::initTestCase()
{
    const Fd listener = listenOn("127.0.0.1");
    QVERIFY(listener.isOpen());
    m_hasNetlink = PeerOwner::canBeAsked(listener.get());
}

void PeerOwnerTest::ourOwnSocket_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("from");
    QTest::newRow("IPv4") << QByteArray("127.0.0.1") << QByteArray("127.0.0.1");
    QTest::newRow("another of IPv4") << QByteArray("127.0.0.9") << QByteArray("127.0.0.9");
    QTest::newRow("IPv6") << QByteArray("::1") << QByteArray("::1");
    QTest::newRow("mapped") << QByteArray("127.0.0.1") << QByteArray("::ffff:127.0.0.1");
    QTest::newRow("mapped on both sides") << QByteArray("::") << QByteArray("::ffff:127.0.0.1");
    QTest::newRow("IPv4 to a socket of both") << QByteArray("::") << QByteArray("127.0.0.1");
}

void PeerOwnerTest::ourOwnSocket()
{
    NEED_NETLINK;
    QFETCH(QByteArray, address);
    QFETCH(QByteArray, from);
    const Pair pair = connectedPair(address.constData(), from.constData());
    if (!pair.made() && (address + from).contains(':'))
        QSKIP("This machine has no IPv6");
    QVERIFY(pair.made());
    for (const Fd *end : {&pair.accepted, &pair.caller}) {
        const PeerOwner owner = PeerOwner::of(end->get());
        QCOMPARE(owner.found, PeerOwner::Found::User);
        QCOMPARE(owner.user, std::uint32_t(::geteuid()));
    }
}

void PeerOwnerTest::anotherUsersSocket()
{
    NEED_NETLINK;
    if (!AsUser::isPossible())
        QSKIP("Only root can make a socket for another user");
    for (const char *address : {"127.0.0.1", "::1"}) {
        std::optional<AsUser> nobody(std::in_place);
        const Pair pair = connectedPair(address, address);
        nobody.reset();
        if (!pair.made() && address[0] == ':')
            continue; // no IPv6
        QVERIFY(pair.made());
        const PeerOwner owner = PeerOwner::of(pair.accepted.get());
        QCOMPARE(owner.found, PeerOwner::Found::User);
        QCOMPARE(owner.user, std::uint32_t(AsUser::Nobody));
    }
}

void PeerOwnerTest::aHalfClosedPeerIsStillKnown()
{
    NEED_NETLINK;
    const Pair pair = connectedPair("127.0.0.1", "127.0.0.1");
    QVERIFY(pair.made());
    QCOMPARE(::shutdown(pair.caller.get(), SHUT_WR), 0);
    QVERIFY(readsEnd(pair.accepted));
    const PeerOwner owner = PeerOwner::of(pair.accepted.get());
    QCOMPARE(owner.found, PeerOwner::Found::User);
    QCOMPARE(owner.user, std::uint32_t(::geteuid()));
}

/// Its row is there for a while, and says that root owned it.
void PeerOwnerTest::aClosedPeerIsNobody()
{
    NEED_NETLINK;
    Pair pair = connectedPair("127.0.0.1", "127.0.0.1");
    QVERIFY(pair.made());
    pair.caller.reset();
    QVERIFY(readsEnd(pair.accepted));
    QCOMPARE(PeerOwner::of(pair.accepted.get()).found, PeerOwner::Found::Nobody);
}

void PeerOwnerTest::aResetPeerIsNobody()
{
    NEED_NETLINK;
    Pair pair = connectedPair("127.0.0.1", "127.0.0.1");
    QVERIFY(pair.made());
    const linger reset{1, 0};
    ::setsockopt(pair.caller.get(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    pair.caller.reset();
    QVERIFY(!readsEnd(pair.accepted));
    QCOMPARE(PeerOwner::of(pair.accepted.get()).found, PeerOwner::Found::Nobody);
}

/// The kernel falls back to it when the connection is gone.
void PeerOwnerTest::aListenerOnThePeersPortIsNotThePeer()
{
    NEED_NETLINK;
    Pair pair = connectedPair("127.0.0.1", "127.0.0.1");
    QVERIFY(pair.made());
    const auto left = SocketAddress::ofSocket(pair.caller.get());
    const linger reset{1, 0};
    ::setsockopt(pair.caller.get(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    pair.caller.reset();
    const Fd listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int one = 1;
    ::setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (::bind(listener.get(), left->data(), left->size()) != 0 || ::listen(listener.get(), 1) != 0)
        QSKIP("Somebody else took the port");
    QCOMPARE(PeerOwner::of(pair.accepted.get()).found, PeerOwner::Found::Nobody);
}

void PeerOwnerTest::noConnectionIsNobody()
{
    const Fd listener = listenOn("127.0.0.1");
    QVERIFY(listener.isOpen());
    QCOMPARE(PeerOwner::of(listener.get()).found, PeerOwner::Found::Nobody);
    QCOMPARE(PeerOwner::of(-1).found, PeerOwner::Found::Nobody);
    int ends[2];
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    const Fd one(ends[0]);
    const Fd other(ends[1]);
    QCOMPARE(PeerOwner::of(one.get()).found, PeerOwner::Found::Nobody);
    QVERIFY(!PeerOwner::canBeAsked(one.get()));
}

BIFROST_TEST(PeerOwnerTest)
#include "peerownertest.moc"
