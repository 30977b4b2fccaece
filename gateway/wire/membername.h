// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/jsontoken.h"

#include <string>
#include <string_view>

namespace bifrost::wire {

/// The name of a member, to be compared with several others: escapes in it are looked for once. A name whose
/// escapes spell nothing is like no other.
class MemberName
{
public:
    explicit MemberName(std::string_view token) : m_name(token.substr(1, token.size() - 2))
    {
        if (m_name.find('\\') == std::string_view::npos)
            return;
        m_unescaped = unescapeJsonString(token).value_or(std::string(m_name));
        m_name = m_unescaped;
    }
    MemberName(const MemberName &) = delete;
    MemberName &operator=(const MemberName &) = delete;

    std::string_view text() const { return m_name; }
    friend bool operator==(const MemberName &name, std::string_view text) { return name.m_name == text; }

private:
    std::string_view m_name;
    std::string m_unescaped;
};

} // namespace bifrost::wire
