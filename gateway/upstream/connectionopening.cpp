// SPDX-License-Identifier: GPL-3.0-or-later
// How a connection comes about: directly or through a proxy, in the clear or by TLS.
#include "gateway/upstream/connection.h"

#include "gateway/upstream/connectdialogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace bifrost::upstream {

using net::Transport;

namespace {

constexpr std::size_t DialogueRead = 4096;

/// What went wrong and what to do, behind a colon. `url` and `authority` are the settings that may be wrong;
/// the latter may be empty.
std::string explain(net::TlsFault fault, const std::string &host, const std::string &why,
                    const std::string &url, const std::string &authority)
{
    switch (fault) {
    case net::TlsFault::Untrusted:
        return authority.empty() ? why + '.'
                                 : fmt::format("{}. For an authority of your own set `{}`.", why, authority);
    case net::TlsFault::OtherName:
        return fmt::format("its certificate is not for {}. Check `{}`.", host, url);
    case net::TlsFault::Expired:
        return "its certificate has expired. It has to be renewed there, unless the clock of this machine is "
               "wrong.";
    case net::TlsFault::NotYetValid:
        return "its certificate is not valid yet. Check the clock of this machine.";
    case net::TlsFault::Plain:
        return fmt::format("it does not speak TLS at this port. Use http:// in `{}`.", url);
    default:
        return why + '.';
    }
}

} // namespace

void Connection::limit(net::Deadline &deadline, std::chrono::milliseconds time)
{
    if (time.count() > 0)
        deadline.start(time);
    else
        deadline.stop();
}

void Connection::open(Request &request)
{
    m_request = &request;
    request.m_connection = this;
    m_tells = Tells::Connected;
    limit(m_deadline, request.m_deadlines.connect);
    limit(m_total, request.m_deadlines.total);
    const Endpoint &endpoint = m_pool.endpoint();
    Dialer::Sink &self = *this;
    if (endpoint.inProcess) {
        m_transport = Transport(endpoint.inProcess());
        m_pool.loop().add(m_transport.fd(), this);
    } else if (!endpoint.unixPath.empty()) {
        m_dialer = std::make_unique<Dialer>(m_pool, endpoint.unixPath, *this, self);
        m_dialer->start();
    } else if (endpoint.proxy) {
        m_tunnel = std::make_unique<Tunnel>(m_pool);
        m_tunnel->prepare([this](const Result<void> &judged) {
            if (judged)
                dial();
            else
                failSoon({judged.error()});
        });
    } else {
        dial();
    }
}

void Connection::dial()
{
    const Endpoint &endpoint = m_pool.endpoint();
    Dialer::Sink &self = *this;
    m_phase = Phase::Opening;
    m_dialer = endpoint.proxy
        ? std::make_unique<Dialer>(m_pool, endpoint.proxy->host, endpoint.proxy->port, *this, self)
        : std::make_unique<Dialer>(m_pool, endpoint.host, endpoint.port, *this, self);
    m_dialer->start();
}

void Connection::failSoon(Failure failure)
{
    m_deferred = std::move(failure);
    m_hasDeferred = true;
    m_pool.loop().callSoon(this);
}

void Connection::onResolved()
{
    if (m_request && m_request->m_observer)
        m_request->m_observer->onResolved();
}

void Connection::onUnreachable(Failure failure)
{
    failSoon(m_tunnel ? m_tunnel->unreachable(failure) : std::move(failure));
}

void Connection::onDialed(net::Fd fd, bool isWatched)
{
    m_transport = Transport(std::move(fd));
    if (!isWatched) {
        m_readable = m_hungUp = false; // that was another attempt
        m_pool.loop().add(m_transport.fd(), this);
    }
    onReached();
}

void Connection::onReached()
{
    if (m_request->m_observer)
        m_request->m_observer->onReached();
    const Endpoint &endpoint = m_pool.endpoint();
    if (m_tunnel && endpoint.proxy->tls)
        startTls(Phase::ProxyHandshake);
    else if (m_tunnel)
        onProxyReached();
    else if (endpoint.tls)
        startTls(Phase::Handshake);
    else
        onOpen();
}

void Connection::onProxyReached()
{
    if (m_pool.endpoint().isForwarded())
        onTunnel();
    else
        startTunnel();
}

void Connection::startTunnel()
{
    m_phase = Phase::Tunnelling;
    if (!m_tunnel->isSecondTry())
        limit(m_deadline, m_request->m_deadlines.connect);
    m_tunnel->begin();
    continueTunnel();
}

void Connection::continueTunnel()
{
    ProxyDialogue &dialogue = m_tunnel->dialogue();
    std::array<char, DialogueRead> bytes;
    for (;;) {
        while (!dialogue.outgoing().empty()) {
            const iovec piece{const_cast<char *>(dialogue.outgoing().data()), dialogue.outgoing().size()};
            const Transport::Outcome written = m_transport.write({&piece, 1});
            if (written.status == Transport::Status::WouldBlock)
                return;
            if (written.status != Transport::Status::Done)
                break; // what it said before it closed tells more
            dialogue.sent(written.bytes);
        }
        const Transport::Outcome outcome = m_transport.read(bytes.data(), bytes.size());
        if (outcome.status == Transport::Status::WouldBlock)
            return;
        if (outcome.status != Transport::Status::Done) {
            fail(m_tunnel->failure(
                fmt::format("The proxy {} closed the connection before the way to {} was open.",
                            m_pool.endpoint().proxy->name(), peerName())));
            return;
        }
        switch (dialogue.take({bytes.data(), outcome.bytes})) {
        case ProxyDialogue::State::Asking:
            break;
        case ProxyDialogue::State::Open:
            onTunnel();
            return;
        case ProxyDialogue::State::Failed:
            if (!m_tunnel->hasOther()) {
                fail(m_tunnel->failure(dialogue.why()));
                return;
            }
            m_transport.close();
            m_readable = m_hungUp = false;
            dial();
            return;
        }
    }
}

void Connection::onTunnel()
{
    if (m_request->m_observer)
        m_request->m_observer->onProxyPassed();
    if (m_pool.endpoint().tls) {
        limit(m_deadline, m_request->m_deadlines.connect);
        startTls(Phase::Handshake);
        return;
    }
    onOpen();
}

void Connection::startTls(Phase phase)
{
    const Endpoint &endpoint = m_pool.endpoint();
    const bool toProxy = phase == Phase::ProxyHandshake;
    const ServerIdentity peer = toProxy
        ? ServerIdentity{endpoint.proxy->host, endpoint.proxy->caPem, false, "proxy_config"}
        : ServerIdentity{endpoint.host, endpoint.caPem, endpoint.skipVerify};
    Result<net::SslPtr> ssl =
        m_pool.tls().newConnection(peer, toProxy ? m_pool.proxySession() : m_pool.session());
    if (!ssl) {
        failSoon({ssl.error()});
        return;
    }
    m_transport.startTls(std::move(ssl).value());
    m_phase = phase;
    continueHandshake();
}

void Connection::continueHandshake()
{
    const Transport::Outcome outcome = m_transport.handshake();
    if (outcome.status == Transport::Status::WouldBlock)
        return;
    if (outcome.status != Transport::Status::Done) {
        fail(tlsFailure());
    } else if (m_phase == Phase::ProxyHandshake) {
        onProxyReached();
    } else {
        if (m_request->m_observer)
            m_request->m_observer->onSecured(m_transport.tlsVersion());
        onOpen();
    }
}

Failure Connection::tlsFailure()
{
    const net::TlsFault fault = m_transport.tlsFault();
    if (m_phase == Phase::ProxyHandshake) {
        const Proxy &proxy = *m_pool.endpoint().proxy;
        const bool isSet = proxy.setting == "proxy_config";
        const std::string url = isSet ? "proxy_config.url" : proxy.setting;
        const std::string authority = isSet ? "proxy_config.ca_cert_pem" : std::string();
        return m_tunnel->failure(
            fmt::format("TLS with the proxy {} failed: {}", proxy.name(),
                        explain(fault, proxy.host, m_transport.tlsError(), url, authority)));
    }
    Failure failure{Error(ErrorCode::ConnectFailed,
                          fmt::format("TLS with {} failed: {}", peerName(),
                                      explain(fault, m_pool.endpoint().host, m_transport.tlsError(),
                                              "network_config.base_url", "network_config.ca_cert_pem")))};
    failure.tls = fault;
    return failure;
}

/// Why it is not open, now that the time for that is over.
Error Connection::lateOpening() const
{
    const Endpoint &endpoint = m_pool.endpoint();
    const std::string proxy = endpoint.proxy ? "The proxy " + endpoint.proxy->name() : std::string();
    const std::string who = endpoint.proxy ? proxy : peerName();
    const ErrorCode code = endpoint.proxy ? ErrorCode::ProxyFailed : ErrorCode::UpstreamTimeout;
    switch (m_phase) {
    case Phase::ProxyHandshake:
        return Error(code, fmt::format("{} took the connection, but did not finish TLS in time.", who));
    case Phase::Tunnelling:
        return Error(code, fmt::format("{} did not open the way to {} in time.", who, peerName()));
    case Phase::Handshake:
        return Error(ErrorCode::UpstreamTimeout,
                     fmt::format("{} took the connection, but did not finish TLS in time.", peerName()));
    default:
        break;
    }
    if (!m_dialer) // the proxy is to hear an address, and there is none yet
        return Error(ErrorCode::UpstreamTimeout,
                     fmt::format("The name {} was not resolved in time.", endpoint.host));
    if (m_dialer->isLookingUp()) {
        return Error(code,
                     fmt::format("The name {} was not resolved in time.",
                                 endpoint.proxy ? endpoint.proxy->host : endpoint.host));
    }
    return Error(code, fmt::format("{} did not take the connection in time.", who));
}

/// An HTTP proxy that passes requests on wants the whole address in the first line, and its own credential
/// below it. The credential goes nowhere else: what is said to a tunnel's end has none.
void Connection::addressToProxy()
{
    const Endpoint &endpoint = m_pool.endpoint();
    if (!endpoint.isForwarded())
        return;
    std::vector<std::string_view> &pieces = m_request->m_pieces;
    std::string line;
    std::size_t end = std::string::npos;
    std::size_t used = 0;
    for (; used < pieces.size() && end == std::string::npos; ++used) {
        line += pieces[used];
        end = line.find("\r\n");
    }
    const std::size_t target = line.find(' ') + 1;
    if (end == std::string::npos || target == 0 || target >= end || line[target] != '/')
        return; // it has one already
    const std::size_t behind = line.size() - end - 2; // of the last piece that is used
    const std::string authority = endpoint.host.find(':') == std::string::npos
        ? fmt::format("{}:{}", endpoint.host, endpoint.port)
        : fmt::format("[{}]:{}", endpoint.host, endpoint.port);
    const Secret authorization = ConnectDialogue::authorizationLine(*endpoint.proxy);
    m_proxyLines = std::make_unique<Secret>(
        fmt::format("{}http://{}{}\r\n{}", std::string_view(line).substr(0, target), authority,
                    std::string_view(line).substr(target, end - target), authorization.reveal()));
    std::vector<std::string_view> addressed;
    addressed.reserve(pieces.size() + 1);
    addressed.push_back(m_proxyLines->reveal());
    addressed.push_back(pieces[used - 1].substr(pieces[used - 1].size() - behind));
    addressed.insert(addressed.end(), pieces.begin() + std::ptrdiff_t(used), pieces.end());
    pieces = std::move(addressed);
}

void Connection::seeWhetherAt(const Resolver::Addresses &addresses)
{
    const auto peer = m_transport.isOpen() ? net::SocketAddress::ofPeer(m_transport.fd()) : std::nullopt;
    if (!peer || isAtVanished())
        return;
    const bool isThere = std::ranges::any_of(addresses, [&peer](const net::SocketAddress &address) {
        return address.withPort(peer->port()).isSameAs(*peer);
    });
    m_missedLooks = isThere ? 0 : std::uint8_t(m_missedLooks + 1);
}

} // namespace bifrost::upstream
