// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/flow/providertrial.h"
#include "models/probe/connectiontest.h"
#include "models/probe/localsearch.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace bifrost {

/// Runs connection tests and the search for local servers on a gateway thread of its own, which begins with
/// the first of them: they have to work while the gateway is stopped, and are no burden for calls while it
/// runs. What they send passes an egress guard of the same rules. Owned by the Gateway, on whose thread its
/// functions are called; tests that are left over when it goes end with it.
class Prober : public QObject
{
    Q_OBJECT

public:
    Prober(telemetry::Recorder &recorder, governance::Ledger &ledger);
    ~Prober() override;

    std::unique_ptr<ConnectionTest> test(const flow::ProviderTrial::Plan &plan,
                                         net::EgressGuard::Rules rules);
    std::unique_ptr<LocalSearch> search(const LocalPorts &ports, std::uint16_t ownPort);

private:
    class Bench;
    class Test;
    class Search;

    Bench &bench();

    telemetry::Recorder &m_recorder;
    governance::Ledger &m_ledger;
    QThread m_thread;
    std::shared_ptr<Bench> m_bench; ///< lives on the thread
};

} // namespace bifrost
