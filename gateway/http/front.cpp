// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/front.h"

#include "gateway/http/serverconnection.h"
#include "gateway/net/loop.h"

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
