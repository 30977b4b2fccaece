// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/egressguard.h"
#include "gateway/net/outqueue.h"
#include "tests/support/testmain.h"

#include <QHostAddress>
#include <QNetworkInterface>
#include <QTest>

using namespace bifrost;
using net::EgressGuard;
using net::SocketAddress;

namespace {

constexpr std::uint16_t ClosedPort = 1; // a verdict is wanted, no connection

EgressGuard::Rules allowing(std::vector<std::string> names)
{
    return {false, std::move(names), {}};
}

EgressGuard::Rules staysHere(std::vector<std::string> listed = {})
{
    return {true, std::move(listed), {}};
}

/// Nothing, or the code it was refused with. That nobody answers is no refusal.
std::optional<ErrorCode> verdict(const EgressGuard::Rules &rules, const std::string &host,
                                 const std::string &address, std::uint16_t port = ClosedPort)
{
    const EgressGuard guard(rules);
    const Result<net::Fd> fd = guard.connect(host, *SocketAddress::fromLiteral(address, port));
    if (fd || fd.error().code == ErrorCode::ConnectFailed)
        return std::nullopt;
    return fd.error().code;
}

} // namespace

class EgressGuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesLinkLocalAndMetadata_data();
    void refusesLinkLocalAndMetadata();
    void letsTheRestThrough();
    void letsThroughWhatIsListed();
    void aStarIsEveryAddress();
    void refusesItself();
    void refusesWhereOthersReachIt();
    void localOnly_data();
    void localOnly();
    void localOnlyJudgesTheAddressTheNameStandsFor();
    void connectsWithoutWaiting();
    void theKernelTakesLittleForAProviderThatDoesNotRead();
};

void EgressGuardTest::refusesLinkLocalAndMetadata_data()
{
    QTest::addColumn<int>("unused");
    for (const char *address :
         {"169.254.169.254", "169.254.1.1", "100.100.100.200", "168.63.129.16", "2002:a9fe:a9fe::1",
          "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "fe80::1", "fd00:ec2::254", "0.0.0.0",
          "::", "224.0.0.1", "255.255.255.255", "ff02::1"})
        QTest::newRow(address) << 0;
}

void EgressGuardTest::refusesLinkLocalAndMetadata()
{
    const std::string address = QTest::currentDataTag();
    QVERIFY(verdict({}, "innocent.example", address) == ErrorCode::EgressRefused);
    const Result<net::Fd> fd = EgressGuard(EgressGuard::Rules())
                                   .connect("innocent.example", *SocketAddress::fromLiteral(address, 80));
    QVERIFY2(fd.error().message.find("innocent.example") != std::string::npos, fd.error().message.c_str());
    const std::string hint =
        SocketAddress::fromLiteral(address, 80)->isUsable() ? "server.egress.allow" : "127.0.0.1";
    QVERIFY2(fd.error().message.find(hint) != std::string::npos, fd.error().message.c_str());
}

void EgressGuardTest::letsTheRestThrough()
{
    QVERIFY(!verdict({}, "localhost", "127.0.0.1"));
    QVERIFY(!verdict({}, "localhost", "::1"));
    QVERIFY(EgressGuard(EgressGuard::Rules()).judgeName("api.example.com"));
}

void EgressGuardTest::letsThroughWhatIsListed()
{
    // By the name it was asked for, in any case, or by the address it stands for. 127.0.0.1 answers for
    // 0.0.0.0.
    QVERIFY(!verdict(allowing({"Model.Example"}), "model.example", "0.0.0.0"));
    QVERIFY(!verdict(allowing({"0.0.0.0"}), "anything.example", "0.0.0.0"));
    QVERIFY(verdict(allowing({"other.example"}), "model.example", "0.0.0.0") == ErrorCode::EgressRefused);
    QVERIFY(verdict(allowing({"example"}), "model.example", "0.0.0.0") == ErrorCode::EgressRefused);
}

/// All that can be called: what is no address of anybody stays refused, and local-only mode is above it.
void EgressGuardTest::aStarIsEveryAddress()
{
    const EgressGuard guard(allowing({"*"}));
    QVERIFY(guard.judgeAddress("model.example", *SocketAddress::fromLiteral("169.254.169.254", 80)));
    QVERIFY(guard.judgeAddress("model.example", *SocketAddress::fromLiteral("fe80::1", 80)));
    QVERIFY(!guard.judgeAddress("model.example", *SocketAddress::fromLiteral("0.0.0.0", 80)));
    QVERIFY(!EgressGuard(staysHere({"*"})).judgeName("model.example"));
}

void EgressGuardTest::refusesItself()
{
    const EgressGuard::Rules rules{false, {"localhost", "0.0.0.0", "::"}, {8080}};
    for (const char *address :
         {"127.0.0.1", "127.0.0.2", "::1", "::ffff:127.0.0.1", "0.0.0.0", "::", "::ffff:0.0.0.0"})
        QVERIFY2(verdict(rules, "localhost", address, 8080) == ErrorCode::LoopDetected, address);
    QVERIFY(!verdict(rules, "localhost", "127.0.0.1", ClosedPort));
}

void EgressGuardTest::refusesWhereOthersReachIt()
{
    const auto judged = [](const std::string &host, const char *address, std::uint16_t port) {
        EgressGuard::Rules rules;
        rules.addListener(host, 8080);
        const auto verdict =
            EgressGuard(rules).judgeAddress(address, *SocketAddress::fromLiteral(address, port));
        return verdict ? std::nullopt : std::optional(verdict.error().code);
    };
    QVERIFY(judged("192.0.2.7", "192.0.2.7", 8080) == ErrorCode::LoopDetected);
    QVERIFY(judged("192.0.2.7", "192.0.2.7", 8081) == std::nullopt);
    QVERIFY(judged("192.0.2.7", "192.0.2.8", 8080) == std::nullopt);
    QVERIFY(judged("localhost", "192.0.2.7", 8080) == std::nullopt);
    QVERIFY(judged("[2001:db8::7]", "2001:db8::7", 8080) == ErrorCode::LoopDetected);
    // Every address of this machine, and no other.
    for (const char *any : {"0.0.0.0", "*", "::", "[::]"}) {
        QVERIFY2(judged(any, "127.0.0.1", 8080) == ErrorCode::LoopDetected, any);
        QVERIFY2(judged(any, "192.0.2.7", 8080) == std::nullopt, any);
        const QList<QHostAddress> own = QNetworkInterface::allAddresses();
        for (const QHostAddress &address : own) {
            if (!address.scopeId().isEmpty())
                continue;
            const QByteArray text = address.toString().toLatin1();
            const bool isReached =
                address.protocol() == QAbstractSocket::IPv4Protocol || any != std::string("0.0.0.0");
            if (isReached)
                QVERIFY2(judged(any, text.constData(), 8080) == ErrorCode::LoopDetected, text.constData());
        }
    }
}

void EgressGuardTest::localOnly_data()
{
    QTest::addColumn<bool>("passes");
    for (const char *host : {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"})
        QTest::newRow(host) << true;
    for (const char *host : {"api.openai.com", "localhost.example", "localhost.", "192.168.1.2", "10.0.0.1",
                             "fe80::1", "127.1", "2130706433", "my-machine", ""})
        QTest::newRow(*host ? host : "empty") << false;
}

void EgressGuardTest::localOnly()
{
    QFETCH(const bool, passes);
    const std::string host = QTest::currentDataTag() == std::string("empty") ? "" : QTest::currentDataTag();
    const Result<void> verdict = EgressGuard(staysHere()).judgeName(host);
    QCOMPARE(verdict.hasValue(), passes);
    if (!passes)
        QVERIFY(verdict.error().code == ErrorCode::EgressRefused);
}

void EgressGuardTest::localOnlyJudgesTheAddressTheNameStandsFor()
{
    QVERIFY(verdict(staysHere(), "localhost", "192.168.1.2") == ErrorCode::EgressRefused);
    // Not even what is listed.
    QVERIFY(verdict(staysHere({"192.168.1.2"}), "192.168.1.2", "192.168.1.2") == ErrorCode::EgressRefused);
    QVERIFY(!verdict(staysHere(), "localhost", "127.0.0.1"));
}

namespace {

/// Takes connections on loopback, and reads nothing.
struct SilentServer
{
    explicit SilentServer(int receiveBuffer = 0)
    {
        const SocketAddress any = SocketAddress::fromIpv4(0x7f000001, 0);
        if (receiveBuffer > 0) // accepted ones inherit it
            ::setsockopt(listener.get(), SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        if (::bind(listener.get(), any.data(), any.size()) != 0 || ::listen(listener.get(), 1) != 0)
            listener.reset();
    }

    Result<net::Fd> connectedBy(const EgressGuard &guard) const
    {
        const auto bound = SocketAddress::ofSocket(listener.get());
        return guard.connect("localhost", *SocketAddress::fromLiteral("127.0.0.1", bound->port()));
    }

    net::Fd listener{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
};

} // namespace

void EgressGuardTest::connectsWithoutWaiting()
{
    const SilentServer server;
    const Result<net::Fd> fd = server.connectedBy(EgressGuard(EgressGuard::Rules()));
    QVERIFY(fd);
    const net::Fd accepted(::accept(server.listener.get(), nullptr, nullptr));
    QVERIFY(accepted.isOpen());
    char byte;
    QCOMPARE(::recv(fd->get(), &byte, 1, 0), ssize_t(-1)); // would block: it does not wait
    QCOMPARE(errno, EAGAIN);
}

void EgressGuardTest::theKernelTakesLittleForAProviderThatDoesNotRead()
{
    constexpr int ItsBuffer = 64 * 1024;
    const SilentServer server(ItsBuffer);
    const Result<net::Fd> fd = server.connectedBy(EgressGuard(EgressGuard::Rules()));
    QVERIFY(fd);
    const net::Fd accepted(::accept(server.listener.get(), nullptr, nullptr));
    QVERIFY(accepted.isOpen());
    const std::string body(32 * 1024 * 1024, 'x');
    std::size_t taken = 0;
    for (;;) {
        const ssize_t count = ::send(fd->get(), body.data(), body.size(), MSG_NOSIGNAL);
        if (count < 0)
            break;
        taken += std::size_t(count);
    }
    QCOMPARE(errno, EAGAIN);
    // A segment more may be begun than the bound says; 4 MB is what the kernel would take by itself.
    const std::size_t most = net::OutQueue::KernelShare + 2 * ItsBuffer + 256 * 1024;
    QVERIFY2(taken < most, std::to_string(taken).c_str());
}

BIFROST_TEST(EgressGuardTest)
#include "egressguardtest.moc"
