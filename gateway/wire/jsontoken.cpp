// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/jsontoken.h"

#include <cstdint>

namespace bifrost::wire {

namespace {

void appendUtf8(std::string &out, std::uint32_t codePoint)
{
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((codePoint >> shift) & 0x3F)); };
    if (codePoint < 0x80) {
        out += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        out += static_cast<char>(0xC0 | (codePoint >> 6));
        tail(0);
    } else if (codePoint < 0x10000) {
        out += static_cast<char>(0xE0 | (codePoint >> 12));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0 | (codePoint >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

/// The four hexadecimal digits at the start of a text.
std::optional<std::uint32_t> readHex4(std::string_view text)
{
    if (text.size() < 4)
        return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : text.substr(0, 4)) {
        const char lower = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            value = value * 16 + static_cast<std::uint32_t>(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            value = value * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
        else
            return std::nullopt;
    }
    return value;
}

/// What the letter after a backslash stands for; 0 for none.
char simpleEscape(char letter)
{
    switch (letter) {
    case '"':
    case '\\':
    case '/':
        return letter;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

} // namespace

std::size_t escapeLength(std::string_view text)
{
    if (text.size() < 2)
        return 0;
    if (simpleEscape(text[1]) != 0)
        return 2;
    return text[1] == 'u' && readHex4(text.substr(2)) ? 6 : 0;
}

bool isJsonNumber(std::string_view token)
{
    const char *at = token.data();
    const char *const end = at + token.size();
    const auto skipDigits = [&] {
        const char *const first = at;
        while (at != end && *at >= '0' && *at <= '9')
            ++at;
        return at != first;
    };
    if (at != end && *at == '-')
        ++at;
    if (at != end && *at == '0')
        ++at;
    else if (!skipDigits())
        return false;
    if (at != end && *at == '.') {
        ++at;
        if (!skipDigits())
            return false;
    }
    if (at != end && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at != end && (*at == '+' || *at == '-'))
            ++at;
        if (!skipDigits())
            return false;
    }
    return at == end;
}

std::optional<std::string> unescapeJsonString(std::string_view token)
{
    if (token.size() < 2 || token.front() != '"' || token.back() != '"')
        return std::nullopt;
    std::string_view rest = token.substr(1, token.size() - 2);
    if (rest.find('\\') == std::string_view::npos)
        return std::string(rest);
    std::string text;
    for (;;) {
        const std::size_t plain = rest.find('\\');
        text.append(rest, 0, plain);
        if (plain == std::string_view::npos)
            return text;
        rest.remove_prefix(plain + 1);
        if (rest.empty())
            return std::nullopt;
        const char letter = rest.front();
        rest.remove_prefix(1);
        if (const char c = simpleEscape(letter)) {
            text += c;
            continue;
        }
        if (letter != 'u')
            return std::nullopt;
        const auto first = readHex4(rest);
        if (!first || (*first >= 0xDC00 && *first < 0xE000))
            return std::nullopt;
        rest.remove_prefix(4);
        if (*first < 0xD800 || *first >= 0xE000) {
            appendUtf8(text, *first);
            continue;
        }
        const auto second = rest.starts_with("\\u") ? readHex4(rest.substr(2)) : std::nullopt;
        if (!second || *second < 0xDC00 || *second >= 0xE000)
            return std::nullopt;
        rest.remove_prefix(6);
        appendUtf8(text, 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00));
    }
}

} // namespace bifrost::wire
