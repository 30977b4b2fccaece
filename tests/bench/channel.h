// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/descriptor.h"

#include <openssl/types.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace bifrost::bench {

/// The mock's end of one connection, plain or TLS, watched edge by edge: what cannot be sent now is kept and
/// goes out with proceed().
class Channel
{
public:
    /// `tls` may be null.
    Channel(Descriptor socket, SSL_CTX *tls);
    ~Channel();

    int fd() const { return m_socket.fd(); }

    /// Appends all that has come. False: the other side has gone.
    bool receive(std::string &in);
    void send(std::string_view bytes);

    /// Goes on with what waited for room.
    void proceed();

private:
    struct FreeTls
    {
        void operator()(SSL *tls) const;
    };

    long readSome(char *buffer, std::size_t size);
    std::size_t writeSome(std::string_view bytes);

    Descriptor m_socket;
    std::unique_ptr<SSL, FreeTls> m_tls;
    std::string m_unsent;
    bool m_gone = false;
};

/// A server context that offers the certificate in `folder` (see the script `certificates`).
class TlsServer
{
public:
    explicit TlsServer(const std::string &folder);
    ~TlsServer();
    SSL_CTX *context() const { return m_context; }

private:
    SSL_CTX *m_context;
};

} // namespace bifrost::bench
