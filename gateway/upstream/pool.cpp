// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/pool.h"

#include "gateway/upstream/connection.h"
#include "gateway/upstream/dialer.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace bifrost::upstream {

namespace {

/// So often a connection goes to the next request of its own thread while others wait elsewhere.
constexpr int MostInARow = 16;

constexpr std::int64_t FavouriteForUs = 600'000'000;
constexpr std::int64_t CheckEveryUs = 60'000'000;

/// What is looked up to connect; empty: nothing is.
std::string lookedUpName(const Endpoint &endpoint)
{
    const std::string &host = endpoint.proxy ? endpoint.proxy->host : endpoint.host;
    return endpoint.inProcess || !endpoint.unixPath.empty() || Dialer::ownAddresses(host, 0) ? std::string()
                                                                                             : host;
}

} // namespace

Pool::Pool(Client &client, EndpointPtr endpoint)
    : m_client(client)
    , m_endpoint(std::move(endpoint))
    , m_checkAtUs(lookedUpName(*m_endpoint).empty() ? std::numeric_limits<std::int64_t>::max()
                                                    : net::Loop::nowUs() + CheckEveryUs)
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
        if (net::Loop::nowUs() >= m_checkAtUs) [[unlikely]]
            checkAddresses();
    }
    if (!m_idle.empty() && !wantsFresh) {
        Connection *connection = m_idle.back();
        m_idle.pop_back();
        connection->carry(request, Connection::Tells::Nothing);
        return;
    }
    QueuedRequest::Sink &sink = *this;
    auto queued = std::make_unique<QueuedRequest>(sink, loop(), request, request.m_deadlines);
    const auto verdict = m_client.turnstile().enter(m_endpoint->places, m_endpoint->maxConnections,
                                                    std::numeric_limits<int>::max(), *queued);
    if (verdict == net::Turnstile::Verdict::Admitted)
        open(request);
    else
        enqueue(std::move(queued));
}

void Pool::enqueue(std::unique_ptr<QueuedRequest> queued)
{
    const bool isFirst = m_waiting.empty();
    m_waiting.push_back(std::move(queued));
    if (!m_idle.empty())
        m_idle.back()->giveUp(); // makes room
    else if (isFirst) // those that fall idle later see that somebody waits
        m_client.askForIdle(m_endpoint);
}

void Pool::open(Request &request)
{
    auto connection = std::make_unique<Connection>(*this);
    connection.release()->open(request); // it is in our list now
}

std::unique_ptr<QueuedRequest> Pool::takeOut(const QueuedRequest &queued)
{
    const auto at = std::ranges::find(m_waiting, &queued,
                                      [](const auto &entry) { return entry.get(); }); // mostly the first
    auto taken = std::move(*at);
    m_waiting.erase(at);
    return taken;
}

/// The time that it has waited is a part of the time that it has.
Request &Pool::endWait(const QueuedRequest &queued)
{
    Request &request = queued.request();
    if (request.m_deadlines.total.count() > 0) {
        request.m_deadlines.total =
            std::max(request.m_deadlines.total - queued.waited(), std::chrono::milliseconds(1));
    }
    request.m_sink->onTurn();
    return request;
}

void Pool::onAdmitted(QueuedRequest &queued)
{
    const auto taken = takeOut(queued);
    open(endWait(*taken));
}

void Pool::onTooLong(QueuedRequest &queued)
{
    m_client.turnstile().giveUp(m_endpoint->places, queued);
    const auto taken = takeOut(queued);
    Request &request = taken->request();
    request.m_pool = nullptr;
    request.m_sink->onFailed(
        {Error(ErrorCode::UpstreamTimeout,
               fmt::format("request timed out: no connection to {} became free in time. All {} of "
                           "`network_config.max_conns_per_host` are in use.",
                           m_endpoint->place(), m_endpoint->maxConnections))});
}

void Pool::forget(Request &request)
{
    const auto at =
        std::ranges::find(m_waiting, &request, [](const auto &entry) { return &entry->request(); });
    if (at == m_waiting.end())
        return;
    m_client.turnstile().giveUp(m_endpoint->places, **at);
    m_waiting.erase(at);
}

void Pool::giveUpIdle(int count)
{
    for (; count > 0 && !m_idle.empty(); --count)
        m_idle.front()->giveUp();
}

/// Somebody waits on another thread, and it is his turn.
bool Pool::owesNeighbours()
{
    const int own = int(m_waiting.size());
    if (m_endpoint->places->waiting.load(std::memory_order_relaxed) <= own) {
        m_inARow = 0;
        return false;
    }
    if (own > 0 && ++m_inARow < MostInARow)
        return false;
    m_inARow = 0;
    return true;
}

void Pool::putIdle(Connection &connection)
{
    m_idle.push_back(&connection);
    if (owesNeighbours()) {
        connection.giveUp(); // its place goes round
    } else if (!m_waiting.empty()) {
        m_idle.pop_back();
        m_client.turnstile().giveUp(m_endpoint->places, *m_waiting.front());
        const auto taken = takeOut(*m_waiting.front());
        connection.carry(endWait(*taken), Connection::Tells::Connected);
    } else if (m_retired) {
        connection.giveUp();
    }
}

void Pool::dropIdle(Connection &connection)
{
    std::erase(m_idle, &connection);
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
    m_client.turnstile().leave(m_endpoint->places, m_endpoint->maxConnections);
}

std::optional<net::SocketAddress> Pool::favourite() const
{
    return net::Loop::nowUs() < m_favouriteUntilUs ? m_favourite : std::nullopt;
}

void Pool::setFavourite(const net::SocketAddress &address)
{
    m_favourite = address;
    m_favouriteUntilUs = net::Loop::nowUs() + FavouriteForUs;
}

/// A busy pool makes no new connections, and would stay at the old address for ever.
void Pool::checkAddresses()
{
    const std::string name = lookedUpName(*m_endpoint);
    if (name.empty())
        return;
    m_checkAtUs = net::Loop::nowUs() + CheckEveryUs;
    if (!guard().judgeName(name))
        return;
    m_check = resolver().ask(name, [this](const Result<Resolver::Addresses> &found) {
        if (found)
            dropVanished(*found);
    });
}

void Pool::dropVanished(const Resolver::Addresses &addresses)
{
    for (Connection *each = m_connections.first(); each; each = net::IntrusiveList<Connection>::next(*each))
        each->seeWhetherAt(addresses);
    const std::vector<Connection *> idle = m_idle;
    for (Connection *connection : idle) {
        if (connection->isAtVanished())
            connection->giveUp();
    }
}

void Pool::retire()
{
    m_retired = true;
    while (!m_idle.empty())
        m_idle.back()->giveUp();
}

void Pool::closeAll()
{
    std::deque<std::unique_ptr<QueuedRequest>> waiting;
    waiting.swap(m_waiting);
    for (const auto &queued : waiting)
        m_client.turnstile().giveUp(m_endpoint->places, *queued);
    const Failure failure{Error(ErrorCode::ShuttingDown)};
    while (Connection *connection = m_connections.first())
        connection->fail(failure);
    for (const auto &queued : waiting) {
        queued->request().m_pool = nullptr;
        queued->request().m_sink->onFailed(failure);
    }
}

} // namespace bifrost::upstream
