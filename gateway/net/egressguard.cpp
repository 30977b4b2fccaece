// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/egressguard.h"

#include "gateway/net/httphead.h"
#include "gateway/net/outqueue.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/tcp.h>
#include <sys/stat.h>
#include <sys/un.h>

namespace bifrost::net {

namespace {

/// All addresses by which other machines reach this one at that port.
std::vector<SocketAddress> addressesOfThisMachine(std::uint16_t port)
{
    std::vector<SocketAddress> all;
    ifaddrs *first = nullptr;
    if (::getifaddrs(&first) != 0)
        return all;
    for (const ifaddrs *one = first; one; one = one->ifa_next) {
        char text[INET6_ADDRSTRLEN];
        const int family = one->ifa_addr ? one->ifa_addr->sa_family : AF_UNSPEC;
        const void *bytes = family == AF_INET
            ? static_cast<const void *>(&reinterpret_cast<const sockaddr_in *>(one->ifa_addr)->sin_addr)
            : family == AF_INET6
            ? static_cast<const void *>(&reinterpret_cast<const sockaddr_in6 *>(one->ifa_addr)->sin6_addr)
            : nullptr;
        if (!bytes || !::inet_ntop(family, bytes, text, sizeof text))
            continue;
        const std::optional<SocketAddress> address = SocketAddress::fromLiteral(text, port);
        if (address && !address->isLoopback())
            all.push_back(*address);
    }
    ::freeifaddrs(first);
    return all;
}

/// Why there is no connection to a socket, and what to do.
std::string socketTrouble(const std::string &path, int error)
{
    struct stat status;
    const bool isThere = ::stat(path.c_str(), &status) == 0;
    if (isThere && !S_ISSOCK(status.st_mode))
        return fmt::format("{} is not a socket. Check `network_config.base_url`.", path);
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return fmt::format("There is no socket {}. Start its server, or check `network_config.base_url`.",
                           path);
    case EACCES:
    case EPERM:
        return fmt::format("The socket {} is closed to the user who runs this program.", path);
    case ECONNREFUSED:
        return fmt::format("Nothing listens at the socket {} any more. Start its server.", path);
    default:
        return fmt::format("Cannot connect to {}: {}.", path, std::strerror(error));
    }
}

} // namespace

void EgressGuard::Rules::addListener(const std::string &host, std::uint16_t port)
{
    if (port == 0)
        return;
    ownPorts.push_back(port);
    const std::optional<SocketAddress> address = SocketAddress::fromLiteral(host, port);
    if (host == "*" || (address && !address->isUsable())) {
        const std::vector<SocketAddress> all = addressesOfThisMachine(port);
        ownAddresses.insert(ownAddresses.end(), all.begin(), all.end());
    } else if (address && !address->isLoopback()) {
        ownAddresses.push_back(*address);
    }
}

bool EgressGuard::isOurs(const SocketAddress &address) const
{
    if (address.isLoopback() || address.isUnspecified())
        return std::ranges::count(m_rules.ownPorts, address.port()) > 0;
    return std::ranges::any_of(m_rules.ownAddresses,
                               [&](const SocketAddress &own) { return own.isSameAs(address); });
}

Result<void> EgressGuard::judgeName(const std::string &host) const
{
    if (!m_rules.localOnly || equalIgnoringCase(host, "localhost"))
        return {};
    const auto literal = SocketAddress::fromLiteral(host, 0);
    if (literal && literal->isLoopback())
        return {};
    return Error(ErrorCode::EgressRefused,
                 fmt::format("Local-only mode is on: nothing is sent to {}. Use a model on this machine, "
                             "or switch local-only mode off (`server.local_only`, --local).",
                             host));
}

Result<void> EgressGuard::judgeAddress(const std::string &host, const SocketAddress &address) const
{
    if (m_rules.localOnly && !address.isLoopback()) {
        return Error(ErrorCode::EgressRefused,
                     fmt::format("Local-only mode is on: {} stands for {}, which is not this machine.", host,
                                 address.toString()));
    }
    if (isOurs(address)) {
        return Error(ErrorCode::LoopDetected,
                     fmt::format("{} port {} is this gateway itself; give the provider another `base_url`.",
                                 host, address.port()));
    }
    const bool listed = std::ranges::any_of(m_rules.allow, [&](const std::string &entry) {
        return equalIgnoringCase(entry, host) || entry == address.toString()
            || (entry == "*" && address.isUsable());
    });
    if (listed)
        return {};
    const std::string where =
        host == address.toString() ? host : fmt::format("{} ({})", host, address.toString());
    if (!address.isUsable()) {
        return Error(
            ErrorCode::EgressRefused,
            fmt::format("{} is no address that can be called. A server on this machine is reached at "
                        "127.0.0.1.",
                        where));
    }
    if (address.isLinkLocal()) {
        return Error(ErrorCode::EgressRefused,
                     fmt::format("{} is a link-local or metadata address. Add it to `server.egress.allow` "
                                 "if a model really lives there.",
                                 where));
    }
    return {};
}

Result<Fd> EgressGuard::connectSocket(const std::string &path) const
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) {
        return Error(ErrorCode::ConnectFailed,
                     fmt::format("The path of the socket {} is longer than a path of one may be, which is {} "
                                 "bytes.",
                                 path, sizeof address.sun_path - 1));
    }
    path.copy(address.sun_path, path.size());
    Fd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!fd.isOpen())
        return Error(ErrorCode::ConnectFailed,
                     fmt::format("No socket for {}: {}.", path, std::strerror(errno)));
    OutQueue::boundKernelShare(fd.get());
    if (::connect(fd.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return fd;
    const int error = errno;
    if (error == EAGAIN)
        return Fd();
    return Error(ErrorCode::ConnectFailed, socketTrouble(path, error));
}

Result<Fd> EgressGuard::connect(const std::string &host, const SocketAddress &address) const
{
    if (Result<void> verdict = judgeName(host); !verdict)
        return verdict.error();
    if (Result<void> verdict = judgeAddress(host, address); !verdict)
        return verdict.error();
    Fd fd(::socket(address.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!fd.isOpen() && (errno == EMFILE || errno == ENFILE))
        return Error(ErrorCode::TooManyConnections,
                     fmt::format("There is no connection to {}: the limit of open files is reached.", host));
    if (!fd.isOpen())
        return Error(ErrorCode::ConnectFailed,
                     fmt::format("No socket for {}: {}.", host, std::strerror(errno)));
    const int one = 1;
    ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    OutQueue::boundKernelShare(fd.get());
    if (::connect(fd.get(), address.data(), address.size()) != 0 && errno != EINPROGRESS) {
        return Error(
            ErrorCode::ConnectFailed,
            fmt::format("Cannot connect to {} ({}): {}.", host, address.toString(), std::strerror(errno)));
    }
    return fd;
}

} // namespace bifrost::net
