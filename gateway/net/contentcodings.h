// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/httphead.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace bifrost::net {

/// What a body may be wrapped in (RFC 9110 8.4.1, RFC 7932, RFC 8878).
enum class ContentCoding : std::uint8_t { Gzip, Deflate, Brotli, Zstd };

/// What the `Content-Encoding` of a head says. The views point into the head.
class ContentCodings
{
public:
    static constexpr std::size_t Most = 3; ///< one upon the other; nobody needs two
    static constexpr std::string_view Known = "gzip, deflate, br, zstd"; ///< for Accept-Encoding

    static ContentCodings of(const MessageHead &head);

    /// As they were applied, without `identity`.
    std::span<const ContentCoding> list() const { return {m_list.data(), m_count}; }
    bool isPlain() const { return m_count == 0 && m_unknown.empty() && !m_tooMany; }
    std::string_view unknown() const { return m_unknown; } ///< the first name that nobody here knows
    bool areTooMany() const { return m_tooMany; }

private:
    void add(std::string_view name);

    std::array<ContentCoding, Most> m_list{};
    std::size_t m_count = 0;
    std::string_view m_unknown;
    bool m_tooMany = false;
};

} // namespace bifrost::net
