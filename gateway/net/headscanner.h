// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bifrost::net {

/// How much of a message may be framing.
struct FramingLimits
{
    std::size_t headBytes = 64 * 1024;
    std::size_t lineBytes = 16 * 1024; ///< request line, one field
    std::size_t fieldCount = 128;
    std::size_t chunkLineBytes = 1024; ///< size and extensions of one chunk
    std::size_t trailerBytes = 8 * 1024;
};

/// Looks at the raw bytes of a head before the parser does, which accepts what may not pass: folded lines,
/// control bytes, line ends of one character, heads without a bound. May be fed the same growing bytes again
/// and again; it goes on where it stopped.
class HeadScanner
{
public:
    enum class Found : std::uint8_t {
        Incomplete,
        Head, ///< size() bytes, the empty line included
        BadLineEnd,
        Folding,
        ControlByte,
        LineTooLong,
        HeadTooLarge,
        TooManyFields,
    };

    Found scan(std::string_view bytes, const FramingLimits &limits);
    std::size_t size() const { return m_at; }
    void reset() { *this = HeadScanner(); }

private:
    std::size_t m_at = 0; ///< everything before it has been looked at
    std::size_t m_lineStart = 0;
    std::size_t m_lines = 0;
};

/// What to tell the peer about it.
std::string_view describe(HeadScanner::Found found);

} // namespace bifrost::net
