// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/jsonwalker.h"

#include "gateway/wire/jsontoken.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace bifrost::wire {

namespace {

/// The characters that make an escape of two together with the backslash before them.
constexpr auto SimpleEscapes = [] {
    std::array<bool, 256> table{};
    for (const char c : std::string_view("\"\\/bfnrt"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

/// The next backslash, or the end of the text. Escapes come in crowds: the near bytes are looked at without a
/// call.
std::size_t findBackslash(std::string_view text, std::size_t from)
{
    constexpr std::uint64_t Ones = 0x0101010101010101ULL;
    constexpr std::uint64_t Highs = Ones * 0x80;
    constexpr int NearWords = 6;
    for (int i = 0; i < NearWords && from + 8 <= text.size(); ++i, from += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + from, 8);
        word ^= Ones * static_cast<unsigned char>('\\');
        // The lowest mark is exact, so little-endian machines need not search the word.
        const std::uint64_t marks = (word - Ones) & ~word & Highs;
        if (marks == 0)
            continue;
        if constexpr (std::endian::native == std::endian::little)
            return from + static_cast<std::size_t>(std::countr_zero(marks)) / 8;
        return text.find('\\', from);
    }
    return std::min(text.find('\\', from), text.size());
}

} // namespace

JsonWalker::JsonWalker(const JsonTokens &tokens, Scalars scalars)
    : m_tokens(tokens)
    , m_trusts(scalars == Scalars::Trust)
    , m_backslash(m_trusts ? tokens.text().size() : findBackslash(tokens.text(), tokens.offset(0)))
{ }

bool JsonWalker::fail(Number at, std::string_view what)
{
    m_fault = at < m_tokens.count() ? JsonFault{m_tokens.offset(at), what}
                                    : JsonFault{m_tokens.text().size(), "it ends too early"};
    m_ended = true;
    return false;
}

bool JsonWalker::end()
{
    m_ended = true;
    if (m_at + 1 < m_tokens.count())
        return fail(m_at + 1, "something follows its end");
    return false;
}

bool JsonWalker::passString(Number at)
{
    const std::size_t stringEnd = m_tokens.rawEnd(at);
    const std::string_view text = m_tokens.text();
    std::size_t backslash = m_backslash;
    while (backslash < stringEnd) {
        std::size_t length = 2;
        if (backslash + 1 >= text.size() || !SimpleEscapes[static_cast<unsigned char>(text[backslash + 1])])
            length = escapeLength(text.substr(backslash));
        if (length == 0)
            return fail(at, "a string with a bad escape");
        backslash = findBackslash(text, backslash + length);
    }
    m_backslash = backslash;
    return true;
}

bool JsonWalker::passScalar(Number at, char first)
{
    if (m_trusts)
        return true;
    switch (first) {
    case '"':
        return passString(at);
    case 't':
        return m_tokens.token(at) == "true" || fail(at, "an unknown word");
    case 'f':
        return m_tokens.token(at) == "false" || fail(at, "an unknown word");
    case 'n':
        return m_tokens.token(at) == "null" || fail(at, "an unknown word");
    default:
        return (at < m_tokens.count() && isJsonNumber(m_tokens.token(at)))
            || fail(at, "something that is no value");
    }
}

bool JsonWalker::passKey(Number at)
{
    if (peek(at) != '"')
        return fail(at, "the name of a member is missing");
    if (!passString(at))
        return false;
    return peek(at + 1) == ':' || fail(at + 1, "a colon is missing");
}

/// From the opening bracket at m_at to the token behind its closing one.
bool JsonWalker::passContainer()
{
    Number at = m_at;
    unsigned depth = 1; // the outermost level, which next() walks
    bool opens = true;
    bool isObject = false;
    for (;;) {
        if (opens) {
            if (++depth > MaxDepth)
                return fail(at, "it is nested too deeply");
            isObject = m_tokens.first(at) == '{';
            m_isObjectAt[depth] = isObject;
            ++at;
        }
        char first = peek(at);
        if (!opens || first != (isObject ? '}' : ']')) {
            if (isObject) {
                if (!passKey(at))
                    return false;
                at += 2;
                first = peek(at);
            }
            opens = first == '{' || first == '[';
            if (opens)
                continue;
            if (!passScalar(at, first))
                return false;
            ++at;
        }
        opens = false;
        for (first = peek(at); first != ','; first = peek(at)) {
            if (first != (isObject ? '}' : ']'))
                return fail(at, "a comma or a closing bracket is missing");
            ++at;
            if (--depth == 1) {
                m_at = at;
                return true;
            }
            isObject = m_isObjectAt[depth];
        }
        ++at;
    }
}

bool JsonWalker::passMember(Item &item)
{
    if (m_isObject) {
        if (!passKey(m_at))
            return false;
        item.key = m_at;
        m_at += 2;
    }
    item.value = m_at;
    const char first = peek(m_at);
    if (first == '{' || first == '[') {
        if (!passContainer())
            return false;
    } else {
        if (!passScalar(m_at, first))
            return false;
        ++m_at;
    }
    item.end = m_at;
    return m_at < m_tokens.count() || fail(m_at, {});
}

bool JsonWalker::next(Item &item)
{
    if (m_ended)
        return false;
    const bool atStart = m_at == 0;
    if (atStart) {
        const char first = peek(0);
        if (first != '{' && first != '[')
            return fail(0, "it is neither an object nor an array");
        m_isObject = first == '{';
        m_at = 1;
    }
    const char first = peek(m_at);
    if (first == (m_isObject ? '}' : ']'))
        return end();
    if (!atStart) {
        if (first != ',')
            return fail(m_at, "a comma or a closing bracket is missing");
        ++m_at;
    }
    return passMember(item);
}

} // namespace bifrost::wire
