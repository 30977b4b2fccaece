// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/client.h"

#include "gateway/upstream/connection.h"
#include "gateway/upstream/pool.h"

namespace bifrost::upstream {

void Request::cancel()
{
    Pool *pool = std::exchange(m_pool, nullptr);
    if (!pool)
        return;
    if (m_connection)
        std::exchange(m_connection, nullptr)->cancel();
    else
        pool->forget(*this);
}

void Request::pause(bool paused)
{
    if (m_connection)
        m_connection->pause(paused);
}

Client::Client(net::Loop &loop, std::shared_ptr<const net::EgressGuard> guard,
               std::shared_ptr<TlsContexts> tls)
    : m_loop(loop)
    , m_guard(std::move(guard))
    , m_tls(std::move(tls))
{ }

Client::~Client() = default;

void Client::send(Request &request, const EndpointPtr &endpoint, std::span<const std::string_view> pieces,
                  const Deadlines &deadlines, bool isHeadRequest, AnswerSink &sink)
{
    request.m_sink = &sink;
    request.m_pieces.assign(pieces.begin(), pieces.end());
    request.m_deadlines = deadlines;
    request.m_toHead = isHeadRequest;
    std::unique_ptr<Pool> &pool = m_pools[endpoint.get()];
    if (!pool)
        pool = std::make_unique<Pool>(m_loop, endpoint, m_guard, m_tls);
    pool->send(request);
}

} // namespace bifrost::upstream
