// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bifrost::wire {

/// How long the escape is that the text starts with, 0 if it is none that JSON knows.
std::size_t escapeLength(std::string_view text);

/// A number as JSON writes it, nothing around it.
bool isJsonNumber(std::string_view token);

/// The text that a string token spells. Nothing for what spells no character: a lone surrogate, an escape
/// that JSON does not know.
std::optional<std::string> unescapeJsonString(std::string_view token);

} // namespace bifrost::wire
