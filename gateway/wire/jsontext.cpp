// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/jsontext.h"

#include <cstdint>
#include <cstring>

namespace bifrost::wire {

namespace {

void appendEscaped(std::string &out, std::string_view utf8)
{
    constexpr std::string_view Hex = "0123456789abcdef";
    std::size_t copied = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(utf8, copied, i - copied);
        copied = i + 1;
        out += '\\';
        switch (c) {
        case '"':
        case '\\':
            out += c;
            break;
        case '\n':
            out += 'n';
            break;
        case '\r':
            out += 'r';
            break;
        case '\t':
            out += 't';
            break;
        default:
            out += "u00";
            out += Hex[byte >> 4];
            out += Hex[byte & 15];
        }
    }
    out.append(utf8, copied);
}

/// ASCII without anything to escape, as nearly every name and value of a header is. Looks at eight bytes at a
/// time.
bool isPlain(std::string_view text)
{
    constexpr std::uint64_t Ones = 0x0101010101010101;
    constexpr std::uint64_t Highs = Ones * 0x80;
    const auto isPlainWord = [](const char *from, std::size_t count) {
        std::uint64_t word = Ones * 'x';
        std::memcpy(&word, from, count);
        const auto zeroIn = [](std::uint64_t bytes) { return (bytes - Ones) & ~bytes; };
        // Exact as long as no byte is above 0x7f, and those are marked themselves.
        const std::uint64_t wrong = word | (word - Ones * 0x20) | zeroIn(word ^ (Ones * '"'))
            | zeroIn(word ^ (Ones * '\\')) | (word + Ones);
        return (wrong & Highs) == 0;
    };
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        if (!isPlainWord(text.data() + at, 8))
            return false;
    }
    return at == text.size() || isPlainWord(text.data() + at, text.size() - at);
}

} // namespace

void appendJsonString(std::string &out, std::string_view utf8)
{
    constexpr std::string_view Replacement = "\xEF\xBF\xBD";
    if (isPlain(utf8)) {
        const std::size_t before = out.size();
        out.resize(before + utf8.size() + 2, '"');
        std::memcpy(out.data() + before + 1, utf8.data(), utf8.size());
        return;
    }
    out.reserve(out.size() + utf8.size() + 2);
    out += '"';
    if (isValidUtf8(utf8)) {
        appendEscaped(out, utf8);
    } else {
        std::size_t good = 0; // how much of the start is valid and not written yet
        while (good < utf8.size()) {
            const Utf8Step step = stepUtf8(utf8.substr(good));
            if (step.valid) {
                good += step.length;
                continue;
            }
            appendEscaped(out, utf8.substr(0, good));
            out += Replacement;
            utf8.remove_prefix(good + step.length);
            good = 0;
        }
        appendEscaped(out, utf8);
    }
    out += '"';
}

} // namespace bifrost::wire
