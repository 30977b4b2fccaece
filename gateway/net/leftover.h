// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/buffer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace bifrost::net {

/// What is left of a read because the rest of it has not come yet. Between the chunks of a stream that is the
/// line end behind the last one: a few bytes lie here, and only more of them take a block. A member of
/// whoever reads.
class Leftover
{
public:
    std::string_view view() const
    {
        return m_fewCount > 0 ? std::string_view(m_few.data(), m_fewCount) : m_more.view();
    }

    /// In the place of what was kept. The bytes lie elsewhere.
    void keep(std::string_view bytes)
    {
        clear();
        if (bytes.size() > m_few.size()) {
            m_more.append(bytes);
            return;
        }
        std::ranges::copy(bytes, m_few.begin());
        m_fewCount = std::uint8_t(bytes.size());
    }

    void clear()
    {
        m_fewCount = 0;
        m_more.clear();
    }

private:
    std::array<char, 31> m_few;
    std::uint8_t m_fewCount = 0;
    Buffer m_more;
};

} // namespace bifrost::net
