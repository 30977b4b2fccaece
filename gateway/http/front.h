// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/accessguard.h"
#include "gateway/http/accessrules.h"
#include "gateway/http/failedattempts.h"
#include "gateway/http/passwordchecks.h"
#include "gateway/net/bodybudget.h"
#include "gateway/net/exchange.h"
#include "gateway/net/fd.h"
#include "gateway/net/headscanner.h"
#include "gateway/net/intrusivelist.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace bifrost::net {
class Loop;
}

namespace bifrost::http {

class ServerConnection;

/// Where requests go once the front has found them sound. One per gateway thread.
class RequestHandler
{
public:
    virtual RouteClass classify(std::string_view path) const = 0;

    /// The head is there. Read the body, or answer at once.
    virtual void onRequest(net::Exchange &exchange) = 0;

protected:
    ~RequestHandler() = default;
};

/// What the fronts of all threads share.
struct FrontShared
{
    FrontShared(AccessGuard::Rules rules, std::size_t bodyBytes) : guard(std::move(rules)), budget(bodyBytes)
    { }

    AccessGuard guard;
    AccessRulesPtr access = std::make_shared<AccessRules>(); ///< what the fronts begin with
    FailedAttempts failures;
    net::BodyBudget budget;
    net::FramingLimits framing;
    int maxConnections = 20000;
    std::chrono::milliseconds headDeadline{10000};
    std::chrono::milliseconds bodyDeadline{30000};
    std::chrono::milliseconds idleDeadline{75000};
    std::atomic<int> connections = 0;
    std::atomic<int> requests = 0; ///< under way

    std::function<void()> onRequest; ///< called once after each time that it was asked for; any thread
    std::atomic<bool> tellOfRequest = false;

    void countRequest()
    {
        requests.fetch_add(1, std::memory_order_relaxed);
        if (tellOfRequest.load(std::memory_order_relaxed) && tellOfRequest.exchange(false))
            onRequest();
    }
};

/// The caller's side of one gateway thread: owns the connections that live here.
class Front
{
public:
    Front(net::Loop &loop, std::shared_ptr<FrontShared> shared, RequestHandler &handler);
    ~Front();
    Front(const Front &) = delete;
    Front &operator=(const Front &) = delete;

    /// Counts a connection that adopt() is going to take; any thread.
    void reserve() { m_count.fetch_add(1, std::memory_order_relaxed); }
    void adopt(net::Fd fd);

    /// No further request: idle connections close, the others after their answer.
    void drain();
    void closeAll();
    int connectionCount() const { return m_count.load(std::memory_order_relaxed); }

    net::Loop &loop() const { return m_loop; }
    FrontShared &shared() const { return *m_shared; }
    RequestHandler &handler() const { return m_handler; }
    bool isDraining() const { return m_draining; }

    /// Holds for the next request; on the thread of the front.
    void setAccess(AccessRulesPtr access) { m_access = std::move(access); }
    const AccessRules &access() const { return *m_access; }
    PasswordChecks &passwordChecks() { return m_passwordChecks; }

private:
    friend class ServerConnection;
    void link(ServerConnection &connection);
    void unlink(ServerConnection &connection);

    net::Loop &m_loop;
    std::shared_ptr<FrontShared> m_shared;
    RequestHandler &m_handler;
    AccessRulesPtr m_access;
    PasswordChecks m_passwordChecks;
    net::IntrusiveList<ServerConnection> m_connections;
    std::atomic<int> m_count = 0;
    bool m_draining = false;
};

} // namespace bifrost::http
