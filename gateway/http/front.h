// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/failedattempts.h"
#include "gateway/http/frontrules.h"
#include "gateway/http/httpcounters.h"
#include "gateway/http/passwordchecks.h"
#include "gateway/http/sessions.h"
#include "gateway/http/sparseremark.h"
#include "gateway/http/tlscounts.h"
#include "gateway/net/bodybudget.h"
#include "gateway/net/exchange.h"
#include "gateway/net/fd.h"
#include "gateway/net/intrusivelist.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

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

    /// The methods that the path takes, as a comma list; empty: nobody knows.
    virtual std::string methodsOf(std::string_view) const { return {}; }

    /// The pattern that the path goes by, a text that lives as long as the program; empty: there is none.
    virtual std::string_view patternOf(std::string_view) const { return {}; }

    /// The front itself answers no to a request that it would have handed on, for what its head says.
    virtual void onRefused(const net::Exchange &, const Error & /*why*/) { }

    /// The head is there. Read the body, or answer at once.
    virtual void onRequest(net::Exchange &exchange) = 0;

protected:
    ~RequestHandler() = default;
};

/// What the fronts of all threads share.
struct FrontShared
{
    explicit FrontShared(FrontRulesPtr rules)
        : begin(std::move(rules))
        , budget(begin->bodyBytes)
        , maxConnections(begin->maxConnections)
    { }

    /// The bounds that hold for all fronts together; any thread.
    void setBounds(const FrontRules &rules)
    {
        budget.setLimit(rules.bodyBytes);
        maxConnections.store(rules.maxConnections, std::memory_order_relaxed);
    }

    const FrontRulesPtr begin; ///< what the fronts begin with
    FailedAttempts failures;
    Sessions sessions;
    net::BodyBudget budget;
    TlsCounts tls;
    SparseRemark plainRemark;
    SparseRemark tlsRemark;
    SparseRemark handshakeRemark;
    std::atomic<int> maxConnections;
    std::atomic<int> connections = 0;
    std::atomic<int> requests = 0; ///< under way

    std::function<void()> onRequest; ///< called once after each time that it was asked for; any thread
    std::atomic<bool> tellOfRequest = false;

    std::function<void()> onOutOfFiles; ///< called whenever outOfFiles is another one; any thread
    std::atomic<bool> outOfFiles = false; ///< callers are turned away, as no more files may be opened

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
    void setRules(FrontRulesPtr rules) { m_rules = std::move(rules); }
    const FrontRules &rules() const { return *m_rules; }
    PasswordChecks &passwordChecks() { return m_passwordChecks; }

    /// From now on, which it must outlive; null: nowhere.
    void countIn(HttpCounters *counters) { m_counters = counters; }
    HttpCounters *counters() const { return m_counters; }

private:
    friend class ServerConnection;
    /// False: it waits for a place, which comes with onReady().
    bool enterHandshake(ServerConnection &connection);
    void leaveHandshake(ServerConnection &connection); ///< has come to its end, or does not wait any more

    void link(ServerConnection &connection);
    void unlink(ServerConnection &connection);

    net::Loop &m_loop;
    std::shared_ptr<FrontShared> m_shared;
    RequestHandler &m_handler;
    FrontRulesPtr m_rules;
    PasswordChecks m_passwordChecks;
    net::IntrusiveList<ServerConnection> m_connections;
    std::vector<ServerConnection *> m_handshakes; ///< those that have a place
    std::deque<ServerConnection *> m_handshakeQueue;
    std::atomic<int> m_count = 0;
    HttpCounters *m_counters = nullptr;
    bool m_draining = false;
};

} // namespace bifrost::http
