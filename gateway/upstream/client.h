// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/turnstile.h"
#include "gateway/upstream/request.h"
#include "gateway/upstream/resolver.h"

#include <QObject>

#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace bifrost::net {
class EgressGuard;
class Loop;
} // namespace bifrost::net

namespace bifrost::upstream {

class TlsContexts;

/// The HTTP/1.1 client of one gateway thread: keeps connections open and hands requests to them. The clients
/// of all threads share the bound that an endpoint sets.
class Client
{
public:
    Client(net::Loop &loop, std::shared_ptr<const net::EgressGuard> guard, std::shared_ptr<TlsContexts> tls,
           std::shared_ptr<Resolver> resolver = Resolver::ofProcess());
    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    /// The clients of the other threads, once all are there.
    void setNeighbours(std::vector<Client *> neighbours);

    std::size_t poolCountForTest() const { return m_pools.size(); }

    /// Sends the pieces (the complete head, then the body) and tells the sink about the answer, never from
    /// within this call.
    void send(Request &request, const EndpointPtr &endpoint, std::span<const std::string_view> pieces,
              const Deadlines &deadlines, bool isHeadRequest, AnswerSink &sink);

    /// The configuration has changed: connections to endpoints that are not among these wait no longer, and
    /// new ones are judged by this guard. What runs goes on.
    void keepOnly(const std::unordered_set<const Endpoint *> &endpoints,
                  std::shared_ptr<const net::EgressGuard> guard);

    /// Names may stand for other addresses: to be looked up now, and not within a minute. Connections to what
    /// two looks have not found any more are given up.
    void lookAgain();

    // For the pools
    net::Loop &loop() const { return m_loop; }
    net::Turnstile &turnstile() { return m_turnstile; }
    const net::EgressGuard &guard() const { return *m_guard; }
    TlsContexts &tls() const { return *m_tls; }
    Resolver &resolver() const { return *m_resolver; }

    /// Somebody waits here; neighbours that only keep a connection open close it.
    void askForIdle(const EndpointPtr &endpoint);

private:
    void giveUpIdle(const Endpoint &endpoint);
    void prune();

    net::Loop &m_loop;
    std::shared_ptr<const net::EgressGuard> m_guard;
    std::shared_ptr<TlsContexts> m_tls;
    std::shared_ptr<Resolver> m_resolver;
    QObject m_context; ///< what is posted here goes with it
    net::Turnstile m_turnstile;
    std::vector<Client *> m_neighbours;
    std::unordered_map<const Endpoint *, std::unique_ptr<Pool>> m_pools;
};

} // namespace bifrost::upstream
