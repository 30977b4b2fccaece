// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/inetdiag.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>

namespace bifrost::net::inetdiag {

namespace {

constexpr std::uint32_t AnyState = 0xffffffff;
constexpr std::size_t HeaderSize = NLMSG_HDRLEN;

template <typename T>
void append(std::string &bytes, const T &value)
{
    bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
}

/// Nothing where the bytes end before the value does.
template <typename T>
bool readAt(std::string_view bytes, std::size_t offset, T &into)
{
    if (bytes.size() < offset || bytes.size() - offset < sizeof into)
        return false;
    std::memcpy(&into, bytes.data() + offset, sizeof into);
    return true;
}

SocketAddress addressOf(int family, const __be32 (&words)[4], __be16 port)
{
    std::array<std::uint8_t, 16> bytes;
    std::memcpy(bytes.data(), words, bytes.size());
    return SocketAddress::fromBytes(family, bytes, ntohs(port));
}

Answer rowIn(std::string_view payload)
{
    inet_diag_msg message;
    if (!readAt(payload, 0, message) || (message.idiag_family != AF_INET && message.idiag_family != AF_INET6))
        return {};
    Answer answer;
    answer.kind = Answer::Kind::Row;
    answer.row.local = addressOf(message.idiag_family, message.id.idiag_src, message.id.idiag_sport);
    answer.row.remote = addressOf(message.idiag_family, message.id.idiag_dst, message.id.idiag_dport);
    answer.row.state = message.idiag_state;
    answer.row.user = message.idiag_uid;
    answer.row.inode = message.idiag_inode;
    return answer;
}

Answer failureIn(std::string_view payload)
{
    std::int32_t code = 0;
    if (!readAt(payload, 0, code) || code >= 0) // 0 acknowledges, which nobody asked for
        return {};
    Answer answer;
    answer.kind = code == -ENOENT ? Answer::Kind::NoRow : Answer::Kind::Failed;
    answer.error = code == INT32_MIN ? EIO : -code;
    return answer;
}

} // namespace

std::string question(const SocketAddress &local, const SocketAddress &remote, std::uint32_t sequence)
{
    inet_diag_req_v2 request{};
    request.sdiag_family = std::uint8_t(local.family());
    request.sdiag_protocol = IPPROTO_TCP;
    request.idiag_states = AnyState;
    request.id.idiag_sport = htons(local.port());
    request.id.idiag_dport = htons(remote.port());
    const auto from = local.bytes();
    const auto to = remote.bytes();
    std::memcpy(request.id.idiag_src, from.data(), from.size());
    std::memcpy(request.id.idiag_dst, to.data(), to.size());
    std::ranges::fill(request.id.idiag_cookie, std::uint32_t(INET_DIAG_NOCOOKIE));

    nlmsghdr header{};
    header.nlmsg_len = std::uint32_t(HeaderSize + sizeof request);
    header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    header.nlmsg_flags = NLM_F_REQUEST; // without NLM_F_DUMP: one row, found by its addresses
    header.nlmsg_seq = sequence;
    std::string bytes;
    append(bytes, header);
    append(bytes, request);
    return bytes;
}

Answer readAnswer(std::string_view datagram, std::uint32_t sequence)
{
    nlmsghdr header;
    while (readAt(datagram, 0, header)) {
        if (header.nlmsg_len < HeaderSize || header.nlmsg_len > datagram.size())
            return {};
        const std::string_view payload = datagram.substr(HeaderSize, header.nlmsg_len - HeaderSize);
        if (header.nlmsg_seq == sequence) {
            if (header.nlmsg_type == SOCK_DIAG_BY_FAMILY)
                return rowIn(payload);
            if (header.nlmsg_type == NLMSG_ERROR)
                return failureIn(payload);
        }
        datagram.remove_prefix(std::min<std::size_t>(NLMSG_ALIGN(header.nlmsg_len), datagram.size()));
    }
    return {};
}

} // namespace bifrost::net::inetdiag
