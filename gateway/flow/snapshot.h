// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/providers/provider.h"
#include "gateway/telemetry/secretmask.h"
#include "models/config/configuration.h"
#include "models/prices/pricetable.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace bifrost::net {
class EgressGuard;
}

namespace bifrost::flow {

struct TextHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

/// The configuration as calls see it. Immutable: each gateway thread holds a pointer of its own, and a call
/// keeps the one it started with.
struct Snapshot
{
    std::unordered_map<std::string, providers::Provider, TextHash, std::equal_to<>> providers;
    std::string loopMark; ///< our own in the Via header
    std::uint64_t bodyLimit = 0;
    bool dropExcessRequests = false;
    std::vector<std::string> requiredHeaders;
    std::vector<std::string> forwardHeaders; ///< patterns of header_filter_config.allowlist
    std::vector<std::string> withheldHeaders; ///< denylist
    std::shared_ptr<const PriceTable> prices;
    bool keepContents = true; ///< for whoever watches
    telemetry::SecretsPtr secrets; ///< of the providers; hidden in what is kept
    std::unordered_set<const upstream::Endpoint *> endpoints; ///< that calls may go to

    const providers::Provider *provider(std::string_view name) const;

    /// Sentences for whoever set the providers up: which of them cannot be used, and why. The guard is that
    /// of their connections.
    std::vector<std::string> objections(const net::EgressGuard &guard) const;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// What goes on from the snapshot before: how much each provider has to do, always; its connections, where
/// they lead to the same place and are judged as before.
struct Heritage
{
    const Snapshot *before = nullptr;
    bool connections = true;
};

SnapshotPtr buildSnapshot(const Configuration &configuration, const Heritage &heritage = {});

} // namespace bifrost::flow
