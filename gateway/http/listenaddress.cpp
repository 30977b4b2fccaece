// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/listenaddress.h"

#include "gateway/http/portholder.h"
#include "gateway/net/outqueue.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace bifrost::http {

namespace {

constexpr int Backlog = 4096;
constexpr int FreePortTries = 16;

struct Address
{
    sockaddr_storage storage{};
    socklen_t size = 0;
    bool optional = false; ///< the machine may lack it
};

Address ipv4(in_addr address)
{
    Address result;
    auto *in = reinterpret_cast<sockaddr_in *>(&result.storage);
    in->sin_family = AF_INET;
    in->sin_addr = address;
    result.size = sizeof(sockaddr_in);
    return result;
}

Address ipv6(in6_addr address, bool optional)
{
    Address result;
    auto *in = reinterpret_cast<sockaddr_in6 *>(&result.storage);
    in->sin6_family = AF_INET6;
    in->sin6_addr = address;
    result.size = sizeof(sockaddr_in6);
    result.optional = optional;
    return result;
}

/// What a host stands for.
struct Place
{
    std::vector<Address> addresses;
    Reach reach = Reach::Loopback;
};

Result<Place> placeOf(const std::string &host)
{
    in_addr four{};
    in6_addr six{};
    if (host == "localhost")
        return Place{{ipv4({htonl(INADDR_LOOPBACK)}), ipv6(in6addr_loopback, true)}, Reach::Loopback};
    if (::inet_pton(AF_INET, host.c_str(), &four) == 1)
        return Place{{ipv4(four)}, (ntohl(four.s_addr) >> 24) == 127 ? Reach::Loopback : Reach::Beyond};
    std::string bare = host;
    if (bare.size() > 2 && bare.front() == '[' && bare.back() == ']')
        bare = bare.substr(1, bare.size() - 2);
    if (bare == "*" || bare == "::")
        return Place{{ipv4({htonl(INADDR_ANY)}), ipv6(in6addr_any, true)}, Reach::Beyond};
    if (::inet_pton(AF_INET6, bare.c_str(), &six) == 1 && !IN6_IS_ADDR_V4MAPPED(&six))
        return Place{{ipv6(six, false)}, IN6_IS_ADDR_LOOPBACK(&six) ? Reach::Loopback : Reach::Beyond};
    return Error(ErrorCode::AddressRefused,
                 fmt::format("Bifrost does not listen on `{}`: it is not an address. Use localhost, the "
                             "address of a network card, or 0.0.0.0 for all of them.",
                             host));
}

Result<Place> judgedPlace(const std::string &host, Reach allowed, const std::string &noPassword = {})
{
    Result<Place> place = placeOf(host);
    if (!place || place->reach == Reach::Loopback || allowed == Reach::Beyond)
        return place;
    if (!noPassword.empty()) {
        return Error(ErrorCode::AddressRefused,
                     fmt::format("Bifrost does not listen on `{}`: other machines could use it, and there is "
                                 "no password. {} Mend that and start Bifrost again, or use localhost, "
                                 "127.0.0.1 or ::1 as the host.",
                                 host, noPassword));
    }
    return Error(ErrorCode::AddressRefused,
                 fmt::format("Bifrost does not listen on `{}`: other machines could use it, and there is no "
                             "password. Set `auth_config` (admin_username, admin_password, is_enabled), or "
                             "use localhost, 127.0.0.1 or ::1 as the host.",
                             host));
}

void setPort(Address &address, std::uint16_t port)
{
    if (address.storage.ss_family == AF_INET)
        reinterpret_cast<sockaddr_in *>(&address.storage)->sin_port = htons(port);
    else
        reinterpret_cast<sockaddr_in6 *>(&address.storage)->sin6_port = htons(port);
}

std::uint16_t portOf(int fd)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getsockname(fd, reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return 0;
    return ntohs(storage.ss_family == AF_INET ? reinterpret_cast<sockaddr_in *>(&storage)->sin_port
                                              : reinterpret_cast<sockaddr_in6 *>(&storage)->sin6_port);
}

net::Fd openSocket(const Address &address)
{
    net::Fd fd(::socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!fd.isOpen())
        return fd;
    const int one = 1;
    // Only for the waiting connections of an earlier run; SO_REUSEPORT would let any program of this user
    // join in.
    ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (address.storage.ss_family == AF_INET6)
        ::setsockopt(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, &one, sizeof one);
    net::OutQueue::boundKernelShare(fd.get());
    if (::bind(fd.get(), reinterpret_cast<const sockaddr *>(&address.storage), address.size) != 0
        || ::listen(fd.get(), Backlog) != 0) {
        const int failure = errno;
        fd.reset();
        errno = failure;
    }
    return fd;
}

/// All addresses on one port, or none. Sets `failure` to the errno.
Listening tryPort(std::vector<Address> addresses, std::uint16_t port, int &failure)
{
    Listening listening;
    listening.port = port;
    failure = 0;
    for (Address &address : addresses) {
        setPort(address, listening.port);
        net::Fd fd = openSocket(address);
        if (!fd.isOpen()) {
            if (address.optional && (errno == EADDRNOTAVAIL || errno == EAFNOSUPPORT))
                continue;
            failure = errno;
            return {};
        }
        if (listening.port == 0)
            listening.port = portOf(fd.get());
        listening.sockets.push_back(std::move(fd));
    }
    return listening;
}

} // namespace

Result<Reach> judgeListenHost(const std::string &host, Reach allowed, const std::string &noPassword)
{
    const Result<Place> place = judgedPlace(host, allowed, noPassword);
    if (!place)
        return place.error();
    return place->reach;
}

Result<Listening> listenOn(const std::string &host, std::uint16_t port, Reach allowed)
{
    const Result<Place> place = judgedPlace(host, allowed);
    if (!place)
        return place.error();
    int failure = 0;
    for (int tries = 0; tries < (port == 0 ? FreePortTries : 1); ++tries) {
        Listening listening = tryPort(place->addresses, port, failure);
        if (failure == 0)
            return listening;
        if (failure != EADDRINUSE)
            break;
    }
    if (failure == EADDRINUSE) {
        const std::string holder = holderOfPort(port);
        return Error(
            ErrorCode::AddressInUse,
            fmt::format("Port {} is taken{}. Stop that program, or choose another port with `-port` or "
                        "`server.port`.",
                        port, holder.empty() ? " by another program" : " by " + holder));
    }
    return Error(ErrorCode::AddressRefused,
                 fmt::format("Cannot listen on {}:{}: {}.", host, port, std::strerror(failure)));
}

} // namespace bifrost::http
