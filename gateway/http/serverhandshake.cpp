// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ServerConnection that secures it, before the first request.
#include "gateway/http/front.h"
#include "gateway/http/serverconnection.h"
#include "gateway/net/socketaddress.h"

#include <QLoggingCategory>

#include <cerrno>

#include <sys/epoll.h>
#include <sys/socket.h>

#include <openssl/ssl.h>

namespace bifrost::http {

using net::Transport;

namespace {

Q_LOGGING_CATEGORY(tlsLog, "bifrost.http")

constexpr char TlsHandshake = '\x16'; // the first byte of all that a TLS client says

std::string peerName(int fd)
{
    const auto peer = net::SocketAddress::ofPeer(fd);
    return peer ? peer->toString() : "an unknown address";
}

} // namespace

void ServerConnection::continueHandshake(std::uint32_t events)
{
    m_hungUp = m_hungUp || (events & (EPOLLRDHUP | EPOLLHUP));
    if (events & EPOLLERR) {
        close();
        return;
    }
    if (!m_transport.isTls() && !beginHandshake())
        return;
    const Transport::Outcome outcome = m_transport.handshake();
    switch (outcome.status) {
    case Transport::Status::Done:
        m_front.leaveHandshake(*this);
        m_front.shared().tls.done.fetch_add(1, std::memory_order_relaxed);
        if (SSL_session_reused(m_transport.ssl()))
            m_front.shared().tls.resumed.fetch_add(1, std::memory_order_relaxed);
        m_phase = Phase::Head;
        m_deadline.start(m_front.rules().headDeadline);
        m_readable = true; // a request may have come along
        readInput();
        if (m_phase == Phase::Answer && m_hungUp)
            cut();
        break;
    case Transport::Status::WouldBlock:
        if (m_hungUp)
            failHandshake("it hung up");
        break;
    default:
        failHandshake(m_transport.tlsError());
        break;
    }
}

/// Looks at the first byte, and takes what TLS needs only for those who speak it. False: not now, or never.
bool ServerConnection::beginHandshake()
{
    char first = 0;
    const ssize_t count = ::recv(m_transport.fd(), &first, 1, MSG_PEEK);
    if (count < 0 && (errno == EAGAIN || errno == EINTR) && !m_hungUp)
        return false;
    if (count <= 0) { // somebody had a look at the port
        close();
        return false;
    }
    const TlsIdentityPtr &identity = m_front.rules().tls;
    if (!identity || first != TlsHandshake) {
        takePlainRequest(first);
        return false;
    }
    if (!m_front.enterHandshake(*this)) {
        if (m_hungUp)
            close(); // it has waited long enough
        return false;
    }
    net::SslPtr ssl = identity->newConnection();
    if (!ssl) {
        failHandshake("no memory is left");
        return false;
    }
    m_transport.startTls(std::move(ssl));
    return true;
}

/// Nothing of it is carried out: it has crossed the network in the clear.
void ServerConnection::takePlainRequest(char first)
{
    if (first < 'A' || first > 'Z') {
        failHandshake("it speaks neither TLS nor HTTP");
        return;
    }
    m_front.shared().tls.plainAsked.fetch_add(1, std::memory_order_relaxed);
    std::uint64_t left = 0;
    if (m_front.shared().plainRemark.isDue(net::Loop::nowUs(), left)) {
        qCWarning(
            tlsLog,
            "A program at %s sent a plain HTTP request to the HTTPS port, as %llu others did since the last "
            "such line. It has to use https:// in the address.",
            peerName(m_transport.fd()).c_str(), static_cast<unsigned long long>(left));
    }
    m_phase = Phase::Head;
    m_readable = true;
    refuse(Error(ErrorCode::BadRequest,
                 "The plain HTTP request was sent to the HTTPS port. Use https:// in the address."));
}

void ServerConnection::failHandshake(const std::string &why)
{
    m_front.shared().tls.failed.fetch_add(1, std::memory_order_relaxed);
    std::uint64_t left = 0;
    if (m_front.shared().handshakeRemark.isDue(net::Loop::nowUs(), left)) {
        const bool isRefused = m_transport.isTls() && m_transport.tlsFault() == net::TlsFault::Alert;
        qCWarning(
            tlsLog, "TLS with a program at %s failed: %s.%s %llu others failed since the last such line.",
            peerName(m_transport.fd()).c_str(), why.c_str(),
            isRefused ? " It may not know the authority of the certificate, or expects another name in it."
                      : "",
            static_cast<unsigned long long>(left));
    }
    close();
}

/// What a client of TLS makes of an answer in the clear is "wrong version number"; here it is told in full.
void ServerConnection::noteTlsOnPlainPort()
{
    m_front.shared().tls.tlsAsked.fetch_add(1, std::memory_order_relaxed);
    std::uint64_t left = 0;
    if (!m_front.shared().tlsRemark.isDue(net::Loop::nowUs(), left))
        return;
    qCWarning(
        tlsLog,
        "A program at %s speaks TLS at this port, which serves plain HTTP, as %llu others did since the last "
        "such line. It has to use http:// in the address; or set `server.tls`.",
        peerName(m_transport.fd()).c_str(), static_cast<unsigned long long>(left));
}

} // namespace bifrost::http
