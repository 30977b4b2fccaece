// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/client.h"

#include "gateway/upstream/connection.h"
#include "gateway/upstream/pool.h"
#include "models/core/post.h"

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

void Request::limitTotal(std::chrono::milliseconds time)
{
    if (m_connection)
        m_connection->limitTotal(time);
}

Client::Client(net::Loop &loop, std::shared_ptr<const net::EgressGuard> guard,
               std::shared_ptr<TlsContexts> tls, std::shared_ptr<Resolver> resolver)
    : m_loop(loop)
    , m_guard(std::move(guard))
    , m_tls(std::move(tls))
    , m_resolver(std::move(resolver))
    , m_turnstile(&m_context)
{ }

Client::~Client() = default;

void Client::send(Request &request, const EndpointPtr &endpoint, std::span<const std::string_view> pieces,
                  const Deadlines &deadlines, bool isHeadRequest, AnswerSink &sink)
{
    request.m_sink = &sink;
    request.m_pieces.assign(pieces.begin(), pieces.end());
    request.m_deadlines = deadlines;
    request.m_toHead = isHeadRequest;
    request.m_hasConnection = false;
    std::unique_ptr<Pool> &pool = m_pools[endpoint.get()];
    if (!pool) {
        pool = std::make_unique<Pool>(*this, endpoint);
        // Where there are new endpoints, old ones may have gone. Later: one of them may be on the stack.
        post(&m_context, [this] { prune(); });
    }
    pool->send(request);
}

void Client::setNeighbours(std::vector<Client *> neighbours)
{
    std::vector<net::Turnstile *> turnstiles;
    for (Client *neighbour : neighbours)
        turnstiles.push_back(&neighbour->m_turnstile);
    m_turnstile.setNeighbours(std::move(turnstiles));
    m_neighbours = std::move(neighbours);
}

void Client::askForIdle(const EndpointPtr &endpoint)
{
    for (Client *neighbour : m_neighbours) {
        post(&neighbour->m_context, [neighbour, endpoint] { neighbour->giveUpIdle(*endpoint); });
    }
}

void Client::giveUpIdle(const Endpoint &endpoint)
{
    if (const auto found = m_pools.find(&endpoint); found != m_pools.end())
        found->second->giveUpIdle(endpoint.places->waiting.load());
}

void Client::prune()
{
    std::erase_if(m_pools, [](const auto &entry) { return entry.second->isEmpty(); });
}

void Client::lookAgain()
{
    for (const auto &[endpoint, pool] : m_pools)
        pool->checkAddresses();
}

void Client::keepOnly(const std::unordered_set<const Endpoint *> &endpoints,
                      std::shared_ptr<const net::EgressGuard> guard)
{
    m_guard = std::move(guard);
    for (const auto &[endpoint, pool] : m_pools) {
        if (!endpoint->inProcess && !endpoints.contains(endpoint))
            pool->retire();
    }
    prune();
}

} // namespace bifrost::upstream
