// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/adminbridge.h"
#include "gateway/admin/lanecounters.h"
#include "gateway/flow/engine.h"
#include "gateway/http/front.h"
#include "gateway/http/sessiondesk.h"
#include "gateway/net/loop.h"
#include "gateway/upstream/client.h"

#include <QObject>

#include <functional>
#include <string>
#include <string_view>

namespace bifrost {

/// Everything that lives on one gateway thread. Made, used and destroyed there.
class Worker : public QObject, private http::RequestHandler
{
    Q_OBJECT

public:
    struct Shared
    {
        std::shared_ptr<http::FrontShared> front;
        std::shared_ptr<const net::EgressGuard> guard;
        std::shared_ptr<upstream::TlsContexts> tls;
        admin::LaneCounters *counters = nullptr; ///< of this thread
        telemetry::Recorder *recorder = nullptr;
        governance::Ledger *ledger = nullptr;
        flow::KnownModels *knownModels = nullptr;
        admin::AdminServer *admin = nullptr;
        flow::SnapshotPtr snapshot;
    };

    explicit Worker(const Shared &shared);
    ~Worker() override;

    net::Loop &loop() { return m_loop; }
    http::Front &front() { return m_front; }
    flow::Engine &engine() { return m_engine; }
    const flow::SnapshotPtr &snapshot() const { return m_engine.snapshot(); }
    upstream::Client &client() { return m_client; }

    /// Another configuration from the next request on.
    void reconfigure(const flow::SnapshotPtr &snapshot, const std::shared_ptr<const net::EgressGuard> &guard,
                     const http::FrontRulesPtr &rules);

    /// A chat request of this program's own; `done` is called on this thread.
    void ask(const std::string &path, std::string_view body,
             std::function<void(int status, std::string body)> done);

    void drain();
    void cutAll();

private:
    http::RouteClass classify(std::string_view path) const override;
    std::string methodsOf(std::string_view path) const override;
    std::string_view patternOf(std::string_view path) const override;
    void onRefused(const net::Exchange &exchange, const Error &why) override;
    void onRequest(net::Exchange &exchange) override;

    net::Loop m_loop;
    upstream::Client m_client;
    flow::Engine m_engine;
    admin::AdminBridge m_admin;
    http::Front m_front; // behind the others: its connections go first
    http::SessionDesk m_sessions;
};

} // namespace bifrost
