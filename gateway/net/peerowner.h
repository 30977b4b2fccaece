// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace bifrost::net {

/// Whose program is at the other end of a TCP connection within this machine. A value, asked for on the
/// thread of the connection: the kernel answers from its tables, without waiting for anybody.
struct PeerOwner
{
    enum class Found : std::uint8_t {
        User, ///< `user` made the socket, and a program holds it
        Nobody, ///< the other end is closed, or on another machine or in another network namespace
        NoAnswer, ///< this system does not tell
    };
    Found found = Found::NoAnswer;
    std::uint32_t user = 0;

    /// Of a connected socket.
    static PeerOwner of(int fd);

    /// Whether this system tells at all, tried on a listening socket of our own. It may take its time, as the
    /// kernel loads a module for it.
    static bool canBeAsked(int listeningFd);
};

} // namespace bifrost::net
