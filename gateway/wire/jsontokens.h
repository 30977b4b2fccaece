// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/span.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bifrost::wire {

/// The tokens of a JSON text in order: brackets, commas, colons, strings with their quotes, numbers and
/// words. A view: the text and the JsonIndex that found the tokens must outlive it.
class JsonTokens
{
public:
    using Number = std::uint32_t;

    JsonTokens(std::string_view text, const Number *starts, Number count)
        : m_text(text)
        , m_starts(starts)
        , m_count(count)
        , m_end(text.size())
    { }

    /// The original, up to where the last token may reach.
    std::string_view text() const { return m_text.substr(0, m_end); }
    Number count() const { return m_count; }
    std::size_t offset(Number i) const { return m_starts[i]; }
    char first(Number i) const { return m_text[m_starts[i]]; }

    /// Where the white space after the token ends.
    std::size_t rawEnd(Number i) const { return i + 1 < m_count ? m_starts[i + 1] : m_end; }

    /// The token without the white space that follows it.
    [[gnu::always_inline]] std::string_view token(Number i) const
    {
        const std::size_t start = m_starts[i];
        std::size_t end = rawEnd(i);
        while (end - 1 > start && isSpace(m_text[end - 1]))
            --end;
        return m_text.substr(start, end - start);
    }

    /// From the start of one token to the end of another.
    Span span(Number first, Number last) const
    {
        return {offset(first), offset(last) + token(last).size() - offset(first)};
    }

    /// The tokens from first up to, not including, end: a value within the text.
    JsonTokens within(Number first, Number end) const
    {
        JsonTokens part(m_text, m_starts + first, end - first);
        part.m_end = rawEnd(end - 1);
        return part;
    }

    static bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

private:
    std::string_view m_text;
    const Number *m_starts = nullptr;
    Number m_count = 0;
    std::size_t m_end = 0;
};

} // namespace bifrost::wire
