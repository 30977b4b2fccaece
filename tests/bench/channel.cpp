// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/channel.h"

#include "tests/bench/failure.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>

namespace bifrost::bench {

namespace {

constexpr std::size_t ReadSize = 256 * 1024;
constexpr long NothingYet = -1;

} // namespace

void Channel::FreeTls::operator()(SSL *tls) const
{
    SSL_free(tls);
}

Channel::Channel(Descriptor socket, SSL_CTX *tls) : m_socket(std::move(socket))
{
    if (tls) {
        m_tls.reset(SSL_new(tls));
        SSL_set_fd(m_tls.get(), fd());
        SSL_set_accept_state(m_tls.get());
    }
}

Channel::~Channel() = default;

bool Channel::receive(std::string &in)
{
    static std::array<char, ReadSize> buffer;
    for (;;) {
        const long count = readSome(buffer.data(), buffer.size());
        if (count == NothingYet)
            return !m_gone;
        if (count == 0)
            return false;
        in.append(buffer.data(), static_cast<std::size_t>(count));
        if (!m_tls && static_cast<std::size_t>(count) < buffer.size())
            return true; // the next edge brings the rest
    }
}

void Channel::send(std::string_view bytes)
{
    if (m_unsent.empty())
        bytes.remove_prefix(writeSome(bytes));
    m_unsent.append(bytes);
}

void Channel::proceed()
{
    if (!m_unsent.empty())
        m_unsent.erase(0, writeSome(m_unsent));
}

long Channel::readSome(char *buffer, std::size_t size)
{
    if (!m_tls) {
        const ssize_t count = ::recv(fd(), buffer, size, 0);
        return count >= 0 ? count : errno == EAGAIN ? NothingYet : 0;
    }
    ERR_clear_error();
    const int count = SSL_read(m_tls.get(), buffer, static_cast<int>(size));
    if (count > 0)
        return count;
    const int error = SSL_get_error(m_tls.get(), count);
    return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE ? NothingYet : 0;
}

std::size_t Channel::writeSome(std::string_view bytes)
{
    std::size_t sent = 0;
    while (sent < bytes.size() && !m_gone) {
        const std::string_view rest = bytes.substr(sent);
        long count = 0;
        bool full = false;
        if (m_tls) {
            ERR_clear_error();
            count = SSL_write(m_tls.get(), rest.data(), static_cast<int>(rest.size()));
            const int error =
                count > 0 ? SSL_ERROR_NONE : SSL_get_error(m_tls.get(), static_cast<int>(count));
            full = error == SSL_ERROR_WANT_WRITE || error == SSL_ERROR_WANT_READ;
        } else {
            count = ::send(fd(), rest.data(), rest.size(), MSG_NOSIGNAL);
            full = count < 0 && errno == EAGAIN;
        }
        if (full)
            break;
        if (count <= 0)
            m_gone = true;
        else
            sent += static_cast<std::size_t>(count);
    }
    return sent;
}

TlsServer::TlsServer(const std::string &folder) : m_context(SSL_CTX_new(TLS_server_method()))
{
    SSL_CTX_set_mode(m_context,
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
                         | SSL_MODE_RELEASE_BUFFERS);
    if (SSL_CTX_use_certificate_chain_file(m_context, (folder + "/cert.pem").c_str()) != 1
        || SSL_CTX_use_PrivateKey_file(m_context, (folder + "/key.pem").c_str(), SSL_FILETYPE_PEM) != 1) {
        SSL_CTX_free(m_context);
        throw Failure("no certificate in " + folder);
    }
}

TlsServer::~TlsServer()
{
    SSL_CTX_free(m_context);
}

} // namespace bifrost::bench
