// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/transport.h"

#include "gateway/net/socketbio.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/socket.h>

namespace bifrost::net {

namespace {

constexpr std::size_t TlsRecord = 16 * 1024;

/// Why we did not take the certificate; X509_V_OK if it is not that.
long verdictOf(SSL *ssl)
{
    return SSL_get_verify_mode(ssl) == SSL_VERIFY_NONE ? X509_V_OK : SSL_get_verify_result(ssl);
}

TlsFault faultOf(long verdict)
{
    switch (verdict) {
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_CERT_UNTRUSTED:
    case X509_V_ERR_INVALID_CA:
        return TlsFault::Untrusted;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return TlsFault::OtherName;
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return TlsFault::Expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return TlsFault::NotYetValid;
    default:
        return TlsFault::OtherCertificate;
    }
}

std::string describeTlsFailure(SSL *ssl)
{
    if (const long verdict = verdictOf(ssl); verdict != X509_V_OK)
        return X509_verify_cert_error_string(verdict);
    const unsigned long code = ERR_peek_last_error();
    const char *reason = code ? ERR_reason_error_string(code) : nullptr;
    return reason ? reason : "the connection was closed during the TLS handshake";
}

} // namespace

void SslFree::operator()(ssl_st *ssl) const
{
    SSL_free(ssl);
}

void Transport::close()
{
    m_ssl.reset();
    m_outer.reset();
    m_fd.reset();
}

void Transport::startTls(SslPtr ssl)
{
    m_outer = std::move(m_ssl);
    m_ssl = std::move(ssl);
    if (!m_outer) {
        SocketBio::attach(m_ssl.get(), m_fd.get());
        return;
    }
    BIO *through = BIO_new(BIO_f_ssl());
    BIO_set_ssl(through, m_outer.get(), BIO_NOCLOSE);
    SSL_set_bio(m_ssl.get(), through, through);
}

/// Nothing is left that raises no event.
bool Transport::isDrained() const
{
    const SSL *atSocket = m_outer ? m_outer.get() : m_ssl.get();
    return SocketBio::isDrained(atSocket) && !SSL_has_pending(m_ssl.get())
        && (!m_outer || !SSL_has_pending(m_outer.get()));
}

TlsFault Transport::tlsFault() const
{
    if (const long verdict = verdictOf(m_ssl.get()); verdict != X509_V_OK)
        return faultOf(verdict);
    if (ERR_GET_LIB(m_tlsErrorCode) != ERR_LIB_SSL)
        return TlsFault::Other;
    const int reason = ERR_GET_REASON(m_tlsErrorCode);
    if (reason == SSL_R_WRONG_VERSION_NUMBER)
        return TlsFault::Plain;
    return reason > SSL_AD_REASON_OFFSET && reason <= SSL_AD_REASON_OFFSET + 255 ? TlsFault::Alert
                                                                                 : TlsFault::Other;
}

std::string_view Transport::tlsVersion() const
{
    return SSL_get_version(m_ssl.get());
}

Transport::Outcome Transport::handshake()
{
    ERR_clear_error();
    return tlsOutcome(SSL_do_handshake(m_ssl.get()));
}

Transport::Outcome Transport::tlsOutcome(int result)
{
    if (result > 0)
        return {Status::Done, std::size_t(result)};
    const int systemError = errno;
    switch (SSL_get_error(m_ssl.get(), result)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        return {Status::WouldBlock, 0};
    case SSL_ERROR_ZERO_RETURN:
        m_closedCleanly = true;
        return {Status::Closed, 0};
    default:
        m_tlsErrorCode = ERR_peek_last_error();
        m_tlsError = describeTlsFailure(m_ssl.get());
        errno = systemError;
        return {Status::Failed, 0};
    }
}

Transport::Outcome Transport::readTls(char *into, std::size_t size)
{
    if (m_pendingEnd != Status::Done)
        return {m_pendingEnd, 0};
    ERR_clear_error();
    std::size_t total = 0;
    while (total < size) { // the rest of a decrypted record raises no event, so it is drained here
        const Outcome outcome =
            tlsOutcome(SSL_read(m_ssl.get(), into + total, int(std::min(size - total, TlsRecord))));
        if (outcome.status != Status::Done) {
            if (outcome.status == Status::WouldBlock)
                SSL_free_buffers(m_ssl.get());
            if (total == 0)
                return outcome;
            if (outcome.status != Status::WouldBlock)
                m_pendingEnd = outcome.status;
            return {Status::Done, total};
        }
        total += outcome.bytes;
        if (isDrained()) {
            // A session ticket takes a buffer for writing, too, which a stream would then hold to its end.
            SSL_free_buffers(m_ssl.get());
            break; // what comes next raises an event
        }
    }
    return {Status::Done, total};
}

Transport::Outcome Transport::read(char *into, std::size_t size)
{
    if (m_ssl)
        return readTls(into, size);
    for (;;) {
        const ssize_t count = ::recv(m_fd.get(), into, size, 0);
        if (count > 0)
            return {Status::Done, std::size_t(count)};
        if (count == 0) {
            m_closedCleanly = true;
            return {Status::Closed, 0};
        }
        if (errno == EINTR)
            continue;
        return {errno == EAGAIN ? Status::WouldBlock : Status::Failed, 0};
    }
}

Transport::Outcome Transport::write(std::span<const iovec> pieces)
{
    if (m_ssl)
        return writeTls(pieces);
    msghdr message{};
    message.msg_iov = const_cast<iovec *>(pieces.data()); // sendmsg does not change them
    message.msg_iovlen = std::min<std::size_t>(pieces.size(), 64);
    for (;;) {
        const ssize_t count = pieces.size() == 1 // cheaper
            ? ::send(m_fd.get(), pieces[0].iov_base, pieces[0].iov_len, MSG_NOSIGNAL)
            : ::sendmsg(m_fd.get(), &message, MSG_NOSIGNAL);
        if (count >= 0)
            return {Status::Done, std::size_t(count)};
        if (errno == EINTR)
            continue;
        return {errno == EAGAIN ? Status::WouldBlock : Status::Failed, 0};
    }
}

Transport::Outcome Transport::writeTls(std::span<const iovec> pieces)
{
    // Small pieces are gathered: each SSL_write is a record and a system call of its own.
    thread_local std::string record;
    std::size_t total = 0;
    std::size_t piece = 0;
    std::size_t offset = 0;
    ERR_clear_error();
    while (piece < pieces.size()) {
        record.clear();
        std::size_t p = piece;
        std::size_t o = offset;
        while (p < pieces.size() && record.size() < TlsRecord) {
            const std::size_t take = std::min(pieces[p].iov_len - o, TlsRecord - record.size());
            record.append(static_cast<const char *>(pieces[p].iov_base) + o, take);
            o += take;
            if (o == pieces[p].iov_len) {
                ++p;
                o = 0;
            }
        }
        if (record.empty())
            break;
        const Outcome outcome = tlsOutcome(SSL_write(m_ssl.get(), record.data(), int(record.size())));
        if (outcome.status != Status::Done) {
            if (total > 0 && outcome.status == Status::WouldBlock)
                return {Status::Done, total};
            return outcome;
        }
        total += outcome.bytes;
        piece = p;
        offset = o;
    }
    return {Status::Done, total};
}

void Transport::sayGoodbye()
{
    if (m_ssl && SSL_is_init_finished(m_ssl.get())) {
        ERR_clear_error();
        SSL_shutdown(m_ssl.get());
        if (m_outer)
            SSL_shutdown(m_outer.get());
    }
}

} // namespace bifrost::net
