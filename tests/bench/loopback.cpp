// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/loopback.h"

#include "tests/bench/failure.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <cstring>
#include <random>
#include <string>

namespace bifrost::bench {

namespace {

constexpr int Backlog = 4096;
constexpr int PortTries = 1000;

union LoopbackAddress {
    sockaddr_in in;
    sockaddr any;
};

LoopbackAddress loopbackAddress(std::uint16_t port)
{
    LoopbackAddress address{};
    address.in.sin_family = AF_INET;
    address.in.sin_port = htons(port);
    address.in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

Descriptor newSocket()
{
    Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!socket.isOpen())
        throw Failure(std::string("no more sockets: ") + std::strerror(errno));
    return socket;
}

bool bindTo(const Descriptor &socket, std::uint16_t port)
{
    const int on = 1;
    ::setsockopt(socket.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const LoopbackAddress address = loopbackAddress(port);
    return ::bind(socket.fd(), &address.any, sizeof address.in) == 0;
}

} // namespace

Listener listenOnLoopback()
{
    Listener listener{newSocket(), 0};
    LoopbackAddress address{};
    socklen_t size = sizeof address.in;
    if (!bindTo(listener.socket, 0) || ::listen(listener.socket.fd(), Backlog) != 0
        || ::getsockname(listener.socket.fd(), &address.any, &size) != 0)
        throw Failure(std::string("cannot listen: ") + std::strerror(errno));
    ::fcntl(listener.socket.fd(), F_SETFL, O_NONBLOCK);
    listener.port = ntohs(address.in.sin_port);
    return listener;
}

Descriptor connectToLoopback(std::uint16_t port)
{
    Descriptor socket = newSocket();
    const LoopbackAddress address = loopbackAddress(port);
    if (::connect(socket.fd(), &address.any, sizeof address.in) != 0)
        throw Failure("nobody answers on port " + std::to_string(port) + ": " + std::strerror(errno));
    const int on = 1;
    ::setsockopt(socket.fd(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(socket.fd(), F_SETFL, O_NONBLOCK);
    return socket;
}

std::uint16_t freePort()
{
    std::random_device seed;
    std::uniform_int_distribution<int> below(20'000, 32'000);
    for (int i = 0; i < PortTries; ++i) {
        const auto port = static_cast<std::uint16_t>(below(seed));
        if (bindTo(newSocket(), port))
            return port;
    }
    throw Failure("no free port");
}

bool acceptsOnLoopback(std::uint16_t port)
{
    const Descriptor socket = newSocket();
    const LoopbackAddress address = loopbackAddress(port);
    return ::connect(socket.fd(), &address.any, sizeof address.in) == 0;
}

std::uint64_t raiseDescriptorLimit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

} // namespace bifrost::bench
