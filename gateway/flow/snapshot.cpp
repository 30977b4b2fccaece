// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/snapshot.h"

#include "gateway/providers/addressrefusal.h"
#include "gateway/providers/providerbuilder.h"

#include <fmt/format.h>

#include <algorithm>

#include <QRandomGenerator>

namespace bifrost::flow {

namespace {

std::vector<std::string> lowerCase(const QStringList &names)
{
    std::vector<std::string> result;
    for (const QString &name : names)
        result.push_back(name.toLower().toStdString());
    return result;
}

/// Names this process among all gateways that a request may pass through.
const std::string &processMark()
{
    static const std::string mark =
        fmt::format("1.1 bifrost-{:016x}", QRandomGenerator::system()->generate64());
    return mark;
}

/// Keys, and the headers that carry credentials.
telemetry::SecretsPtr secretsOf(const std::vector<ProviderConfig> &providers)
{
    auto secrets = std::make_shared<telemetry::Secrets>();
    for (const ProviderConfig &provider : providers) {
        for (const KeyConfig &key : provider.keys)
            secrets->push_back(key.value.value);
        if (!provider.proxy.password.value.isEmpty())
            secrets->push_back(provider.proxy.password.value);
        const auto &headers = provider.network.extraHeaders;
        for (auto header = headers.begin(); header != headers.end(); ++header)
            (void)telemetry::maskedValue(header.key().toStdString(), header->toStdString(), *secrets);
    }
    return secrets;
}

/// The targets that a provider had, for the ones that it has now.
class FormerTargets
{
public:
    explicit FormerTargets(const providers::Provider &before)
    {
        take(before.targets);
        for (const providers::ProviderKey &key : before.keys) {
            if (key.targets)
                take(*key.targets);
        }
    }

    /// What was learnt there always, the connections if they are wanted.
    void putInto(providers::TargetSet &targets, bool connections) const
    {
        for (std::optional<providers::Target> &target : targets) {
            if (!target)
                continue;
            const auto leadsThere = [&](const upstream::EndpointPtr &former) {
                return former->isLike(*target->endpoint);
            };
            const auto same = std::ranges::find_if(m_targets, [&](const providers::Target &former) {
                return former.usage && former.requestStart == target->requestStart
                    && leadsThere(former.endpoint);
            });
            if (target->usage && same != m_targets.end())
                target->usage = same->usage;
            if (!connections)
                continue;
            const auto open = std::ranges::find_if(m_endpoints, leadsThere);
            if (open != m_endpoints.end())
                target->endpoint = *open;
        }
    }

private:
    void take(const providers::TargetSet &targets)
    {
        for (const std::optional<providers::Target> &target : targets) {
            if (!target)
                continue;
            m_targets.push_back(*target);
            if (std::ranges::find(m_endpoints, target->endpoint) == m_endpoints.end())
                m_endpoints.push_back(target->endpoint);
        }
    }

    std::vector<providers::Target> m_targets;
    std::vector<upstream::EndpointPtr> m_endpoints;
};

void inherit(providers::Provider &provider, const providers::Provider &before, bool connections)
{
    provider.load = before.load;
    const FormerTargets former(before);
    former.putInto(provider.targets, connections);
    for (providers::ProviderKey &key : provider.keys) {
        if (!key.targets)
            continue;
        auto targets = std::make_shared<providers::TargetSet>(*key.targets);
        former.putInto(*targets, connections);
        key.targets = std::move(targets);
    }
}

void collect(const providers::TargetSet &targets, std::unordered_set<const upstream::Endpoint *> &endpoints)
{
    for (const std::optional<providers::Target> &target : targets) {
        if (target)
            endpoints.insert(target->endpoint.get());
    }
}

} // namespace

const providers::Provider *Snapshot::provider(std::string_view name) const
{
    const auto found = providers.find(name);
    return found == providers.end() ? nullptr : &found->second;
}

std::vector<std::string> Snapshot::objections(const net::EgressGuard &guard) const
{
    std::vector<std::string> sentences;
    for (const auto &[name, provider] : providers) {
        if (provider.unusable)
            sentences.push_back(provider.unusable->message);
        else if (const std::optional<Error> refusal = providers::addressRefusal(provider, guard))
            sentences.push_back(fmt::format("Provider `{}` cannot be used: {}", name, refusal->message));
        sentences.insert(sentences.end(), provider.objections.begin(), provider.objections.end());
    }
    std::ranges::sort(sentences);
    return sentences;
}

SnapshotPtr buildSnapshot(const Configuration &configuration, const Heritage &heritage)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->loopMark = processMark();
    const ClientConfig &client = configuration.client;
    snapshot->bodyLimit = std::uint64_t(client.maxRequestBodyMb) * 1024 * 1024;
    snapshot->dropExcessRequests = client.dropExcessRequests;
    snapshot->requiredHeaders = lowerCase(client.requiredHeaders);
    snapshot->forwardHeaders = lowerCase(client.headerAllowlist);
    snapshot->withheldHeaders = lowerCase(client.headerDenylist);
    snapshot->keepContents = !client.disableContentLogging;
    snapshot->secrets = secretsOf(configuration.providers);
    if (configuration.server.demo)
        snapshot->providers.emplace("demo", providers::buildDemoProvider());
    for (const ProviderConfig &config : configuration.providers)
        snapshot->providers.insert_or_assign(config.name.toStdString(),
                                             providers::buildProvider(config, snapshot->loopMark));
    for (auto &[name, provider] : snapshot->providers) {
        if (const providers::Provider *before = heritage.before ? heritage.before->provider(name) : nullptr)
            inherit(provider, *before, heritage.connections);
        collect(provider.targets, snapshot->endpoints);
        for (const providers::ProviderKey &key : provider.keys) {
            if (key.targets)
                collect(*key.targets, snapshot->endpoints);
        }
    }
    return snapshot;
}

} // namespace bifrost::flow
