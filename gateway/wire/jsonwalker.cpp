// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/jsonwalker.h"

#include "gateway/wire/jsonescapes.h"
#include "gateway/wire/jsontoken.h"

namespace bifrost::wire {

JsonWalker::JsonWalker(const JsonTokens &tokens, Scalars scalars)
    : m_tokens(tokens)
    , m_trusts(scalars == Scalars::Trust)
{
    if (m_trusts)
        return;
    const std::size_t from = tokens.offset(0);
    const std::size_t bad = findBadEscape(tokens.text().substr(from));
    m_badEscape = bad == std::string_view::npos ? bad : from + bad;
}

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

/// A number or a word.
bool JsonWalker::passWord(Number at, char first)
{
    if (m_trusts)
        return true;
    switch (first) {
    case 't':
        return isWord(at, "true") || fail(at, "an unknown word");
    case 'f':
        return isWord(at, "false") || fail(at, "an unknown word");
    case 'n':
        return isWord(at, "null") || fail(at, "an unknown word");
    default:
        return (at < m_tokens.count() && isJsonNumber(m_tokens.token(at)))
            || fail(at, "something that is no value");
    }
}

bool JsonWalker::passKey(Number at)
{
    if (peek(at) != '"')
        return fail(at, "the name of a member is missing");
    if (hasBadEscape(at))
        return fail(at, "a string with a bad escape");
    return peek(at + 1) == ':' || fail(at + 1, "a colon is missing");
}

/// From the opening bracket at m_at to the token behind its closing one.
bool JsonWalker::passContainer()
{
    // A copy, since the compiler must take everything that is written below for a part of the member.
    const JsonTokens tokens = m_tokens;
    const Number count = tokens.count();
    const auto peekAt = [&tokens, count](Number at) { return at < count ? tokens.first(at) : '\0'; };
    const auto closer = [](bool isObject) { return isObject ? '}' : ']'; };

    Number at = m_at;
    char first = tokens.first(at);
    for (unsigned depth = 2;; ++depth) { // the outermost level is the one that next() walks
        if (depth > MaxDepth)
            return fail(at, "it is nested too deeply");
        bool isObject = first == '{';
        m_isObjectAt[depth] = isObject;
        first = peekAt(++at);
        bool closes = first == closer(isObject);
        for (;;) {
            if (closes) {
                ++at;
                if (--depth == 1) {
                    m_at = at;
                    return true;
                }
                isObject = m_isObjectAt[depth];
            } else {
                if (isObject) {
                    if (first != '"' || hasBadEscape(at) || peekAt(at + 1) != ':')
                        return passKey(at); // which says what is wrong
                    at += 2;
                    first = peekAt(at);
                }
                if (first == '{' || first == '[')
                    break;
                if (first == '"' ? hasBadEscape(at) : !passWord(at, first))
                    return m_fault ? false : fail(at, "a string with a bad escape");
                ++at;
            }
            first = peekAt(at);
            closes = first == closer(isObject);
            if (first == ',')
                first = peekAt(++at);
            else if (!closes)
                return fail(at, "a comma or a closing bracket is missing");
        }
    }
}

/// The same where the brackets are known to be right.
void JsonWalker::skipContainer()
{
    const JsonTokens tokens = m_tokens;
    Number at = m_at;
    unsigned depth = 0;
    do {
        const char lowered = static_cast<char>(tokens.first(at++) | 0x20); // [ ] are { } then
        depth += lowered == '{';
        depth -= lowered == '}';
    } while (depth != 0);
    m_at = at;
}

bool JsonWalker::passMember(Item &item)
{
    if (m_isObject) {
        if (!m_trusts && !passKey(m_at))
            return false;
        item.key = m_at;
        m_at += 2;
    }
    item.value = m_at;
    const char first = peek(m_at);
    if (first == '{' || first == '[') {
        if (m_trusts)
            skipContainer();
        else if (!passContainer())
            return false;
    } else {
        if (first == '"') {
            if (hasBadEscape(m_at))
                return fail(m_at, "a string with a bad escape");
        } else if (!passWord(m_at, first)) {
            return false;
        }
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

bool isWhole(const JsonTokens &tokens)
{
    JsonWalker walker(tokens);
    for (JsonWalker::Item item; walker.next(item);) { }
    return !walker.fault();
}

} // namespace bifrost::wire
