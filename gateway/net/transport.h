// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/fd.h"
#include "gateway/net/tlsfault.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <sys/uio.h>

struct ssl_st;

namespace bifrost::net {

struct SslFree
{
    void operator()(ssl_st *ssl) const;
};
using SslPtr = std::unique_ptr<ssl_st, SslFree>;

/// The bytes of one non-blocking connection, in the clear or through OpenSSL.
class Transport
{
public:
    enum class Status { Done, WouldBlock, Closed, Failed };
    struct Outcome
    {
        Status status = Status::Done;
        std::size_t bytes = 0;
    };

    Transport() = default;
    explicit Transport(Fd fd) : m_fd(std::move(fd)) { }

    int fd() const { return m_fd.get(); }
    bool isOpen() const { return m_fd.isOpen(); }
    void close();

    /// From now on everything goes through TLS; handshake() until it is Done. A second time: through TLS
    /// within the first, as behind a proxy.
    void startTls(SslPtr ssl);
    bool isTls() const { return m_ssl != nullptr; }
    ssl_st *ssl() const { return m_ssl.get(); }
    Outcome handshake();

    /// At most one system call in the clear; Done with fewer bytes than asked for means that no more are
    /// there.
    Outcome read(char *into, std::size_t size);

    /// Writes from the front of the pieces as much as goes.
    Outcome write(std::span<const iovec> pieces);

    /// After Closed or Failed: the other side said that it was done, as far as that can be told. On TLS a
    /// missing goodbye may be somebody cutting the answer short.
    bool closedCleanly() const { return m_closedCleanly; }

    /// A read has met the end behind the data that it returned: no event will tell of it.
    bool endIsPending() const { return m_pendingEnd != Status::Done; }

    /// Says on TLS that no more will come. Best effort.
    void sayGoodbye();

    /// Why the last TLS operation failed, in OpenSSL's words.
    const std::string &tlsError() const { return m_tlsError; }

    /// Why a handshake failed.
    TlsFault tlsFault() const;

    /// "TLSv1.3", as OpenSSL names it; of a connection that is secured.
    std::string_view tlsVersion() const;

private:
    bool isDrained() const;
    Outcome tlsOutcome(int result);
    Outcome readTls(char *into, std::size_t size);
    Outcome writeTls(std::span<const iovec> pieces);

    Fd m_fd;
    SslPtr m_outer; ///< the TLS of a proxy, which carries the other
    SslPtr m_ssl;
    std::string m_tlsError;
    unsigned long m_tlsErrorCode = 0;
    bool m_closedCleanly = false;
    Status m_pendingEnd = Status::Done;
};

} // namespace bifrost::net
