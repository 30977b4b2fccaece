// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/httphead.h"

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
};

/// The object, without its name.
std::string extraFieldsObject(const ExtraFields &fields);

} // namespace bifrost::flow
