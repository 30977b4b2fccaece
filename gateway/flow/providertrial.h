// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/flow/trialinquiry.h"
#include "gateway/governance/ledger.h"
#include "gateway/net/deadline.h"
#include "gateway/net/egressguard.h"
#include "gateway/net/loop.h"
#include "gateway/telemetry/recorder.h"
#include "gateway/upstream/client.h"
#include "gateway/upstream/tlscontexts.h"
#include "models/config/configuration.h"
#include "models/probe/connectionreport.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace bifrost::flow {

/// How long a connection test may take.
struct TrialLimits
{
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds answer{15'000}; ///< of one request
    std::chrono::milliseconds firstToken{60'000}; ///< a local server may have to load the model
    std::chrono::milliseconds total{120'000};
};

/// One connection test: connects to a provider as it would be set up, asks for its models with each key, and,
/// if it was asked to, for the first piece of an answer. It has a client of its own, so that every connection
/// is a fresh one. Lives on one thread with a loop; destroying it ends everything.
class ProviderTrial final : private upstream::ConnectObserver, private net::DeadlineSink
{
public:
    struct Surroundings
    {
        net::Loop &loop;
        std::shared_ptr<const net::EgressGuard> guard;
        std::shared_ptr<upstream::TlsContexts> tls;
        telemetry::Recorder &recorder; ///< of what costs money
        governance::Ledger &ledger;
    };

    struct Plan
    {
        ProviderConfig provider;
        std::string firstTokenModel; ///< empty: nothing that costs is asked
        std::string loopMark;
        TrialLimits limits = {};
    };

    /// Told after each step; not from within begin().
    using Tell = std::function<void(const ConnectionReport &)>;

    ProviderTrial(const Surroundings &surroundings, const Plan &plan, Tell tell);
    ~ProviderTrial();

    void begin();

private:
    void onResolved() override;
    void onReached() override;
    void onProxyPassed() override;
    void onSecured(std::string_view version) override;
    void onDeadline(net::Deadline &deadline) override;

    void makeKeyReports(const ProviderConfig &config);
    KeyReport &reportOf(const providers::ProviderKey &key);
    void note(const providers::ProviderKey &key, KeyReport verdict);
    void askNext();
    void ask(const providers::ProviderKey *key, const providers::Target &target);
    void onAnswer(const TrialInquiry &inquiry);
    KeyReport judge(const TrialInquiry &inquiry) const;
    void readModels(const TrialInquiry &inquiry);
    void askWithoutKey();
    void closeSignIn();
    void closeModels();
    void askForToken();
    void onToken(const TrialInquiry &inquiry);
    void proveByToken(const TrialInquiry &inquiry);
    void recordToken(const TrialInquiry &inquiry, const std::string &error);
    void giveUp();
    void skipRest(const QString &sentence);
    void end();
    void tell();

    void run(TestStep::Kind kind);
    TestStep::Kind behindConnect() const;
    void close(TestStep::Kind kind, TestState state, const QString &detail = {},
               const std::string &sentence = {});
    TestStep *step(TestStep::Kind kind);
    std::string hidden(std::string sentence) const;
    const providers::Target *listTarget(const providers::ProviderKey *key) const;
    TrialSentences sentences(const TrialInquiry &inquiry) const;

    enum class Stage {
        Keys,
        Anonymous, ///< once more without a key
        Token,
        Over,
    };

    Surroundings m_surroundings;
    const std::string m_tokenModel;
    const TrialLimits m_limits;
    const Tell m_tell;
    providers::Provider m_provider;
    upstream::Client m_client;
    providers::HttpAdapter m_adapter;
    ConnectionReport m_report;
    std::vector<std::size_t> m_reportOf; ///< of each key that can be used, its place in the report
    std::optional<KeyReport> m_keyless; ///< what came of asking without a key, where there is none
    std::string m_listTrouble; ///< why there is no list of models
    bool m_hasList = false;
    std::unique_ptr<TrialInquiry> m_inquiry;
    std::optional<providers::Target> m_greeting; ///< where there is no list of models to ask for
    net::Deadline m_next; ///< what follows an answer follows from the loop
    net::Deadline m_total;
    governance::Reservation m_reservation;
    std::int64_t m_stepStartUs = 0;
    std::size_t m_key = 0; ///< of the provider, the next to be tried
    TestStep::Kind m_running = TestStep::Kind::NameLookup;
    Stage m_stage = Stage::Keys;
    bool m_connecting = true; ///< the first connection is being made; it makes the steps
    bool m_keyIsProved = true; ///< the server does not answer without one
};

} // namespace bifrost::flow
