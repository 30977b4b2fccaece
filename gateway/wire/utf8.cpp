// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/utf8.h"

#include <simdjson.h>

namespace bifrost::wire {

/// Follows table 3-7 of the Unicode standard; a broken character ends before the byte that does not fit.
Utf8Step stepUtf8(std::string_view text)
{
    const auto byteAt = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byteAt(0);
    if (lead < 0x80)
        return {1, true};
    if (lead < 0xC2 || lead > 0xF4)
        return {1, false};
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (text.size() < 2 || byteAt(1) < low || byteAt(1) > high)
        return {1, false};
    for (std::size_t i = 2; i < length; ++i) {
        if (i >= text.size() || (byteAt(i) & 0xC0) != 0x80)
            return {i, false};
    }
    return {length, true};
}

bool isValidUtf8(std::string_view text)
{
    return simdjson::validate_utf8(text.data(), text.size());
}

std::size_t firstInvalidUtf8(std::string_view text)
{
    if (isValidUtf8(text))
        return std::string_view::npos;
    std::size_t at = 0;
    while (at < text.size()) {
        const Utf8Step step = stepUtf8(text.substr(at));
        if (!step.valid)
            return at;
        at += step.length;
    }
    return std::string_view::npos;
}

void mendUtf8(std::string &text)
{
    if (isValidUtf8(text))
        return;
    std::string mended;
    mended.reserve(text.size() + 8);
    for (std::string_view rest = text; !rest.empty();) {
        const Utf8Step step = stepUtf8(rest);
        mended += step.valid ? rest.substr(0, step.length) : std::string_view("\xEF\xBF\xBD");
        rest.remove_prefix(step.length);
    }
    text = std::move(mended);
}

} // namespace bifrost::wire
