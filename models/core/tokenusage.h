// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace bifrost {

/// What a provider says a request used. Cached and reasoning tokens are parts of the sums, not extra.
struct TokenUsage
{
    std::int64_t input = 0;
    std::int64_t output = 0;
    std::int64_t cachedRead = 0;
    std::int64_t cachedWrite = 0;
    std::int64_t reasoning = 0;
    bool known = false; ///< false: the provider said nothing, which is not the same as zero
    bool lacksInput = false; ///< known, but for this count, which was nonsense
    bool lacksOutput = false;

    std::int64_t total() const { return input + output; }
};

} // namespace bifrost
