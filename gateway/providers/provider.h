// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/turnstile.h"
#include "gateway/providers/operation.h"
#include "gateway/providers/usagehabit.h"
#include "gateway/upstream/endpoint.h"
#include "models/core/error.h"
#include "models/core/secret.h"

#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bifrost::providers {

/// Where one operation of a provider goes. `requestStart` is the head of every request up to what differs:
/// request line, Host and the fields that are always the same.
struct Target
{
    upstream::EndpointPtr endpoint;
    std::string requestStart;
    bool mayLeadBack = false; ///< a loop could lead through it, so it is told where the request has been
    std::shared_ptr<UsageHabit> usage = {}; ///< of streams; else null
};

/// Of every operation, whole and as a stream, as `request_path_overrides` tells them apart.
using TargetSet = std::array<std::optional<Target>, 2 * OperationCount>;

constexpr std::size_t slotOf(Operation operation, bool stream)
{
    return 2 * indexOf(operation) + (stream ? 1 : 0);
}

/// Aliases ignore case.
struct AliasOrder
{
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const;
};

/// One credential, ready for use.
struct ProviderKey
{
    std::string id;
    std::string name;
    Secret authorization; ///< the whole header line; empty: none is sent
    bool allModels = true;
    std::vector<std::string> models;
    std::vector<std::string> blacklist;
    std::map<std::string, std::string, AliasOrder> aliases;
    std::string servedModel;
    double weight = 1;
    bool locked = false; ///< its value is stored, but cannot be read at present: it serves no call
    std::shared_ptr<const TargetSet> targets; ///< of a key with a server of its own, else null

    /// The model may be asked for with this key: it is an alias or on the list, and neither it nor what it is
    /// an alias of is on the block list.
    bool allows(std::string_view model) const;

    /// It lists the model by this name, rather than that it takes every one.
    bool names(std::string_view model) const { return !allModels || hasAlias(model); }
    bool hasAlias(std::string_view model) const { return !aliases.empty() && aliases.contains(model); }

    /// What the provider calls this model.
    std::string_view upstreamModel(std::string_view model) const;
};

/// How many calls of a provider run and wait; outlives a change of configuration.
using ProviderLoad = net::Places;

/// A provider as calls need it: immutable, part of a Snapshot.
struct Provider
{
    std::string name;
    bool isDemo = false;
    std::vector<ProviderKey> keys; ///< enabled ones
    std::vector<std::string> emptyKeys; ///< of those without a value that can be sent: why
    bool needsKey = true;
    Secret authorization; ///< of `extra_headers`, the whole line: sent where no key has one of its own
    OperationSet operations;
    OperationSet streamAllowed; ///< `allowed_requests` tells chat_completion and chat_completion_stream apart
    TargetSet targets;
    std::optional<Target> keyCheck; ///< what tells a good key from a bad one, if the list of models does not
    upstream::Deadlines deadlines;
    bool knowsIncludeUsage = true;
    bool sendsDoneMarker = true;
    bool neverStores = false; ///< `openai_config.disable_store`
    bool showsRawRequest = false; ///< in `extra_fields`
    bool showsRawResponse = false;
    int maxRetries = 0;
    std::chrono::milliseconds backoffInitial{500};
    std::chrono::milliseconds backoffMax{5000};
    int concurrency = 20000;
    int queueSize = 30000;
    std::shared_ptr<ProviderLoad> load;
    std::optional<Error> unusable; ///< why no call may go there
    std::vector<std::string> objections; ///< what else is not as it was meant, for whoever set it up

    bool offers(Operation operation, bool stream) const;
    const Target *target(Operation operation, bool stream, const ProviderKey *key) const;

    /// The header line that goes along, or nothing.
    std::string_view authorizationFor(const ProviderKey *key) const;

    /// Masks the provider's credentials where the text quotes them.
    void hideCredentials(std::string &text) const;

    /// Masks only what goes along with this key.
    void hideCredential(const ProviderKey *key, std::string &text) const;

    /// A server on this computer that wants no key: nobody sends a bill.
    bool isFree(Operation operation, bool stream, const ProviderKey *key) const;
};

} // namespace bifrost::providers
