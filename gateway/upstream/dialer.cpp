// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/dialer.h"

#include "gateway/net/egressguard.h"
#include "gateway/net/httphead.h"
#include "gateway/upstream/pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/epoll.h>
#include <sys/socket.h>

namespace bifrost::upstream {

using net::SocketAddress;

namespace {

constexpr std::chrono::milliseconds Stagger{250}; // RFC 8305 8
constexpr std::chrono::milliseconds SocketBusy{20}; // until its queue may have room again

/// Of a connection that has made up its mind; 0: it stands.
int errorOf(int fd)
{
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
    return error;
}

} // namespace

/// One of several attempts at a time.
class Dialer::Attempt final : public net::Pollable
{
public:
    Attempt(Dialer &dialer, net::Fd socket) : fd(std::move(socket)), m_dialer(&dialer) { }

    void onReady(std::uint32_t events) override
    {
        if (m_dialer)
            m_dialer->onAttempt(*this, events);
    }
    void leave() { m_dialer = nullptr; }

    net::Fd fd;

private:
    Dialer *m_dialer;
};

Dialer::Dialer(Pool &pool, std::string host, std::uint16_t port, net::Pollable &connection, Sink &sink)
    : m_pool(pool)
    , m_connection(connection)
    , m_sink(sink)
    , m_host(std::move(host))
    , m_port(port)
    , m_stagger(pool.loop().timers(), *this)
{ }

Dialer::Dialer(Pool &pool, std::string unixPath, net::Pollable &connection, Sink &sink)
    : m_pool(pool)
    , m_connection(connection)
    , m_sink(sink)
    , m_port(0)
    , m_unixPath(std::move(unixPath))
    , m_stagger(pool.loop().timers(), *this)
{ }

Dialer::~Dialer()
{
    dropAttempts();
}

std::optional<std::vector<SocketAddress>> Dialer::ownAddresses(const std::string &host, std::uint16_t port)
{
    if (const auto literal = SocketAddress::fromLiteral(host, port))
        return std::vector{*literal};
    if (net::equalIgnoringCase(host, "localhost")) // whatever a name server says
        return std::vector{SocketAddress::fromIpv4(0x7f000001, port),
                           *SocketAddress::fromLiteral("::1", port)};
    return std::nullopt;
}

void Dialer::order(std::vector<SocketAddress> &addresses, const std::optional<SocketAddress> &favourite)
{
    std::vector<SocketAddress> ordered;
    std::vector<SocketAddress> other;
    for (const SocketAddress &address : addresses)
        (address.family() == addresses.front().family() ? ordered : other).push_back(address);
    for (std::size_t i = 0; i < other.size(); ++i)
        ordered.insert(ordered.begin() + std::ptrdiff_t(std::min(2 * i + 1, ordered.size())), other[i]);
    if (favourite) {
        const auto at = std::ranges::find_if(
            ordered, [&](const SocketAddress &address) { return address.isSameAs(*favourite); });
        if (at != ordered.end())
            std::rotate(ordered.begin(), at, at + 1);
    }
    addresses = std::move(ordered);
}

void Dialer::start()
{
    if (!m_unixPath.empty()) {
        m_sink.onResolved();
        trySocket();
        return;
    }
    if (Result<void> verdict = m_pool.guard().judgeName(m_host); !verdict) {
        m_sink.onUnreachable({verdict.error()});
        return;
    }
    if (auto own = ownAddresses(m_host, m_port)) {
        race(std::move(*own));
        return;
    }
    m_isLookedUp = true;
    m_query = m_pool.resolver().ask(m_host, [this](const Result<Resolver::Addresses> &found) {
        if (!found) {
            m_sink.onUnreachable({found.error()});
            return;
        }
        std::vector<SocketAddress> addresses;
        for (const SocketAddress &address : *found)
            addresses.push_back(address.withPort(m_port));
        race(std::move(addresses));
    });
}

void Dialer::race(std::vector<SocketAddress> addresses)
{
    m_addresses = std::move(addresses);
    if (m_addresses.size() > 1)
        order(m_addresses, m_pool.favourite());
    m_last.error = Error(ErrorCode::ConnectFailed, fmt::format("{} has no address.", m_host));
    m_sink.onResolved();
    tryNext();
}

void Dialer::tryNext()
{
    m_stagger.stop();
    while (m_next < m_addresses.size()) {
        Result<net::Fd> fd = m_pool.guard().connect(m_host, m_addresses[m_next++]);
        if (!fd) {
            m_last = {std::move(fd).error()};
            continue;
        }
        if (!std::exchange(m_firstIsTaken, true)) {
            m_first = std::move(fd).value();
            m_pool.loop().add(m_first.get(), &m_connection);
        } else {
            auto attempt = std::make_unique<Attempt>(*this, std::move(fd).value());
            m_pool.loop().add(attempt->fd.get(), attempt.get());
            m_attempts.push_back(attempt.release());
        }
        if (m_next < m_addresses.size())
            m_stagger.start(Stagger);
        return;
    }
    endUnlessRacing();
}

/// One of a server whose queue is full says so at once, and raises no event.
void Dialer::trySocket()
{
    Result<net::Fd> fd = m_pool.guard().connectSocket(m_unixPath);
    if (!fd) {
        m_sink.onUnreachable({fd.error()});
        return;
    }
    if (!fd->isOpen()) {
        m_stagger.start(SocketBusy);
        return;
    }
    m_first = std::move(fd).value();
    m_pool.loop().add(m_first.get(), &m_connection);
}

void Dialer::onDeadline(net::Deadline &)
{
    if (m_unixPath.empty())
        tryNext();
    else
        trySocket();
}

void Dialer::onFirstEvent(std::uint32_t events)
{
    if (!m_first.isOpen() || !(events & (EPOLLOUT | EPOLLERR | EPOLLHUP)))
        return;
    if (const int error = errorOf(m_first.get()); error == 0) {
        win(std::move(m_first), true);
    } else {
        m_first.reset();
        noteFailure(error);
        tryNext();
    }
}

void Dialer::onAttempt(Attempt &attempt, std::uint32_t events)
{
    if (!(events & (EPOLLOUT | EPOLLERR | EPOLLHUP)))
        return;
    std::erase(m_attempts, &attempt);
    attempt.leave();
    m_pool.loop().retire(std::unique_ptr<net::Pollable>(&attempt));
    if (const int error = errorOf(attempt.fd.get()); error == 0) {
        m_pool.loop().remove(attempt.fd.get());
        win(std::move(attempt.fd), false);
    } else {
        attempt.fd.reset();
        noteFailure(error);
        tryNext();
    }
}

std::string Dialer::place() const
{
    return m_unixPath.empty() ? fmt::format("{}:{}", m_host, m_port) : m_unixPath;
}

void Dialer::noteFailure(int error)
{
    m_last = {Error(ErrorCode::ConnectFailed,
                    fmt::format("Cannot connect to {}: {}.", place(), std::strerror(error)))};
    m_last.refusedPort = error == ECONNREFUSED;
}

void Dialer::endUnlessRacing()
{
    if (m_first.isOpen() || !m_attempts.empty())
        return;
    if (m_isLookedUp) // it had addresses, and they may have changed
        m_pool.resolver().forget(m_host);
    m_sink.onUnreachable(m_last);
}

void Dialer::win(net::Fd fd, bool isWatched)
{
    m_stagger.stop();
    dropAttempts();
    if (m_addresses.size() > 1) {
        if (const auto peer = SocketAddress::ofPeer(fd.get()))
            m_pool.setFavourite(*peer);
    }
    m_sink.onDialed(std::move(fd), isWatched);
}

void Dialer::dropAttempts()
{
    for (Attempt *attempt : std::exchange(m_attempts, {})) {
        attempt->leave();
        m_pool.loop().remove(attempt->fd.get());
        attempt->fd.reset();
        m_pool.loop().retire(std::unique_ptr<net::Pollable>(attempt));
    }
    m_first.reset();
}

} // namespace bifrost::upstream
