// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/egressguard.h"
#include "gateway/net/intrusivelist.h"
#include "gateway/net/loop.h"
#include "gateway/upstream/endpoint.h"
#include "gateway/upstream/request.h"
#include "gateway/upstream/tlscontexts.h"

#include <deque>
#include <memory>
#include <vector>

namespace bifrost::upstream {

class Connection;

/// The connections of one gateway thread to one endpoint. The one that was used last is used first, so that
/// the others may fall silent and go.
class Pool
{
public:
    Pool(net::Loop &loop, EndpointPtr endpoint, std::shared_ptr<const net::EgressGuard> guard,
         std::shared_ptr<TlsContexts> tls);
    ~Pool();
    Pool(const Pool &) = delete;
    Pool &operator=(const Pool &) = delete;

    void send(Request &request);
    void forget(Request &request); ///< it waits for a connection and is cancelled
    void closeAll();

    // For the connections
    void link(Connection &connection);
    void unlink(Connection &connection);
    void putIdle(Connection &connection); ///< gives it the next request that waits, if any
    void dropIdle(Connection &connection);
    void serveWaiting();

    net::Loop &loop() const { return m_loop; }
    const Endpoint &endpoint() const { return *m_endpoint; }
    const net::EgressGuard &guard() const { return *m_guard; }
    TlsContexts &tls() const { return *m_tls; }
    TlsSessionSlot &session() { return m_session; }

private:
    void open(Request &request);

    net::Loop &m_loop;
    const EndpointPtr m_endpoint;
    const std::shared_ptr<const net::EgressGuard> m_guard;
    const std::shared_ptr<TlsContexts> m_tls;
    TlsSessionSlot m_session;
    net::IntrusiveList<Connection> m_connections;
    int m_count = 0;
    std::vector<Connection *> m_idle;
    std::deque<Request *> m_waiting; ///< bounded by the provider's queue
};

} // namespace bifrost::upstream
