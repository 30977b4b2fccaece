// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/flow/providertrial.h"
#include "tests/support/mockprovider.h"

#include <memory>

namespace bifrost::test {

/// Connection tests on the test's own thread.
class TrialStage
{
public:
    explicit TrialStage(const net::EgressGuard::Rules &rules = {});

    /// Runs one to its end; false: it has none.
    bool run(const ProviderConfig &provider, const std::string &tokenModel = {});

    void begin(const ProviderConfig &provider, const std::string &tokenModel = {});
    void cancel() { m_trial.reset(); }

    const TestStep &step(TestStep::Kind kind) const { return report.step(kind); }
    TestState state(TestStep::Kind kind) const { return report.step(kind).state; }
    QString sentence(TestStep::Kind kind) const { return report.step(kind).sentence; }

    ConnectionReport report; ///< the last one
    std::vector<ConnectionReport> reports;
    flow::TrialLimits limits;
    telemetry::Recorder recorder{nullptr};
    governance::OpenLedger ledger;

private:
    net::Loop m_loop;
    std::shared_ptr<const net::EgressGuard> m_guard;
    std::shared_ptr<upstream::TlsContexts> m_tls;
    std::unique_ptr<flow::ProviderTrial> m_trial;
};

/// A custom provider at this server with these keys, each named after itself.
ProviderConfig providerAt(const QString &baseUrl, const QStringList &keys = {QStringLiteral("sk-mock")});

} // namespace bifrost::test
