// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/jsonfault.h"
#include "gateway/wire/jsontokens.h"

#include <array>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string_view>

namespace bifrost::wire {

/// Goes through the tokens of one object or array, checks everything it passes, at any depth, against the
/// grammar of JSON (RFC 8259), and stops after each member or element of the outermost level:
///
///     JsonWalker walker(tokens);
///     for (JsonWalker::Item item; walker.next(item);)
///         …
///     if (walker.fault()) …
///
/// It does not recurse, and looks at each token once: what a hostile text costs is bounded by its length.
class JsonWalker
{
public:
    static constexpr unsigned MaxDepth = 512;

    /// A member or element, in numbers of tokens.
    struct Item
    {
        JsonTokens::Number key = 0; ///< of an object's member; meaningless in an array
        JsonTokens::Number value = 0; ///< the first token of the value
        JsonTokens::Number end = 0; ///< the token after it: a comma or the closing bracket, if all is well
    };

    /// Values within a text that a walker has passed already need no second look.
    enum class Scalars { Check, Trust };

    explicit JsonWalker(const JsonTokens &tokens, Scalars scalars = Scalars::Check);

    /// False at the end and at a fault.
    bool next(Item &item);

    const std::optional<JsonFault> &fault() const { return m_fault; }

private:
    using Number = JsonTokens::Number;

    bool passMember(Item &item);
    bool passContainer();
    void skipContainer();
    bool passKey(Number at);
    bool passWord(Number at, char first);
    bool end();
    bool fail(Number at, std::string_view what);

    /// The first character of a token; behind the last one something that no token starts with.
    char peek(Number at) const { return at < m_tokens.count() ? m_tokens.first(at) : '\0'; }

    /// Strings are passed in order, and outside of them there is no backslash that another check lets pass.
    bool hasBadEscape(Number at) const
    {
        return m_badEscape != std::string_view::npos && m_badEscape < m_tokens.rawEnd(at);
    }

    /// The text goes on behind its end, and behind white space starts another token.
    template <std::size_t Size>
    bool isWord(Number at, const char (&word)[Size]) const
    {
        constexpr std::size_t Length = Size - 1;
        const std::size_t start = m_tokens.offset(at);
        const std::size_t end = m_tokens.rawEnd(at);
        const char *text = m_tokens.text().data();
        return end - start >= Length && std::memcmp(text + start, word, Length) == 0
            && (end - start == Length || JsonTokens::isSpace(text[start + Length]));
    }

    JsonTokens m_tokens;
    Number m_at = 0;
    bool m_isObject = false;
    bool m_ended = false;
    bool m_trusts = false;
    std::size_t m_badEscape = std::string_view::npos; ///< the first one of the text
    std::array<bool, MaxDepth + 1> m_isObjectAt; ///< for each open bracket, by depth
    std::optional<JsonFault> m_fault;
};

/// Whether the tokens are one object or array, good at any depth, and nothing else.
bool isWhole(const JsonTokens &tokens);

} // namespace bifrost::wire
