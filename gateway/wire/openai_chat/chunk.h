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
    bool hasErrorMember = false; ///< the error stands in `error`, as the dialect wants it
    std::string errorType;
    std::string errorMessage;
    std::string errorCode;

    bool hasMembers = false;
    std::size_t closingBrace = 0; ///< in the data; meaningless unless isRead
    Span extraFields; ///< value of the member of that name, in the data; empty if absent
};

/// Whether the data of one event may have anything of the above. False for the ordinary chunk, a piece of
/// text: it is only searched for the names of the members that matter.
bool mayHoldFacts(std::string_view data);

/// Whether the data of an event is a whole JSON object. It needs no padding.
bool isJsonObject(std::string_view data);

/// Looks for the names first, and reads the chunk where one is found. The data needs no padding.
ChunkFacts readChunk(std::string_view data);

/// Of an event that is named `error`: it is one, whatever its data says and how.
ChunkFacts readErrorEvent(std::string_view data);

} // namespace bifrost::wire
