// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bifrost::bench {

/// What load and mock say to each other through a target, and by which each sees that the other was passed on
/// whole. Sizes are those of complete bodies, nearly.
namespace dialogue {

constexpr std::string_view Path = "/v1/chat/completions";
constexpr std::string_view CallersModel = "openai/gpt-4o-mini";
constexpr std::string_view CallersKey = "sk-caller"; ///< never to be seen by the upstream
constexpr std::string_view RoutedModel = "\"model\":\"gpt-4o-mini\"";
constexpr std::string_view StreamAsked = "\"stream\":true";
constexpr std::string_view PromptEnd = "(here ends the prompt)";
constexpr std::string_view StreamDone = "[DONE]";

/// A whole HTTP request.
std::string request(std::size_t bodyBytes, bool stream, std::uint16_t port);

/// What the assistant says in a whole answer, without a character that JSON escapes.
std::string answerText(std::size_t bodyBytes);
std::string answerBody(std::size_t bodyBytes);

/// One event of a stream: it carries its number and the time at which it is written.
struct Stamp
{
    int number;
    std::int64_t at;
};
std::string chunkEvent(Stamp stamp);
std::optional<Stamp> readStamp(std::string_view line);

/// The usage event and the end mark.
std::string closingEvents();

} // namespace dialogue

} // namespace bifrost::bench
