// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/socketaddress.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace bifrost::net {

/// The bytes of NETLINK_SOCK_DIAG, by which the kernel tells of a single TCP socket. Values without a thread
/// or an owner; the descriptor belongs to whoever asks (PeerOwner).
namespace inetdiag {

/// A socket as the kernel's tables have it.
struct Row
{
    SocketAddress local;
    SocketAddress remote;
    std::uint8_t state = 0; ///< TCP_ESTABLISHED and so on
    std::uint32_t user = 0;
    std::uint32_t inode = 0; ///< 0: no program holds it any more, and `user` means nothing
};

struct Answer
{
    enum class Kind {
        Row,
        NoRow, ///< there is no such socket
        Failed, ///< the kernel would not say; `error` is its errno
        Broken, ///< these bytes are no answer to this question
    };
    Kind kind = Kind::Broken;
    Row row;
    int error = 0;
};

/// Asks for the socket between these two addresses, which are of the same family.
std::string question(const SocketAddress &local, const SocketAddress &remote, std::uint32_t sequence);

/// Reads one datagram of the kernel.
Answer readAnswer(std::string_view datagram, std::uint32_t sequence);

} // namespace inetdiag

} // namespace bifrost::net
