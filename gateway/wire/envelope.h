// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/jsonindex.h"
#include "gateway/wire/span.h"
#include "models/core/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bifrost::wire {

/// How many fallbacks a request may name: each of them is an attempt at a provider.
inline constexpr std::size_t MaxFallbacks = 32;

/// What routing needs of a request in OpenAI's style. Positions are those of the body it was read from.
struct Envelope
{
    std::string model; ///< what the string spells
    Span modelToken; ///< the string in the body, with its quotes
    bool hasModel = false;

    bool stream = false;
    bool hasStream = false; ///< false for null

    bool hasStreamOptions = false; ///< false for null
    Span streamOptions; ///< the whole value, also where it is null
    bool streamOptionsIsObject = false;
    bool streamOptionsHasMembers = false;
    bool includeUsage = false; ///< stream_options.include_usage is true
    Span includeUsageValue; ///< its value, whatever that is; empty if absent

    // A member that is null is not there.
    bool hasMessages = false;
    bool messagesIsArray = false;
    bool messagesEmpty = false; ///< an array without elements
    bool hasPrompt = false;
    bool hasInput = false;

    Span storeValue; ///< of `store`, whatever it is; empty if absent

    std::vector<std::string> fallbacks; ///< "provider/model"; entries of another shape are left out
    Span fallbacksMember; ///< name, value and one comma, to be cut out; empty if absent

    std::size_t afterOpenBrace = 0;
    bool hasMembers = false;
};

/// Reads the envelope and makes sure that the whole body is one well-formed JSON object. JsonPadding readable
/// bytes must follow the body. Fails with ErrorCode::BadRequest and a sentence for the caller.
Result<Envelope> readEnvelope(std::string_view body);

} // namespace bifrost::wire
