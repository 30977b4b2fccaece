// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/transport.h"
#include "gateway/upstream/endpoint.h"
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

/// The OpenSSL contexts of outgoing connections, one per set of trusted authorities; shared by the gateway
/// threads, because reading the system's authorities takes milliseconds and megabytes.
class TlsContexts
{
public:
    TlsContexts();
    ~TlsContexts();

    /// A client connection that checks the server's certificate and name. `slot` must outlive it.
    Result<net::SslPtr> newConnection(const Endpoint &endpoint, TlsSessionSlot &slot);

private:
    struct ContextFree
    {
        void operator()(ssl_ctx_st *context) const;
    };
    using ContextPtr = std::unique_ptr<ssl_ctx_st, ContextFree>;

    Result<ssl_ctx_st *> contextFor(const Endpoint &endpoint);
    static Result<ContextPtr> makeContext(const Endpoint &endpoint);

    std::mutex m_mutex;
    std::map<std::pair<std::string, bool>, ContextPtr> m_contexts;
};

} // namespace bifrost::upstream
