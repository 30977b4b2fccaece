// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/flow/trialstage.h"

#include "tests/support/waiting.h"

using namespace Qt::StringLiterals;

namespace bifrost::test {

TrialStage::TrialStage(const net::EgressGuard::Rules &rules)
    : m_guard(std::make_shared<const net::EgressGuard>(rules))
    , m_tls(std::make_shared<upstream::TlsContexts>())
{
    recorder.watch(true);
}

void TrialStage::begin(const ProviderConfig &provider, const std::string &tokenModel)
{
    reports.clear();
    report = {};
    m_trial = std::make_unique<flow::ProviderTrial>(
        flow::ProviderTrial::Surroundings{m_loop, m_guard, m_tls, recorder, ledger},
        flow::ProviderTrial::Plan{provider, tokenModel, "1.1 bifrost-test", limits},
        [this](const ConnectionReport &told) {
            report = told;
            reports.push_back(told);
        });
    m_trial->begin();
    if (!reports.empty())
        qFatal("told from within begin()");
}

bool TrialStage::run(const ProviderConfig &provider, const std::string &tokenModel)
{
    begin(provider, tokenModel);
    return runUntil([this] { return report.over; }, std::chrono::seconds(30));
}

ProviderConfig providerAt(const QString &baseUrl, const QStringList &keys)
{
    ProviderConfig provider;
    provider.name = u"mine"_s;
    provider.network.baseUrl = baseUrl;
    provider.custom.emplace().baseProviderType = u"openai"_s;
    provider.custom->keyLess = keys.isEmpty();
    for (const QString &value : keys) {
        KeyConfig key;
        key.id = key.name = u"key %1"_s.arg(provider.keys.size() + 1);
        key.value.value = Secret(value.toStdString());
        provider.keys.push_back(std::move(key));
    }
    return provider;
}

} // namespace bifrost::test
