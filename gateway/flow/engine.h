// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/flow/admission.h"
#include "gateway/flow/job.h"
#include "gateway/flow/knownmodels.h"
#include "gateway/flow/route.h"
#include "gateway/flow/snapshot.h"
#include "gateway/governance/ledger.h"
#include "gateway/net/bodybudget.h"
#include "gateway/net/exchange.h"
#include "gateway/net/loop.h"
#include "gateway/providers/demoadapter.h"
#include "gateway/providers/httpadapter.h"
#include "gateway/telemetry/callcounters.h"
#include "gateway/telemetry/recorder.h"

#include <QObject>

#include <memory>
#include <random>

namespace bifrost::flow {

/// The inference plane of one gateway thread: starts calls and owns them.
class Engine : public QObject
{
    Q_OBJECT

public:
    Engine(net::Loop &loop, upstream::Client &client, telemetry::Recorder &recorder,
           governance::Ledger &ledger, std::shared_ptr<net::BodyBudget> budget, KnownModels &knownModels,
           telemetry::CallCounters &counters, QObject *parent = nullptr);
    ~Engine() override;

    /// For the requests from now on; those that run keep the one they started with.
    void setSnapshot(SnapshotPtr snapshot);
    const SnapshotPtr &snapshot() const { return m_snapshot; }

    /// Takes a request over whose route is known.
    void handle(net::Exchange &exchange, const Route &route);

    /// A request that was answered no before there was a call: for the log, which has a row of each.
    void noteRefused(const net::RequestHead &head, const Route &route, const Error &why);

    /// Ends what is running; its callers are cut off.
    void cutAll();

    // For the calls
    net::Loop &loop() { return m_loop; }
    Admission &admission() { return m_admission; }
    telemetry::Recorder &recorder() { return m_recorder; }
    governance::Ledger &ledger() { return m_ledger; }
    net::BodyBudget &budget() { return *m_budget; }
    KnownModels &knownModels() { return m_knownModels; }
    telemetry::CallCounters &counters() { return m_counters; }
    std::uint64_t random() { return m_random(); }
    std::string newId(); ///< of a request, 32 hexadecimal digits
    void start(providers::ProviderCall &attempt);
    void link(Job &job);
    void unlink(Job &job); ///< it has ended; the loop destroys it

private:
    static constexpr int MaxRefusalRows = 100; ///< a second; the rest leaves none

    void listenTo(providers::Adapter &adapter);

    net::Loop &m_loop;
    telemetry::Recorder &m_recorder;
    governance::Ledger &m_ledger;
    const std::shared_ptr<net::BodyBudget> m_budget;
    KnownModels &m_knownModels;
    telemetry::CallCounters &m_counters;
    Admission m_admission;
    providers::HttpAdapter m_http;
    providers::DemoAdapter m_demo;
    SnapshotPtr m_snapshot;
    std::mt19937_64 m_random;
    std::int64_t m_refusalSecond = 0;
    int m_refusalRows = 0; ///< in that second
    net::IntrusiveList<Job> m_jobs;
};

} // namespace bifrost::flow
