// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/headscanner.h"

#include <array>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

#ifdef __SSE2__

constexpr std::size_t Step = 16;

/// How many of the bytes that are looked at together come before the first special one.
std::size_t ordinaryOfStep(const char *from)
{
    __m128i bytes;
    std::memcpy(&bytes, from, Step);
    const auto all = [](char c) { return _mm_set1_epi8(c); };
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, all(0x1f)), bytes);
    const __m128i isTab = _mm_cmpeq_epi8(bytes, all('\t'));
    const __m128i isDel = _mm_cmpeq_epi8(bytes, all(0x7f));
    const int special = _mm_movemask_epi8(_mm_or_si128(_mm_andnot_si128(isTab, control), isDel));
    return std::size_t(std::countr_zero(std::uint32_t(special) | 1U << Step));
}

#else

constexpr std::size_t Step = 8;

/// The same, without vectors: up to the first byte that may be special.
std::size_t ordinaryOfStep(const char *from)
{
    constexpr std::uint64_t Ones = 0x0101010101010101;
    constexpr std::uint64_t Highs = Ones * 0x80;
    std::uint64_t word;
    std::memcpy(&word, from, Step);
    const std::uint64_t del = word ^ (Ones * 0x7f);
    const std::uint64_t isControl = (word - Ones * 0x20) & ~word & Highs;
    const std::uint64_t isDel = (del - Ones) & ~del & Highs;
    return isControl | isDel ? 0 : Step; // or a byte behind a control: the table knows
}

#endif

/// How many bytes at the front are ordinary.
std::size_t ordinaryBytes(std::string_view bytes)
{
    std::size_t at = 0;
    while (at + Step <= bytes.size()) {
        const std::size_t ordinary = ordinaryOfStep(bytes.data() + at);
        at += ordinary;
        if (ordinary < Step)
            break;
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
