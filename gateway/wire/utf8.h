// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bifrost::wire {

/// A character at the start of a text, or the part of one that broke off.
struct Utf8Step
{
    std::size_t length = 1;
    bool valid = false;
};

/// Looks at the start of a text that is not empty.
Utf8Step stepUtf8(std::string_view text);

bool isValidUtf8(std::string_view text);

/// The first byte that belongs to no character; npos if there is none.
std::size_t firstInvalidUtf8(std::string_view text);

/// The text behind the byte order mark that some editors and libraries put before it.
inline std::string_view withoutMark(std::string_view text)
{
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

/// Puts U+FFFD in the place of what belongs to no character.
void mendUtf8(std::string &text);

} // namespace bifrost::wire
