// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/socketaddress.h"

#include <algorithm>
#include <cstring>

#include <arpa/inet.h>

namespace bifrost::net {

namespace {

bool inNetwork(std::uint32_t address, std::uint32_t network, int bits)
{
    return (address ^ network) >> (32 - bits) == 0;
}

bool isLinkLocalIpv4(std::uint32_t address)
{
    return inNetwork(address, 0xa9fe0000, 16) || address == 0x646464c8 // 100.100.100.200, of Alibaba
        || address == 0xa83f8110 // 168.63.129.16, of Azure
        || address == 0xc00000c0; // 192.0.0.192, of Oracle
}

} // namespace

SocketAddress SocketAddress::fromIpv4(std::uint32_t hostOrder, std::uint16_t port)
{
    SocketAddress address;
    auto *in = reinterpret_cast<sockaddr_in *>(&address.m_storage);
    in->sin_family = AF_INET;
    in->sin_addr.s_addr = htonl(hostOrder);
    in->sin_port = htons(port);
    address.m_size = sizeof(sockaddr_in);
    return address;
}

std::optional<SocketAddress> SocketAddress::fromLiteral(const std::string &text, std::uint16_t port)
{
    in_addr four;
    if (::inet_pton(AF_INET, text.c_str(), &four) == 1)
        return fromIpv4(ntohl(four.s_addr), port);
    std::string bare = text;
    if (bare.size() > 2 && bare.front() == '[' && bare.back() == ']')
        bare = bare.substr(1, bare.size() - 2);
    SocketAddress address;
    auto *in = reinterpret_cast<sockaddr_in6 *>(&address.m_storage);
    if (::inet_pton(AF_INET6, bare.c_str(), &in->sin6_addr) != 1)
        return std::nullopt;
    in->sin6_family = AF_INET6;
    in->sin6_port = htons(port);
    address.m_size = sizeof(sockaddr_in6);
    return address;
}

SocketAddress SocketAddress::fromBytes(int family, const std::array<std::uint8_t, 16> &bytes,
                                       std::uint16_t port)
{
    if (family == AF_INET) {
        std::uint32_t four;
        std::memcpy(&four, bytes.data(), sizeof four);
        return fromIpv4(ntohl(four), port);
    }
    SocketAddress address;
    auto *in = reinterpret_cast<sockaddr_in6 *>(&address.m_storage);
    in->sin6_family = AF_INET6;
    std::memcpy(&in->sin6_addr, bytes.data(), bytes.size());
    in->sin6_port = htons(port);
    address.m_size = sizeof(sockaddr_in6);
    return address;
}

std::optional<SocketAddress> SocketAddress::fromSystem(const sockaddr *address, socklen_t size)
{
    SocketAddress result;
    const bool isOurs = (address->sa_family == AF_INET && size >= sizeof(sockaddr_in))
        || (address->sa_family == AF_INET6 && size >= sizeof(sockaddr_in6));
    if (!isOurs || size > sizeof result.m_storage)
        return std::nullopt;
    std::memcpy(&result.m_storage, address, size);
    result.m_size = size;
    return result;
}

SocketAddress SocketAddress::withPort(std::uint16_t port) const
{
    SocketAddress other = *this;
    if (family() == AF_INET)
        reinterpret_cast<sockaddr_in *>(&other.m_storage)->sin_port = htons(port);
    else
        reinterpret_cast<sockaddr_in6 *>(&other.m_storage)->sin6_port = htons(port);
    return other;
}

std::optional<SocketAddress> SocketAddress::asked(int fd, Ask ask)
{
    SocketAddress address;
    address.m_size = sizeof address.m_storage;
    if (ask(fd, reinterpret_cast<sockaddr *>(&address.m_storage), &address.m_size) != 0
        || (address.family() != AF_INET && address.family() != AF_INET6))
        return std::nullopt;
    return address;
}

std::optional<SocketAddress> SocketAddress::ofSocket(int fd)
{
    return asked(fd, ::getsockname);
}

std::optional<SocketAddress> SocketAddress::ofPeer(int fd)
{
    return asked(fd, ::getpeername);
}

std::array<std::uint8_t, 16> SocketAddress::bytes() const
{
    std::array<std::uint8_t, 16> bytes{};
    if (family() == AF_INET)
        std::memcpy(bytes.data(), &reinterpret_cast<const sockaddr_in *>(&m_storage)->sin_addr, 4);
    else
        std::memcpy(bytes.data(), &ipv6(), bytes.size());
    return bytes;
}

bool SocketAddress::isSameAs(const SocketAddress &other) const
{
    static constexpr std::array<std::uint8_t, 12> Mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    const auto asIpv6 = [](const SocketAddress &address) {
        const std::array<std::uint8_t, 16> bytes = address.bytes();
        if (address.family() != AF_INET)
            return bytes;
        std::array<std::uint8_t, 16> six{};
        std::ranges::copy(Mapped, six.begin());
        std::copy_n(bytes.begin(), 4, six.begin() + Mapped.size());
        return six;
    };
    return port() == other.port() && asIpv6(*this) == asIpv6(other);
}

std::uint16_t SocketAddress::port() const
{
    return ntohs(family() == AF_INET ? reinterpret_cast<const sockaddr_in *>(&m_storage)->sin_port
                                     : reinterpret_cast<const sockaddr_in6 *>(&m_storage)->sin6_port);
}

std::string SocketAddress::toString() const
{
    char text[INET6_ADDRSTRLEN] = "";
    if (family() == AF_INET)
        ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in *>(&m_storage)->sin_addr, text, sizeof text);
    else
        ::inet_ntop(AF_INET6, &ipv6(), text, sizeof text);
    return text;
}

std::optional<std::uint32_t> SocketAddress::ipv4() const
{
    if (family() == AF_INET)
        return ntohl(reinterpret_cast<const sockaddr_in *>(&m_storage)->sin_addr.s_addr);
    const in6_addr &six = ipv6();
    // NAT64 and IPv4-compatible forms reach the same host as the plain address would.
    static constexpr std::uint8_t Nat64[12] = {0, 0x64, 0xff, 0x9b};
    const bool compatible = IN6_IS_ADDR_V4COMPAT(&six) && !IN6_IS_ADDR_LOOPBACK(&six);
    if (!IN6_IS_ADDR_V4MAPPED(&six) && !compatible && std::memcmp(&six, Nat64, sizeof Nat64) != 0)
        return std::nullopt;
    std::uint32_t inside;
    std::memcpy(&inside, reinterpret_cast<const char *>(&six) + 12, sizeof inside);
    return ntohl(inside);
}

/// Not what NAT64 or another translation makes of it: such a packet leaves this machine.
bool SocketAddress::isLoopback() const
{
    if (family() == AF_INET || IN6_IS_ADDR_V4MAPPED(&ipv6()))
        return inNetwork(*ipv4(), 0x7f000000, 8);
    return IN6_IS_ADDR_LOOPBACK(&ipv6());
}

bool SocketAddress::isUnspecified() const
{
    if (const auto four = ipv4())
        return *four == 0;
    return IN6_IS_ADDR_UNSPECIFIED(&ipv6());
}

bool SocketAddress::isPrivate() const
{
    if (const auto four = ipv4()) {
        return inNetwork(*four, 0x0a000000, 8) || inNetwork(*four, 0xac100000, 12)
            || inNetwork(*four, 0xc0a80000, 16) || inNetwork(*four, 0x64400000, 10);
    }
    return (ipv6().s6_addr[0] & 0xfe) == 0xfc;
}

bool SocketAddress::isLinkLocal() const
{
    if (const auto four = ipv4())
        return isLinkLocalIpv4(*four);
    const std::array<std::uint8_t, 16> all = bytes();
    if (all[0] == 0x20 && all[1] == 0x02) { // 6to4 has the IPv4 address behind this
        return isLinkLocalIpv4(std::uint32_t(all[2]) << 24 | std::uint32_t(all[3]) << 16
                               | std::uint32_t(all[4]) << 8 | std::uint32_t(all[5]));
    }
    static constexpr std::uint8_t Ec2Metadata[16] = {0xfd, 0x00, 0x0e, 0xc2, 0, 0, 0,    0,
                                                     0,    0,    0,    0,    0, 0, 0x02, 0x54};
    return IN6_IS_ADDR_LINKLOCAL(&ipv6()) || std::memcmp(&ipv6(), Ec2Metadata, sizeof Ec2Metadata) == 0;
}

bool SocketAddress::isUsable() const
{
    if (const auto four = ipv4())
        return !inNetwork(*four, 0, 8) && *four < 0xe0000000;
    return !IN6_IS_ADDR_UNSPECIFIED(&ipv6()) && !IN6_IS_ADDR_MULTICAST(&ipv6());
}

} // namespace bifrost::net
