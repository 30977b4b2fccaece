// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/span.h"
#include "models/core/tokenusage.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace bifrost::wire {

/// What the gateway wants to know of one event's data in a stream of OpenAI's style.
struct ChunkFacts
{
    bool isRead =
        false; ///< false for the ordinary chunk that has nothing below, and for what is no JSON object
    bool hasUsage = false; ///< the member is there and an object
    TokenUsage usage;
    bool isUsageOnly = false; ///< usage without any choice: the chunk that include_usage asks for
    std::string_view finishReason; ///< of the first choice, as it stands in the data; empty while it goes on

    bool hasError = false;
    std::string errorType;
    std::string errorMessage;
    std::string errorCode;

    bool hasMembers = false;
    std::size_t closingBrace = 0; ///< in the data; meaningless unless isRead
    Span extraFields; ///< value of the member of that name, in the data; empty if absent
};

/// The data of one event needs no padding. The ordinary chunk, a piece of text, is only searched for the
/// names of the members that matter; a name that is found is then looked for by reading the chunk.
ChunkFacts readChunk(std::string_view data);

} // namespace bifrost::wire
