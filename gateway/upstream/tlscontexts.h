// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/transport.h"
#include "models/core/result.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>

struct ssl_ctx_st;
struct ssl_session_st;

namespace bifrost::upstream {

/// Keeps the last session that a server gave out, so that the next handshake is a short one. One per pool.
class TlsSessionSlot
{
public:
    ~TlsSessionSlot();
    void store(ssl_session_st *session); ///< takes the reference over
    ssl_session_st *session() const { return m_session; }

private:
    ssl_session_st *m_session = nullptr;
};

/// Who the other side has to be. For the call only.
struct ServerIdentity
{
    const std::string &host;
    const std::string &caPem; ///< trusted beside the system's authorities
    bool skipVerify = false;
    const char *setting = "network_config"; ///< where the authority is given
};

/// The OpenSSL contexts of outgoing connections, one per set of trusted authorities; shared by the gateway
/// threads, because reading the system's authorities takes milliseconds and megabytes.
class TlsContexts
{
public:
    TlsContexts();
    ~TlsContexts();

    /// A client connection that checks the server's certificate and name. `slot` must outlive it.
    Result<net::SslPtr> newConnection(const ServerIdentity &peer, TlsSessionSlot &slot);

private:
    struct ContextFree
    {
        void operator()(ssl_ctx_st *context) const;
    };
    using ContextPtr = std::unique_ptr<ssl_ctx_st, ContextFree>;

    Result<ssl_ctx_st *> contextFor(const ServerIdentity &peer);
    static Result<ContextPtr> makeContext(const ServerIdentity &peer);

    std::mutex m_mutex;
    std::map<std::pair<std::string, bool>, ContextPtr> m_contexts;
};

} // namespace bifrost::upstream
