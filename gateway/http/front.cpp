// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/front.h"

#include "gateway/http/serverconnection.h"
#include "gateway/net/loop.h"

#include <algorithm>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace bifrost::http {

Front::Front(net::Loop &loop, std::shared_ptr<FrontShared> shared, RequestHandler &handler)
    : m_loop(loop)
    , m_shared(std::move(shared))
    , m_handler(handler)
    , m_rules(m_shared->begin)
{ }

Front::~Front()
{
    closeAll();
}

void Front::adopt(net::Fd fd)
{
    const int one = 1;
    ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    const int descriptor = fd.get();
    if (m_counters)
        m_counters->addConnection();
    auto connection = std::make_unique<ServerConnection>(*this, std::move(fd));
    if (!m_loop.add(descriptor, connection.get()))
        return; // out of kernel memory: it closes again
    connection.release()->start(); // owned by the list from now on, until it retires itself
}

void Front::drain()
{
    m_draining = true;
    for (ServerConnection *connection = m_connections.first(); connection;) {
        ServerConnection *next = net::IntrusiveList<ServerConnection>::next(*connection);
        connection->closeIfIdle();
        connection = next;
    }
}

void Front::closeAll()
{
    while (ServerConnection *connection = m_connections.first())
        connection->cut();
}

bool Front::enterHandshake(ServerConnection &connection)
{
    if (std::ranges::find(m_handshakes, &connection) != m_handshakes.end())
        return true; // given to it while it waited
    if (m_handshakes.size() < std::size_t(m_rules->maxHandshakes)) {
        m_handshakes.push_back(&connection);
        return true;
    }
    if (std::ranges::find(m_handshakeQueue, &connection) == m_handshakeQueue.end())
        m_handshakeQueue.push_back(&connection);
    return false;
}

void Front::leaveHandshake(ServerConnection &connection)
{
    if (std::erase(m_handshakes, &connection) == 0) {
        // Who waits longest gives up first, so it is found at once.
        const auto waiting = std::ranges::find(m_handshakeQueue, &connection);
        if (waiting != m_handshakeQueue.end())
            m_handshakeQueue.erase(waiting);
        return;
    }
    if (m_handshakeQueue.empty())
        return;
    ServerConnection *next = m_handshakeQueue.front();
    m_handshakeQueue.pop_front();
    m_handshakes.push_back(next);
    m_loop.callSoon(next);
}

void Front::link(ServerConnection &connection)
{
    m_connections.add(connection);
}

void Front::unlink(ServerConnection &connection)
{
    m_connections.remove(connection);
    m_count.fetch_sub(1, std::memory_order_relaxed);
}

} // namespace bifrost::http
