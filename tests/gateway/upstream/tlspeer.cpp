// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/upstream/tlspeer.h"

#include <openssl/ssl.h>

#include <memory>

#include <netinet/in.h>
#include <sys/socket.h>

namespace bifrost::test {

namespace {

struct OpensslFree
{
    void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
    void operator()(SSL *ssl) const { SSL_free(ssl); }
};

} // namespace

TlsPeer::TlsPeer(const TestCa &ca, Farewell farewell)
    : m_farewell(farewell)
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener.get(), reinterpret_cast<sockaddr *>(&address), size) != 0
        || ::listen(m_listener.get(), 16) != 0)
        return;
    ::getsockname(m_listener.get(), reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread =
        std::thread(&TlsPeer::run, this, ca.certificateFile().toStdString(), ca.keyFile().toStdString());
}

TlsPeer::~TlsPeer()
{
    m_stopped = true;
    ::shutdown(m_listener.get(), SHUT_RDWR); // wakes accept()
    if (m_thread.joinable())
        m_thread.join();
}

void TlsPeer::run(const std::string &certificate, const std::string &key)
{
    const std::unique_ptr<SSL_CTX, OpensslFree> context(SSL_CTX_new(TLS_server_method()));
    SSL_CTX_use_certificate_chain_file(context.get(), certificate.c_str());
    SSL_CTX_use_PrivateKey_file(context.get(), key.c_str(), SSL_FILETYPE_PEM);
    while (!m_stopped) {
        const net::Fd fd(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (!fd.isOpen())
            continue;
        const timeval patience{5, 0};
        ::setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        const std::unique_ptr<SSL, OpensslFree> ssl(SSL_new(context.get()));
        SSL_set_fd(ssl.get(), fd.get());
        if (SSL_accept(ssl.get()) != 1)
            continue;
        ++m_handshakes;
        m_resumed += SSL_session_reused(ssl.get());
        std::string request;
        char block[4096];
        for (int count; request.find("\r\n\r\n") == std::string::npos
             && (count = SSL_read(ssl.get(), block, sizeof block)) > 0;)
            request.append(block, std::size_t(count));
        const std::string path =
            request.substr(0, request.find(" HTTP")).substr(std::min<std::size_t>(request.size(), 4));
        const std::string length =
            m_farewell == Farewell::Proper ? "Content-Length: " + std::to_string(path.size()) + "\r\n" : "";
        const std::string answer = "HTTP/1.1 200 OK\r\nConnection: close\r\n" + length + "\r\n" + path;
        SSL_write(ssl.get(), answer.data(), int(answer.size()));
        if (m_farewell == Farewell::Proper)
            SSL_shutdown(ssl.get());
    }
}

} // namespace bifrost::test
