// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/pool.h"

#include "gateway/upstream/connection.h"

#include <algorithm>

namespace bifrost::upstream {

Pool::Pool(net::Loop &loop, EndpointPtr endpoint, std::shared_ptr<const net::EgressGuard> guard,
           std::shared_ptr<TlsContexts> tls)
    : m_loop(loop)
    , m_endpoint(std::move(endpoint))
    , m_guard(std::move(guard))
    , m_tls(std::move(tls))
{ }

Pool::~Pool()
{
    closeAll();
}

void Pool::send(Request &request)
{
    request.m_pool = this;
    const bool wantsFresh = std::exchange(request.m_wantsFresh, false);
    if (!m_idle.empty() && !wantsFresh) {
        Connection *connection = m_idle.back();
        m_idle.pop_back();
        connection->carry(request);
        return;
    }
    if (!m_idle.empty() && m_count >= m_endpoint->maxConnections)
        m_idle.back()->giveUp(); // makes room
    if (m_count < m_endpoint->maxConnections)
        open(request);
    else
        m_waiting.push_back(&request);
}

void Pool::open(Request &request)
{
    auto connection = std::make_unique<Connection>(*this);
    connection.release()->open(request); // it is in our list now
}

void Pool::forget(Request &request)
{
    std::erase(m_waiting, &request);
}

void Pool::putIdle(Connection &connection)
{
    if (m_waiting.empty()) {
        m_idle.push_back(&connection);
        return;
    }
    Request *request = m_waiting.front();
    m_waiting.pop_front();
    connection.carry(*request);
}

void Pool::dropIdle(Connection &connection)
{
    std::erase(m_idle, &connection);
}

void Pool::serveWaiting()
{
    while (!m_waiting.empty() && m_count < m_endpoint->maxConnections) {
        Request *request = m_waiting.front();
        m_waiting.pop_front();
        open(*request);
    }
}

void Pool::link(Connection &connection)
{
    m_connections.add(connection);
    ++m_count;
}

void Pool::unlink(Connection &connection)
{
    m_connections.remove(connection);
    --m_count;
}

void Pool::closeAll()
{
    std::deque<Request *> waiting;
    waiting.swap(m_waiting);
    const Failure failure{Error(ErrorCode::ShuttingDown)};
    while (Connection *connection = m_connections.first())
        connection->fail(failure);
    for (Request *request : waiting) {
        request->m_pool = nullptr;
        request->m_sink->onFailed(failure);
    }
}

} // namespace bifrost::upstream
