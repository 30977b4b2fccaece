// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/upstream/request.h"

#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>

namespace bifrost::net {
class EgressGuard;
class Loop;
} // namespace bifrost::net

namespace bifrost::upstream {

class TlsContexts;

/// The HTTP/1.1 client of one gateway thread: keeps connections open and hands requests to them.
class Client
{
public:
    Client(net::Loop &loop, std::shared_ptr<const net::EgressGuard> guard, std::shared_ptr<TlsContexts> tls);
    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    /// Sends the pieces (the complete head, then the body) and tells the sink about the answer, never from
    /// within this call.
    void send(Request &request, const EndpointPtr &endpoint, std::span<const std::string_view> pieces,
              const Deadlines &deadlines, bool isHeadRequest, AnswerSink &sink);

private:
    net::Loop &m_loop;
    std::shared_ptr<const net::EgressGuard> m_guard;
    std::shared_ptr<TlsContexts> m_tls;
    std::unordered_map<const Endpoint *, std::unique_ptr<Pool>> m_pools;
};

} // namespace bifrost::upstream
