// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
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

    /// AF_INET takes the first 4 bytes, AF_INET6 all; in network order.
    static SocketAddress fromBytes(int family, const std::array<std::uint8_t, 16> &bytes, std::uint16_t port);

    /// As the system says it; nothing of other families.
    static std::optional<SocketAddress> fromSystem(const sockaddr *address, socklen_t size);

    /// The two ends of a socket; nothing where it has none.
    static std::optional<SocketAddress> ofSocket(int fd);
    static std::optional<SocketAddress> ofPeer(int fd);

    const sockaddr *data() const { return reinterpret_cast<const sockaddr *>(&m_storage); }
    socklen_t size() const { return m_size; }
    int family() const { return m_storage.ss_family; }
    std::uint16_t port() const;
    SocketAddress withPort(std::uint16_t port) const;
    std::string toString() const; ///< without the port
    std::array<std::uint8_t, 16> bytes() const; ///< as fromBytes() takes them

    /// The same address and port; 127.0.0.1 and ::ffff:127.0.0.1 are the same.
    bool isSameAs(const SocketAddress &other) const;

    bool isLoopback() const;
    bool isUnspecified() const; ///< 0.0.0.0 and ::, which lead to this machine
    bool isPrivate() const; ///< a network that is not the Internet
    bool isLinkLocal() const; ///< includes where clouds keep their metadata
    bool isUsable() const; ///< not unspecified, multicast or broadcast

private:
    using Ask = int (*)(int, sockaddr *, socklen_t *);
    static std::optional<SocketAddress> asked(int fd, Ask ask);

    /// The IPv4 address inside, also of an IPv4-mapped IPv6 one.
    std::optional<std::uint32_t> ipv4() const;
    const in6_addr &ipv6() const { return reinterpret_cast<const sockaddr_in6 *>(&m_storage)->sin6_addr; }

    sockaddr_storage m_storage{};
    socklen_t m_size = 0;
};

} // namespace bifrost::net
