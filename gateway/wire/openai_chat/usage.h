// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/tokenusage.h"

#include <cstdint>
#include <string_view>

namespace bifrost::wire {

class JsonTokens;

/// Above this a provider's count of tokens is nonsense, and counts as unknown.
inline constexpr std::int64_t MaxTokenCount = 1'000'000'000'000;

/// Reads the value of `usage` as chat completions, completions, embeddings and responses write it. Not known:
/// null, something else than an object, or not one count that can be. Of a count that cannot be (a text,
/// null, a negative number) the others tell where the total is given; else it alone is lacking.
TokenUsage readUsage(std::string_view usageJson);

/// The same within a text that a JsonWalker has passed already.
TokenUsage readUsage(const JsonTokens &usage);

} // namespace bifrost::wire
