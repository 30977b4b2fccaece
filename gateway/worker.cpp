// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/worker.h"

#include "gateway/admin/adminroutes.h"
#include "gateway/flow/route.h"
#include "gateway/http/requestpath.h"
#include "gateway/innerexchange.h"

#include <fmt/format.h>

namespace bifrost {

Worker::Worker(const Shared &shared)
    : m_client(m_loop, shared.guard, shared.tls)
    , m_engine(m_loop, m_client, *shared.recorder, *shared.ledger,
               std::shared_ptr<net::BodyBudget>(shared.front, &shared.front->budget), *shared.knownModels,
               shared.counters->calls)
    , m_admin(m_client, *shared.admin)
    , m_front(m_loop, shared.front, *this)
    , m_sessions(m_front)
{
    m_front.countIn(&shared.counters->http);
    m_engine.setSnapshot(shared.snapshot);
}

Worker::~Worker() = default;

void Worker::reconfigure(const flow::SnapshotPtr &snapshot,
                         const std::shared_ptr<const net::EgressGuard> &guard,
                         const http::FrontRulesPtr &rules)
{
    m_front.setRules(rules);
    m_client.keepOnly(snapshot->endpoints, guard);
    m_engine.setSnapshot(snapshot);
}

void Worker::ask(const std::string &path, std::string_view body, std::function<void(int, std::string)> done)
{
    // Destroys itself when it is answered.
    auto *exchange = new InnerExchange(m_loop, path, body, std::move(done));
    if (const flow::Route *route = flow::findRoute(exchange->head().method, exchange->path()).route)
        m_engine.handle(*exchange, *route);
    else
        exchange->respondError(Error(ErrorCode::NotFound));
}

void Worker::drain()
{
    m_front.drain();
}

void Worker::cutAll()
{
    m_engine.cutAll();
    m_admin.cutAll();
    m_front.closeAll();
}

http::RouteClass Worker::classify(std::string_view path) const
{
    if (path == "/health")
        return http::RouteClass::Public;
    if (const auto session = http::SessionDesk::classify(path))
        return *session;
    return flow::isInferencePath(path) ? http::RouteClass::Inference : http::RouteClass::Management;
}

std::string Worker::methodsOf(std::string_view path) const
{
    constexpr std::string_view None; // is a route's method
    return admin::isAdminPath(path) ? admin::findAdminRoute(None, path).allowed
                                    : std::string(flow::findRoute(None, path).allowed);
}

std::string_view Worker::patternOf(std::string_view path) const
{
    if (const std::string_view pattern = admin::adminPatternOf(path); !pattern.empty())
        return pattern;
    constexpr std::string_view None; // is a route's method
    const flow::Route *route = flow::findRoute(None, path).other;
    return route ? route->path : std::string_view();
}

void Worker::onRefused(const net::Exchange &exchange, const Error &why)
{
    const flow::RouteMatch match = flow::findRoute(exchange.head().method, exchange.path());
    if (const flow::Route *route = match.route ? match.route : match.other)
        m_engine.noteRefused(exchange.head(), *route, why);
}

void Worker::onRequest(net::Exchange &exchange)
{
    const std::string_view path = exchange.path();
    if (admin::isAdminPath(path)) {
        if (http::endsInSlash(exchange.head().target)) // the path has lost it: there is no such route
            exchange.respondError(Error(ErrorCode::NotFound, fmt::format("Route not found: {}/", path)));
        else if (http::SessionDesk::serves(exchange.head().method, path))
            m_sessions.handle(exchange);
        else
            m_admin.handle(exchange);
        return;
    }
    const flow::RouteMatch match = flow::findRoute(exchange.head().method, path);
    if (match.route)
        m_engine.handle(exchange, *match.route);
    else if (match.other) {
        m_engine.noteRefused(exchange.head(), *match.other, Error(ErrorCode::MethodNotAllowed));
        exchange.respondMethodNotAllowed(match.allowed);
    } else
        exchange.respondError(Error(ErrorCode::NotFound, fmt::format("Route not found: {}", path)));
}

} // namespace bifrost
