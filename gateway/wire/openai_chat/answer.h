// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/openai_chat/chunk.h"
#include "gateway/wire/openai_chat/usage.h"
#include "gateway/wire/span.h"
#include "models/core/tokenusage.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace bifrost::wire {

/// Whole answers up to this size are read with readAnswer(), larger ones pass by a TopLevelScanner.
inline constexpr std::size_t MaxReadAnswer = 256 * 1024;

/// What the gateway wants to know of a whole answer in OpenAI's style, good or bad.
struct AnswerFacts
{
    TokenUsage usage;
    Span finishReason; ///< of the first choice, between the quotes; empty if absent

    bool hasError = false; ///< it says that it is an error, whatever its status
    bool hasErrorMember = false; ///< and does so in `error`, as the dialect wants it
    Span errorMember; ///< value of the member `error`; empty if absent
    bool errorIsObject = false;
    std::string errorType;
    std::string
        errorMessage; ///< also from `message`, `detail` or `msg`, where servers put it without `error`
    std::string errorCode; ///< also where it is a number

    bool isObject = false; ///< a well-formed JSON object, to which a member can be added at the closing brace
    bool hasMembers = false;
    std::size_t closingBrace = 0;
    Span extraFields; ///< value of the member of that name: another gateway lies behind; empty if absent
};

/// JsonPadding readable bytes must follow the body. Of a body that is broken it tells what came before the
/// break; of an array, as some send errors, what its first element says of an error. `isError`: its status
/// says that it is one, whatever it looks like.
AnswerFacts readAnswer(std::string_view body, bool isError = false);

} // namespace bifrost::wire
