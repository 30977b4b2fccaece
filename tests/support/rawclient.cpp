// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rawclient.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/ssl.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <utility>

namespace bifrost::test {

namespace {

using Clock = std::chrono::steady_clock;

int millisecondsUntil(Clock::time_point until)
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    return int(std::clamp<std::int64_t>(left, 0, 3600 * 1000));
}

bool waitFor(int descriptor, short what, Clock::time_point until)
{
    pollfd entry{descriptor, what, 0};
    while (true) {
        const int ready = ::poll(&entry, 1, millisecondsUntil(until));
        if (ready >= 0 || errno != EINTR)
            return ready > 0;
    }
}

int connectTo(quint16 port, const QByteArray &address, int receiveBuffer)
{
    const bool six = address.contains(':');
    const int descriptor = ::socket(six ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return -1;
    if (receiveBuffer > 0)
        ::setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);

    sockaddr_storage storage{};
    socklen_t length = 0;
    if (six) {
        auto *target = reinterpret_cast<sockaddr_in6 *>(&storage);
        target->sin6_family = AF_INET6;
        target->sin6_port = htons(port);
        ::inet_pton(AF_INET6, address.constData(), &target->sin6_addr);
        length = sizeof *target;
    } else {
        auto *target = reinterpret_cast<sockaddr_in *>(&storage);
        target->sin_family = AF_INET;
        target->sin_port = htons(port);
        ::inet_pton(AF_INET, address.constData(), &target->sin_addr);
        length = sizeof *target;
    }
    if (::connect(descriptor, reinterpret_cast<sockaddr *>(&storage), length) == 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}

} // namespace

RawClient::RawClient(quint16 port, const QByteArray &address, int receiveBuffer)
    : m_descriptor(connectTo(port, address, receiveBuffer))
{
    if (m_descriptor < 0)
        m_fault = "connection refused";
}

RawClient::~RawClient()
{
    close();
}

std::unique_ptr<RawClient> RawClient::overTls(quint16 port, const QByteArray &address)
{
    auto client = std::make_unique<RawClient>(port, address);
    if (client->connected() && !client->shakeHands()) {
        client->m_fault = "the TLS handshake failed";
        client->close();
    }
    return client;
}

bool RawClient::shakeHands()
{
    static SSL_CTX *const context = [] { // for as long as the tests run
        std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes as if it were a file
        SSL_CTX *made = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_mode(made, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        return made;
    }();
    ::fcntl(m_descriptor, F_SETFL, ::fcntl(m_descriptor, F_GETFL) | O_NONBLOCK);
    m_ssl = SSL_new(context);
    SSL_set_fd(m_ssl, m_descriptor);
    const auto until = Clock::now() + Patience;
    for (;;) {
        const int result = SSL_connect(m_ssl);
        if (result == 1)
            return true;
        const int error = SSL_get_error(m_ssl, result);
        if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE)
            return false;
        if (!waitFor(m_descriptor, error == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT, until))
            return false;
    }
}

qint64 RawClient::write(const char *bytes, qsizetype size)
{
    if (!m_ssl)
        return ::send(m_descriptor, bytes, size_t(size), MSG_NOSIGNAL | MSG_DONTWAIT);
    const int count = SSL_write(m_ssl, bytes, int(size));
    if (count > 0)
        return count;
    const int error = SSL_get_error(m_ssl, count);
    errno = error == SSL_ERROR_WANT_WRITE || error == SSL_ERROR_WANT_READ ? EAGAIN : EPIPE;
    return -1;
}

qint64 RawClient::read(char *into, qsizetype size)
{
    if (!m_ssl)
        return ::recv(m_descriptor, into, size_t(size), 0);
    const int count = SSL_read(m_ssl, into, int(size));
    if (count > 0)
        return count;
    const int error = SSL_get_error(m_ssl, count);
    if (error == SSL_ERROR_WANT_WRITE || error == SSL_ERROR_WANT_READ) {
        errno = EAGAIN;
        return -1;
    }
    errno = 0;
    return 0;
}

bool RawClient::send(const QByteArray &bytes, Milliseconds deadline)
{
    const auto until = Clock::now() + deadline;
    qsizetype sent = 0;
    while (m_descriptor >= 0 && sent < bytes.size()) {
        const qint64 now = write(bytes.constData() + sent, bytes.size() - sent);
        if (now > 0) {
            sent += now;
        } else if (errno == EAGAIN) {
            if (!waitFor(m_descriptor, POLLOUT, until))
                return false;
        } else if (errno != EINTR) {
            return false;
        }
    }
    return sent == bytes.size();
}

bool RawClient::sendBytewise(const QByteArray &bytes, Milliseconds deadline)
{
    const auto until = Clock::now() + deadline;
    for (const char byte : bytes) {
        if (!send(QByteArray(1, byte), Milliseconds(millisecondsUntil(until))))
            return false;
    }
    return true;
}

bool RawClient::sendPieces(const QList<QByteArray> &pieces, Milliseconds deadline)
{
    const auto until = Clock::now() + deadline;
    return std::all_of(pieces.begin(), pieces.end(), [&](const QByteArray &piece) {
        return send(piece, Milliseconds(millisecondsUntil(until)));
    });
}

bool RawClient::fill(Clock::time_point until)
{
    if (m_descriptor < 0 || m_ended)
        return false;
    char block[65536];
    qint64 got = -1;
    do {
        if (!(m_ssl && SSL_has_pending(m_ssl)) && !waitFor(m_descriptor, POLLIN, until)) {
            m_fault = "nothing came before the deadline";
            return false;
        }
        got = read(block, sizeof block);
    } while (got < 0 && errno == EAGAIN); // what came was no data
    if (got > 0)
        m_buffer.append(block, got);
    else
        m_ended = true;
    return got > 0;
}

std::optional<HttpAnswer> RawClient::receive(Milliseconds deadline, bool head)
{
    const auto until = Clock::now() + deadline;
    while (true) {
        switch (m_reader.read(m_buffer, head, m_ended || m_descriptor < 0)) {
        case AnswerReader::Outcome::Ready:
            return m_reader.answer();
        case AnswerReader::Outcome::Broken:
            m_fault = m_reader.fault();
            return std::nullopt;
        case AnswerReader::Outcome::NeedMore:
            if (!fill(until) && !m_ended)
                return std::nullopt;
        }
    }
}

std::optional<HttpAnswer> RawClient::ask(const QByteArray &request, Milliseconds deadline)
{
    const auto until = Clock::now() + deadline;
    send(request, deadline);
    return receive(Milliseconds(millisecondsUntil(until)), request.startsWith("HEAD "));
}

QByteArray RawClient::receiveBytes(qsizetype atLeast, Milliseconds deadline)
{
    const auto until = Clock::now() + deadline;
    while (m_buffer.size() < atLeast && fill(until)) { }
    return m_buffer;
}

QByteArray RawClient::receiveUntil(const QByteArray &needle, Milliseconds deadline)
{
    const auto until = Clock::now() + deadline;
    while (!m_buffer.contains(needle)) {
        if (!fill(until))
            return QByteArray();
    }
    return m_buffer;
}

bool RawClient::closedByPeer(Milliseconds deadline)
{
    const auto until = Clock::now() + deadline;
    return m_buffer.isEmpty() && !fill(until) && m_ended;
}

bool RawClient::silentFor(Milliseconds time)
{
    return m_buffer.isEmpty() && !m_ended && !fill(Clock::now() + time) && !m_ended;
}

void RawClient::halfClose()
{
    if (m_ssl)
        SSL_shutdown(m_ssl);
    ::shutdown(m_descriptor, SHUT_WR);
}

void RawClient::close()
{
    SSL_free(std::exchange(m_ssl, nullptr));
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}

void RawClient::reset()
{
    const linger atOnce{1, 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    close();
}

QByteArray httpRequest(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                       const QByteArray &headerLines)
{
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + headerLines;
    if (!body.isEmpty())
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return request + "\r\n" + body;
}

QByteArray inChunks(const QByteArray &body, qsizetype size)
{
    QByteArray chunks;
    for (qsizetype at = 0; at < body.size(); at += size) {
        const QByteArray piece = body.mid(at, size);
        chunks += QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
    }
    return chunks + "0\r\n\r\n";
}

} // namespace bifrost::test
