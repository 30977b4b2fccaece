// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/egressguard.h"
#include "gateway/net/intrusivelist.h"
#include "gateway/net/loop.h"
#include "gateway/upstream/client.h"
#include "gateway/upstream/endpoint.h"
#include "gateway/upstream/queuedrequest.h"
#include "gateway/upstream/request.h"
#include "gateway/upstream/resolver.h"
#include "gateway/upstream/tlscontexts.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace bifrost::upstream {

class Connection;

/// The connections of one gateway thread to one endpoint. The one that was used last is used first, so that
/// the others may fall silent and go. Each takes one of the endpoint's places, which all threads share.
class Pool final : private QueuedRequest::Sink
{
public:
    Pool(Client &client, EndpointPtr endpoint);
    ~Pool();
    Pool(const Pool &) = delete;
    Pool &operator=(const Pool &) = delete;

    void send(Request &request);
    void forget(Request &request); ///< it waits for a connection and is cancelled
    void giveUpIdle(int count); ///< closes so many connections that wait for nothing in particular
    void closeAll();
    bool isEmpty() const { return m_count == 0 && m_waiting.empty(); }

    /// Sees whether the name still stands for the addresses that connections go to.
    void checkAddresses();

    /// The configuration does not know the endpoint any more: nothing waits here from now on, and what still
    /// runs over its connections ends.
    void retire();

    // For the connections
    void link(Connection &connection);
    void unlink(Connection &connection);
    void putIdle(Connection &connection); ///< gives it the next request that waits, if any
    void dropIdle(Connection &connection);

    net::Loop &loop() const { return m_client.loop(); }
    const Endpoint &endpoint() const { return *m_endpoint; }
    const net::EgressGuard &guard() const { return m_client.guard(); }
    TlsContexts &tls() const { return m_client.tls(); }
    TlsSessionSlot &session() { return m_session; }
    TlsSessionSlot &proxySession() { return m_proxySession; }
    Resolver &resolver() const { return m_client.resolver(); }

    /// The address that answered first of late, where there are several.
    std::optional<net::SocketAddress> favourite() const;
    void setFavourite(const net::SocketAddress &address);

private:
    void onAdmitted(QueuedRequest &queued) override;
    void onTooLong(QueuedRequest &queued) override;

    void open(Request &request);
    void enqueue(std::unique_ptr<QueuedRequest> queued);
    std::unique_ptr<QueuedRequest> takeOut(const QueuedRequest &queued);
    static Request &endWait(const QueuedRequest &queued);
    bool owesNeighbours();
    void dropVanished(const Resolver::Addresses &addresses);

    Client &m_client;
    const EndpointPtr m_endpoint;
    TlsSessionSlot m_session;
    TlsSessionSlot m_proxySession;
    std::optional<net::SocketAddress> m_favourite;
    std::int64_t m_favouriteUntilUs = 0;
    std::int64_t m_checkAtUs; ///< when to see whether the name still stands for the same addresses
    Resolver::QueryPtr m_check;
    net::IntrusiveList<Connection> m_connections;
    int m_count = 0;
    int m_inARow = 0; ///< requests that got a connection while neighbours had to wait
    bool m_retired = false;
    std::vector<Connection *> m_idle;
    std::deque<std::unique_ptr<QueuedRequest>> m_waiting; ///< bounded by the provider's queue
};

} // namespace bifrost::upstream
