// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/snapshot.h"

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
        const auto &headers = provider.network.extraHeaders;
        for (auto header = headers.begin(); header != headers.end(); ++header)
            (void)telemetry::maskedValue(header.key().toStdString(), header->toStdString(), *secrets);
    }
    return secrets;
}

} // namespace

const providers::Provider *Snapshot::provider(std::string_view name) const
{
    const auto found = providers.find(name);
    return found == providers.end() ? nullptr : &found->second;
}

std::vector<std::string> Snapshot::objections() const
{
    std::vector<std::string> sentences;
    for (const auto &[name, provider] : providers) {
        if (provider.unusable)
            sentences.push_back(provider.unusable->message);
        sentences.insert(sentences.end(), provider.objections.begin(), provider.objections.end());
    }
    std::ranges::sort(sentences);
    return sentences;
}

SnapshotPtr buildSnapshot(const Configuration &configuration)
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
    return snapshot;
}

} // namespace bifrost::flow
