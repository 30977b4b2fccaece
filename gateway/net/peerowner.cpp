// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/peerowner.h"

#include "gateway/net/fd.h"
#include "gateway/net/inetdiag.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <fstream>

#include <linux/netlink.h>
#include <netinet/tcp.h>

namespace bifrost::net {

namespace {

constexpr std::size_t LongestAnswer = 8192;

using inetdiag::Answer;

Answer askKernel(const SocketAddress &local, const SocketAddress &remote)
{
    static std::atomic<std::uint32_t> sequences = 1;
    const std::uint32_t sequence = sequences.fetch_add(1, std::memory_order_relaxed);
    const Fd fd(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_SOCK_DIAG));
    if (!fd.isOpen())
        return {};
    const std::string question = inetdiag::question(local, remote, sequence);
    if (::send(fd.get(), question.data(), question.size(), MSG_NOSIGNAL) != ssize_t(question.size()))
        return {};
    // The kernel answers within send().
    std::array<char, LongestAnswer> datagram;
    sockaddr_nl sender{};
    socklen_t length = sizeof sender;
    const ssize_t size = ::recvfrom(fd.get(), datagram.data(), datagram.size(), MSG_DONTWAIT,
                                    reinterpret_cast<sockaddr *>(&sender), &length);
    if (size <= 0 || sender.nl_pid != 0) // 0 is the kernel
        return {};
    return inetdiag::readAnswer({datagram.data(), std::size_t(size)}, sequence);
}

/// Of a socket that sends still, or has only stopped sending.
bool isConnected(std::uint8_t state)
{
    return state == TCP_ESTABLISHED || state == TCP_FIN_WAIT1 || state == TCP_FIN_WAIT2;
}

/// Our own end still belongs to that connection. Were it not asked for, another user's program could have
/// hung up, and the row be that of a new connection from the same port.
bool isStillConnected(int fd)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    return ::getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) == 0
        && (info.tcpi_state == TCP_ESTABLISHED || info.tcpi_state == TCP_CLOSE_WAIT);
}

/// In a user namespace everybody without a number there has the same one, which then tells nothing.
bool tellsWho(std::uint32_t user)
{
    static const bool seesAll = [] {
        std::ifstream map("/proc/self/uid_map");
        std::uint64_t inside = 0, outside = 0, count = 0;
        map >> inside >> outside >> count;
        return inside == 0 && outside == 0 && count == 0xffffffff;
    }();
    static const std::uint32_t stranger = [] {
        std::ifstream file("/proc/sys/kernel/overflowuid");
        std::uint32_t number = 65534;
        file >> number;
        return number;
    }();
    return seesAll || user != stranger;
}

} // namespace

PeerOwner PeerOwner::of(int fd)
{
    const auto here = SocketAddress::ofSocket(fd);
    const auto there = SocketAddress::ofPeer(fd);
    if (!here || !there)
        return {Found::Nobody, 0};
    const Answer answer = askKernel(*there, *here); // the row of the other end
    switch (answer.kind) {
    case Answer::Kind::Row:
        break;
    case Answer::Kind::NoRow:
        return {Found::Nobody, 0};
    case Answer::Kind::Failed:
    case Answer::Kind::Broken:
        return {Found::NoAnswer, 0};
    }
    // Where there is no such connection, the kernel gives a listening socket that would suit.
    const inetdiag::Row &row = answer.row;
    const bool isIt = row.local.isSameAs(*there) && row.remote.isSameAs(*here) && isConnected(row.state)
        && row.inode != 0 && tellsWho(row.user) && isStillConnected(fd);
    return isIt ? PeerOwner{Found::User, row.user} : PeerOwner{Found::Nobody, 0};
}

bool PeerOwner::canBeAsked(int listeningFd)
{
    const auto here = SocketAddress::ofSocket(listeningFd);
    if (!here)
        return false;
    const std::array<std::uint8_t, 16> anywhere{};
    const Answer answer = askKernel(*here, SocketAddress::fromBytes(here->family(), anywhere, 1));
    return answer.kind == Answer::Kind::Row;
}

} // namespace bifrost::net
