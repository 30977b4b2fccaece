// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace bifrost::net {

/// One header field; both views point into the buffer that the head was read into.
struct HeaderField
{
    std::string_view name;
    std::string_view value;
};

/// Of ASCII letters; names of fields have no others.
constexpr char lowerCase(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

inline bool startsWithIgnoringCase(std::string_view text, std::string_view prefix)
{
    if (text.size() < prefix.size())
        return false;
    for (std::size_t i = 0; i < prefix.size(); ++i) {
        if (lowerCase(text[i]) != lowerCase(prefix[i]))
            return false;
    }
    return true;
}

inline bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && startsWithIgnoringCase(a, b);
}

/// How the end of a body is known.
enum class BodyFraming : std::uint8_t {
    None,
    Length,
    Chunked,
    UntilClose, ///< answers only
};

/// What the heads of requests and answers have in common.
struct MessageHead
{
    std::vector<HeaderField> fields;
    std::uint64_t nameLengths = 0; ///< see lengthBit(), of all fields; 0: not collected
    int minorVersion = 1;
    BodyFraming framing = BodyFraming::None;
    std::uint64_t contentLength = 0;
    bool keepAlive = true;

    /// The value of the first field of that name; a null view where there is none.
    [[gnu::always_inline]] std::string_view value(std::string_view name) const
    {
        return nameLengths != 0 && (nameLengths & lengthBit(name)) == 0 ? std::string_view() : find(name);
    }
    /// Names that nobody sent are ruled out by their length.
    static std::uint64_t lengthBit(std::string_view name)
    {
        return std::uint64_t(1) << std::min<std::size_t>(name.size(), 63);
    }
    bool has(std::string_view name) const { return value(name).data() != nullptr; }

private:
    std::string_view find(std::string_view name) const;
};

struct RequestHead : MessageHead
{
    std::string_view method;
    std::string_view target;
    std::string_view host;
    bool expectContinue = false;
};

struct AnswerHead : MessageHead
{
    int status = 0;
};

} // namespace bifrost::net
