// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/headscanner.h"

#include <array>
#include <cstring>

namespace bifrost::net {

namespace {

/// 1 for bytes that end the run of ordinary ones: all controls but the tab, and DEL.
constexpr auto Special = [] {
    std::array<std::uint8_t, 256> table{};
    for (int c = 0; c < 32; ++c)
        table[std::size_t(c)] = c != '\t';
    table[127] = 1;
    return table;
}();

/// How many bytes at the front are ordinary; looks at eight at a time.
std::size_t ordinaryBytes(std::string_view bytes)
{
    constexpr std::uint64_t Ones = 0x0101010101010101;
    constexpr std::uint64_t Highs = Ones * 0x80;
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word;
        std::memcpy(&word, bytes.data() + at, sizeof word);
        const std::uint64_t del = word ^ (Ones * 0x7f);
        const std::uint64_t isControl = (word - Ones * 0x20) & ~word & Highs;
        const std::uint64_t isDel = (del - Ones) & ~del & Highs;
        if (isControl | isDel)
            break; // or a byte behind a control: the table knows
    }
    while (at < bytes.size() && !Special[static_cast<unsigned char>(bytes[at])])
        ++at;
    return at;
}

} // namespace

HeadScanner::Found HeadScanner::scan(std::string_view bytes, const FramingLimits &limits)
{
    std::size_t at = m_at;
    for (;;) {
        at += ordinaryBytes(bytes.substr(at));
        m_at = at;
        if (at - m_lineStart > limits.lineBytes)
            return Found::LineTooLong;
        if (at > limits.headBytes)
            return Found::HeadTooLarge;
        if (at == bytes.size())
            return Found::Incomplete;
        if (bytes[at] != '\r')
            return bytes[at] == '\n' ? Found::BadLineEnd : Found::ControlByte;
        if (at + 1 == bytes.size())
            return Found::Incomplete;
        if (bytes[at + 1] != '\n')
            return Found::BadLineEnd;
        const bool emptyLine = at == m_lineStart;
        if (emptyLine) {
            m_at = at + 2;
            return Found::Head;
        }
        if (at + 2 == bytes.size())
            return Found::Incomplete; // the next byte tells whether the line is folded
        if (bytes[at + 2] == ' ' || bytes[at + 2] == '\t')
            return Found::Folding;
        if (++m_lines > limits.fieldCount + 1)
            return Found::TooManyFields;
        at += 2;
        m_at = m_lineStart = at;
    }
}

std::string_view describe(HeadScanner::Found found)
{
    switch (found) {
    case HeadScanner::Found::Incomplete:
    case HeadScanner::Found::Head:
        break;
    case HeadScanner::Found::BadLineEnd:
        return "a line of the head does not end with CR LF";
    case HeadScanner::Found::Folding:
        return "a header field is folded over several lines";
    case HeadScanner::Found::ControlByte:
        return "the head contains a control character";
    case HeadScanner::Found::LineTooLong:
        return "a line of the head is too long";
    case HeadScanner::Found::HeadTooLarge:
        return "the head is too large";
    case HeadScanner::Found::TooManyFields:
        return "the head has too many fields";
    }
    return {};
}

} // namespace bifrost::net
