// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <netinet/in.h>
#include <sys/socket.h>

namespace bifrost::net {

/// An IPv4 or IPv6 address with a port.
class SocketAddress
{
public:
    /// A literal such as 127.0.0.1, ::1 or [::1]; nothing for names.
    static std::optional<SocketAddress> fromLiteral(const std::string &text, std::uint16_t port);
    static SocketAddress fromIpv4(std::uint32_t hostOrder, std::uint16_t port);

    const sockaddr *data() const { return reinterpret_cast<const sockaddr *>(&m_storage); }
    socklen_t size() const { return m_size; }
    int family() const { return m_storage.ss_family; }
    std::uint16_t port() const;
    std::string toString() const; ///< without the port

    bool isLoopback() const;
    bool isPrivate() const; ///< a network that is not the Internet
    bool isLinkLocal() const; ///< includes where clouds keep their metadata
    bool isUsable() const; ///< not unspecified, multicast or broadcast

private:
    /// The IPv4 address inside, also of an IPv4-mapped IPv6 one.
    std::optional<std::uint32_t> ipv4() const;
    const in6_addr &ipv6() const { return reinterpret_cast<const sockaddr_in6 *>(&m_storage)->sin6_addr; }

    sockaddr_storage m_storage{};
    socklen_t m_size = 0;
};

} // namespace bifrost::net
