// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/providers/operation.h"

#include <span>
#include <string_view>

namespace bifrost::providers {

/// What has to be known of a provider that speaks OpenAI's dialect; adding one means adding a row.
struct ProviderRow
{
    std::string_view name;
    std::string_view baseUrl = {}; ///< without version; empty: the user has to give one
    std::string_view version = {}; ///< added to a base URL that does not end in a version of its own
    std::string_view operations; ///< letters of the operation matrix: M models, T text, C chat, E embeddings
    bool needsKey = true;
    std::string_view keyCheck = {}; ///< path that asks about the key, where the list of models is public
    bool knowsIncludeUsage = true; ///< takes `stream_options.include_usage`
};

std::span<const ProviderRow> providerTable();
const ProviderRow *findProvider(std::string_view name);

/// The row that custom providers of this base type go by; null where the type has no adapter yet.
const ProviderRow *findBaseType(std::string_view type);

OperationSet operationsOf(const ProviderRow &row);

} // namespace bifrost::providers
