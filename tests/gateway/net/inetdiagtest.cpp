// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/inetdiag.h"
#include "tests/support/testmain.h"

#include <QByteArray>
#include <QTest>

#include <cerrno>
#include <string>

using namespace bifrost::net;
using inetdiag::Answer;

namespace {

constexpr std::uint32_t Sequence = 0x01020304;

/// As Linux answers on x86 about a connection from 127.0.0.1:37556 to 127.0.0.1:46247, user 1000.
const QByteArray RowIpv4 = "68000000140000000403020167640000"
                           "02010000"
                           "92b4b4a7"
                           "7f000001000000000000000000000000"
                           "7f000001000000000000000000000000"
                           "00000000"
                           "0100000000000000"
                           "00000000"
                           "00000000"
                           "00000000"
                           "e8030000"
                           "786203000500080000000000"
                           "0000000000000000";

std::string bytesOf(const QByteArray &hex)
{
    return QByteArray::fromHex(hex).toStdString();
}

std::string number(std::uint32_t value)
{
    return {reinterpret_cast<const char *>(&value), sizeof value};
}

std::string refusal(std::int32_t code)
{
    // nlmsghdr: length, type NLMSG_ERROR, flags, sequence, port
    return number(20) + std::string("\2\0\0\0", 4) + number(Sequence) + number(0)
        + number(std::uint32_t(code));
}

} // namespace

class InetDiagTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void question();
    void row();
    void rowIpv6();
    void refusals();
    void othersAreSkipped();
    void whatIsCutShortIsNoAnswer();
    void lengthsThatLie_data();
    void lengthsThatLie();
};

void InetDiagTest::question()
{
    const auto local = SocketAddress::fromLiteral("127.0.0.1", 0x92b4);
    const auto remote = SocketAddress::fromLiteral("127.0.0.2", 0xb4a7);
    const QByteArray four = QByteArray::fromStdString(inetdiag::question(*local, *remote, Sequence)).toHex();
    QCOMPARE(four,
             QByteArray("480000001400010004030201"
                        "00000000"
                        "02060000"
                        "ffffffff"
                        "92b4b4a7"
                        "7f000001000000000000000000000000"
                        "7f000002000000000000000000000000"
                        "00000000"
                        "ffffffffffffffff"));
    const auto six = SocketAddress::fromLiteral("::1", 1);
    const QByteArray other = QByteArray::fromStdString(inetdiag::question(*six, *six, 1)).toHex();
    QVERIFY(other.contains("0a060000ffffffff0001000100000000000000000000000000000001"));
}

void InetDiagTest::row()
{
    const Answer answer = inetdiag::readAnswer(bytesOf(RowIpv4), Sequence);
    QCOMPARE(answer.kind, Answer::Kind::Row);
    QVERIFY(answer.row.local.isSameAs(*SocketAddress::fromLiteral("127.0.0.1", 0x92b4)));
    QVERIFY(answer.row.remote.isSameAs(*SocketAddress::fromLiteral("127.0.0.1", 0xb4a7)));
    QCOMPARE(int(answer.row.state), 1);
    QCOMPARE(answer.row.user, 1000u);
    QCOMPARE(answer.row.inode, 0x36278u);
}

void InetDiagTest::rowIpv6()
{
    QByteArray hex = RowIpv4;
    hex.replace(32, 2, "0a");
    hex.replace(48, 32, "00000000000000000000ffff7f000001");
    const Answer answer = inetdiag::readAnswer(bytesOf(hex), Sequence);
    QCOMPARE(answer.kind, Answer::Kind::Row);
    QVERIFY(answer.row.local.isSameAs(*SocketAddress::fromLiteral("127.0.0.1", 0x92b4)));
    QVERIFY(answer.row.local.isSameAs(*SocketAddress::fromLiteral("::ffff:127.0.0.1", 0x92b4)));
    QVERIFY(!answer.row.local.isSameAs(*SocketAddress::fromLiteral("127.0.0.1", 1)));
    QVERIFY(!answer.row.remote.isSameAs(*SocketAddress::fromLiteral("127.0.0.1", 0xb4a7)));
}

void InetDiagTest::refusals()
{
    QCOMPARE(inetdiag::readAnswer(refusal(-ENOENT), Sequence).kind, Answer::Kind::NoRow);
    const Answer denied = inetdiag::readAnswer(refusal(-EPERM), Sequence);
    QCOMPARE(denied.kind, Answer::Kind::Failed);
    QCOMPARE(denied.error, EPERM);
    QCOMPARE(inetdiag::readAnswer(refusal(INT32_MIN), Sequence).kind, Answer::Kind::Failed);
    QCOMPARE(inetdiag::readAnswer(refusal(0), Sequence).kind, Answer::Kind::Broken);
    QCOMPARE(inetdiag::readAnswer(refusal(2), Sequence).kind, Answer::Kind::Broken);
}

void InetDiagTest::othersAreSkipped()
{
    const std::string row = bytesOf(RowIpv4);
    QCOMPARE(inetdiag::readAnswer(row, Sequence + 1).kind, Answer::Kind::Broken);
    QCOMPARE(inetdiag::readAnswer(refusal(-EPERM), Sequence + 1).kind, Answer::Kind::Broken);
    std::string other = refusal(-EPERM);
    other[8] = 'x'; // its sequence
    QCOMPARE(inetdiag::readAnswer(other + row, Sequence).kind, Answer::Kind::Row);
}

void InetDiagTest::whatIsCutShortIsNoAnswer()
{
    const std::string row = bytesOf(RowIpv4);
    for (std::size_t size = 0; size < row.size(); ++size)
        QCOMPARE(inetdiag::readAnswer(std::string_view(row).substr(0, size), Sequence).kind,
                 Answer::Kind::Broken);
    const std::string error = refusal(-ENOENT);
    for (std::size_t size = 0; size < error.size(); ++size)
        QCOMPARE(inetdiag::readAnswer(std::string_view(error).substr(0, size), Sequence).kind,
                 Answer::Kind::Broken);
}

void InetDiagTest::lengthsThatLie_data()
{
    QTest::addColumn<uint>("length");
    for (const uint length : {0u, 1u, 15u, 16u, 17u, 40u, 87u, 105u, 0x7fffffffu, 0xfffffffcu, 0xffffffffu})
        QTest::addRow("%u", length) << length;
}

void InetDiagTest::lengthsThatLie()
{
    QFETCH(uint, length);
    const std::string row = number(length) + bytesOf(RowIpv4).substr(4);
    QCOMPARE(inetdiag::readAnswer(row, Sequence).kind, Answer::Kind::Broken);
}

BIFROST_TEST(InetDiagTest)
#include "inetdiagtest.moc"
