// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/toplevelscanner.h"

#include "gateway/wire/bytevector.h"
#include "gateway/wire/membername.h"

#include <algorithm>
#include <utility>

namespace bifrost::wire {

namespace {

bool isJsonSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isScalarCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.' || c == 'E';
}

bool isBracketOrQuote(char c)
{
    const char lowered = static_cast<char>(c | 0x20);
    return c == '"' || lowered == '{' || lowered == '}';
}

/// Long lists of numbers are passed sixteen bytes at a time.
std::size_t findBracketOrQuote(std::string_view bytes, std::size_t at)
{
    for (; at + ByteVector::Size <= bytes.size(); at += ByteVector::Size) {
        const ByteVector here(bytes.data() + at);
        const ByteVector lowered = here.lowered();
        if (((here == '"') | (lowered == '{') | (lowered == '}')).isAnyMarked())
            break;
    }
    while (at < bytes.size() && !isBracketOrQuote(bytes[at]))
        ++at;
    return at;
}

} // namespace

TopLevelScanner::TopLevelScanner(std::vector<std::string_view> names, std::string_view cut) : m_cutName(cut)
{
    m_members.reserve(names.size());
    for (const std::string_view name : names)
        m_members.push_back({name, std::nullopt});
}

std::optional<std::string_view> TopLevelScanner::value(std::string_view name) const
{
    for (const Member &member : m_members) {
        if (member.name == name && member.value && &member != m_kept)
            return *member.value;
    }
    return std::nullopt;
}

void TopLevelScanner::feed(std::string_view bytes)
{
    m_at = 0;
    m_from = 0;
    m_knowsQuote = false;
    m_cuts.clear();
    while (m_at < bytes.size() && m_state != State::Broken)
        step(bytes);
    if (m_kept)
        keep(bytes.substr(m_from));
    if (m_isCut && isWithinValue())
        cut(bytes.size());
    m_before += bytes.size();
}

void TopLevelScanner::step(std::string_view bytes)
{
    switch (m_state) {
    case State::InName:
    case State::InString:
    case State::NestedString:
        passString(bytes);
        return;
    case State::Nested:
        passNested(bytes);
        return;
    case State::InScalar:
        passScalar(bytes);
        return;
    default:
        if (!isJsonSpace(bytes[m_at]))
            stepOutermost(bytes[m_at]);
        ++m_at;
    }
}

/// One character at the outermost level, in between names and values.
void TopLevelScanner::stepOutermost(char c)
{
    switch (m_state) {
    case State::Start:
        m_state = c == '{' ? State::NameOrEnd : State::Broken;
        return;
    case State::NameOrEnd:
    case State::Name:
        if (c == '"') {
            m_hasMembers = true;
            m_name = '"';
            m_state = State::InName;
            return;
        }
        if (c == '}' && m_state == State::NameOrEnd)
            break;
        m_state = State::Broken;
        return;
    case State::Colon:
        m_state = c == ':' ? State::Value : State::Broken;
        return;
    case State::Value:
        startValue(c);
        return;
    case State::CommaOrEnd:
        if (c == '}')
            break;
        m_state = c == ',' ? State::Name : State::Broken;
        return;
    default: // something follows the end
        m_state = State::Broken;
        return;
    }
    m_state = State::Ended;
    m_closingBrace = m_before + m_at;
}

void TopLevelScanner::startValue(char c)
{
    m_from = m_at;
    m_cutBegins = true;
    if (m_kept)
        m_kept->value.emplace();
    if (c == '"') {
        m_state = State::InString;
    } else if (c == '{' || c == '[') {
        m_state = State::Nested;
        m_depth = 1;
        m_isObject[0] = c == '{';
    } else {
        m_state = isScalarCharacter(c) ? State::InScalar : State::Broken;
    }
}

void TopLevelScanner::passNested(std::string_view bytes)
{
    m_at = findBracketOrQuote(bytes, m_at);
    if (m_at == bytes.size())
        return;
    const char c = bytes[m_at++];
    if (c == '"') {
        m_state = State::NestedString;
    } else if (c == '{' || c == '[') {
        if (m_depth == MaxDepth)
            m_state = State::Broken;
        else
            m_isObject[m_depth++] = c == '{';
    } else if (m_isObject[m_depth - 1] != (c == '}')) {
        m_state = State::Broken;
    } else if (--m_depth == 0) {
        valueEnds(bytes);
    }
}

/// Goes behind the quote that ends the string. Each byte is looked at twice at most: for a quote and for a
/// backslash.
void TopLevelScanner::passString(std::string_view bytes)
{
    const std::size_t from = m_at;
    bool ends = false;
    while (m_at < bytes.size() && !ends) {
        if (m_isEscaped) {
            m_isEscaped = false;
            ++m_at;
            continue;
        }
        if (!m_knowsQuote || m_quote < m_at) {
            m_quote = std::min(bytes.find('"', m_at), bytes.size());
            m_knowsQuote = true;
        }
        const std::size_t backslash = std::min(bytes.substr(0, m_quote).find('\\', m_at), m_quote);
        m_isEscaped = backslash < m_quote;
        ends = !m_isEscaped && m_quote < bytes.size();
        m_at = std::min(backslash + 1, bytes.size());
    }
    if (m_state == State::InName && m_name.size() <= MaxName)
        m_name += bytes.substr(from, std::min(m_at - from, MaxName));
    if (!ends)
        return;
    if (m_state == State::InName)
        nameEnds();
    else if (m_state == State::InString)
        valueEnds(bytes);
    else
        m_state = State::Nested;
}

void TopLevelScanner::passScalar(std::string_view bytes)
{
    while (m_at < bytes.size() && isScalarCharacter(bytes[m_at]))
        ++m_at;
    if (m_at < bytes.size())
        valueEnds(bytes);
}

void TopLevelScanner::nameEnds()
{
    m_state = State::Colon;
    m_kept = nullptr;
    m_isCut = false;
    if (m_name.size() > MaxName)
        return;
    const MemberName name(m_name);
    m_isCut = !m_cutName.empty() && name == m_cutName;
    for (Member &member : m_members) {
        if (name == member.name) {
            member.value.reset();
            m_kept = &member;
        }
    }
}

void TopLevelScanner::valueEnds(std::string_view bytes)
{
    m_state = State::CommaOrEnd;
    if (m_kept)
        keep(bytes.substr(m_from, m_at - m_from));
    m_kept = nullptr;
    if (m_isCut)
        cut(m_at);
    m_isCut = false;
}

bool TopLevelScanner::isWithinValue() const
{
    return m_state == State::InString || m_state == State::InScalar || m_state == State::Nested
        || m_state == State::NestedString;
}

void TopLevelScanner::cut(std::size_t to)
{
    if (m_from < to)
        m_cuts.push_back({m_from, to, std::exchange(m_cutBegins, false)});
}

void TopLevelScanner::keep(std::string_view part)
{
    if (!m_kept->value)
        return; // between the name and the value, or above the bound
    if (m_kept->value->size() + part.size() > MaxValue)
        m_kept->value.reset();
    else
        m_kept->value->append(part);
}

} // namespace bifrost::wire
