// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/answerreader.h"

#include <strings.h>

#include <algorithm>
#include <charconv>

namespace bifrost::bench {

namespace {

constexpr std::size_t MaxHead = 64 * 1024;
constexpr std::size_t MaxLine = 1'024;
constexpr std::string_view AnswerHeadEnd = "\r\n\r\n";
constexpr std::string_view Version = "HTTP/1.1 ";

bool equalNames(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && ::strncasecmp(a.data(), b.data(), a.size()) == 0;
}

template <typename Number>
bool readNumber(std::string_view text, Number &number, int base = 10)
{
    return std::from_chars(text.data(), text.data() + text.size(), number, base).ec == std::errc();
}

} // namespace

void AnswerReader::restart()
{
    m_state = State::Head;
    m_text.clear();
    m_left = 0;
    m_sized = m_chunked = m_closes = false;
}

AnswerReader::State AnswerReader::take(std::string_view bytes, std::string &body)
{
    while (!bytes.empty() && m_state != State::Complete && m_state != State::Broken) {
        if (m_state == State::Head)
            bytes = takeHead(bytes);
        else if (m_state == State::Sized || m_state == State::Chunk)
            bytes = takeBody(bytes, body);
        else
            bytes = takeLine(bytes);
    }
    if (!bytes.empty())
        m_state = State::Broken;
    return m_state;
}

std::string_view AnswerReader::takeHead(std::string_view bytes)
{
    const std::size_t before = m_text.size();
    m_text.append(bytes);
    const std::size_t end =
        m_text.find(AnswerHeadEnd, before < AnswerHeadEnd.size() ? 0 : before - AnswerHeadEnd.size());
    if (end == std::string::npos) {
        if (m_text.size() > MaxHead)
            m_state = State::Broken;
        return {};
    }
    m_text.resize(end);
    bytes.remove_prefix(end + AnswerHeadEnd.size() - before);
    understandHead();
    m_text.clear();
    return bytes;
}

void AnswerReader::understandHead()
{
    std::string_view rest = m_text;
    const std::string_view line = rest.substr(0, rest.find("\r\n"));
    if (!line.starts_with(Version) || !readNumber(line.substr(Version.size()), m_status)) {
        m_state = State::Broken;
        return;
    }
    while (rest.size() > 2) {
        const std::size_t end = std::min(rest.find("\r\n"), rest.size() - 2);
        rest.remove_prefix(end + 2);
        const std::string_view field = rest.substr(0, rest.find("\r\n"));
        const std::size_t colon = field.find(':');
        if (colon == std::string_view::npos)
            continue;
        const std::size_t value = field.find_first_not_of(' ', colon + 1);
        understandField(field.substr(0, colon), value == std::string_view::npos ? "" : field.substr(value));
    }
    if (m_chunked)
        m_state = State::ChunkSize;
    else if (m_sized)
        m_state = m_left > 0 ? State::Sized : State::Complete;
    else
        m_state = State::Broken; // an answer that ends with its connection would hide cut ones
}

void AnswerReader::understandField(std::string_view name, std::string_view value)
{
    if (equalNames(name, "content-length"))
        m_sized = readNumber(value, m_left);
    else if (equalNames(name, "transfer-encoding"))
        m_chunked = equalNames(value, "chunked");
    else if (equalNames(name, "connection"))
        m_closes = equalNames(value, "close");
}

std::string_view AnswerReader::takeBody(std::string_view bytes, std::string &body)
{
    const std::size_t count = std::min(bytes.size(), m_left);
    body.append(bytes.substr(0, count));
    m_left -= count;
    if (m_left == 0)
        m_state = m_chunked ? State::ChunkEnd : State::Complete;
    return bytes.substr(count);
}

std::string_view AnswerReader::takeLine(std::string_view bytes)
{
    const std::size_t end = bytes.find('\n');
    m_text.append(bytes.substr(0, end));
    if (end == std::string_view::npos) {
        if (m_text.size() > MaxLine)
            m_state = State::Broken;
        return {};
    }
    if (m_text.ends_with('\r'))
        m_text.pop_back();
    understandLine();
    m_text.clear();
    return bytes.substr(end + 1);
}

void AnswerReader::understandLine()
{
    if (m_state == State::ChunkSize) {
        if (!readNumber(m_text, m_left, 16))
            m_state = State::Broken;
        else
            m_state = m_left > 0 ? State::Chunk : State::Trailer;
    } else if (m_state == State::ChunkEnd) {
        m_state = m_text.empty() ? State::ChunkSize : State::Broken;
    } else if (m_text.empty()) {
        m_state = State::Complete;
    }
}

} // namespace bifrost::bench
