// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/httphead.h"
#include "gateway/wire/splice.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace bifrost::flow {

/// The header lines of a provider's answer that go on to the caller: all but those of this hop, credentials
/// and what the gateway decides itself.
std::string relayedLines(const net::AnswerHead &head);

/// What `extra_fields` says about an answer.
struct ExtraFields
{
    std::string_view requestType;
    std::string_view provider;
    std::string_view model; ///< as it was asked for, without the provider
    std::int64_t latencyMs = -1; ///< below zero: not said, as in errors
    std::int64_t chunkIndex = 0;
    std::string_view answerLines; ///< relayedLines(), for provider_response_headers
    std::string_view rawRequest; ///< JSON, as the provider got it; empty: not said
    std::string_view rawResponse; ///< what the provider said; a text where it is no JSON object
    bool rawResponseIsJson = true;
};

/// The object, without its name.
std::string extraFieldsObject(const ExtraFields &fields);

/// Puts the object into an answer or a chunk: as its last member, or in the place of the one that another
/// gateway behind this one has given it.
template <typename Facts>
wire::Splice extraFieldsSplice(const Facts &facts, const std::string &object)
{
    if (!facts.extraFields.isEmpty())
        return {facts.extraFields.offset, facts.extraFields.length, object};
    const char *const name = facts.hasMembers ? ",\"extra_fields\":" : "\"extra_fields\":";
    return {facts.closingBrace, 0, name + object};
}

} // namespace bifrost::flow
