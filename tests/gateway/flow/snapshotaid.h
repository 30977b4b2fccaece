// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/flow/snapshot.h"

#include <initializer_list>

namespace bifrost::test {

/// A snapshot of these providers, each with one key.
inline flow::SnapshotPtr snapshotOf(std::initializer_list<const char *> names, ClientConfig client = {})
{
    Configuration configuration;
    configuration.client = std::move(client);
    for (const char *name : names) {
        ProviderConfig &provider = configuration.providers.emplace_back();
        provider.name = QString::fromUtf8(name);
        KeyConfig &key = provider.keys.emplace_back();
        key.id = key.name = QStringLiteral("main");
        key.value.value = Secret("sk-1");
        if (!QStringList{QStringLiteral("openai"), QStringLiteral("groq")}.contains(provider.name)) {
            provider.custom.emplace().baseProviderType = QStringLiteral("openai");
            provider.network.baseUrl = QStringLiteral("http://localhost:1");
        }
    }
    return flow::buildSnapshot(configuration);
}

} // namespace bifrost::test
