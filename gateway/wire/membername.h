// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/bytevector.h"
#include "gateway/wire/jsontoken.h"
#include "gateway/wire/jsontokens.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
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
        if (m_name.find('\\') != std::string_view::npos)
            unescape(token);
    }

    /// Of a text with padding behind it, as walkers have: most names cost one look.
    MemberName(const JsonTokens &tokens, JsonTokens::Number key) : m_name(tokens.token(key))
    {
        const std::string_view token = m_name;
        m_name = token.substr(1, token.size() - 2);
        if (hasBackslash(m_name))
            unescape(token);
    }
    MemberName(const MemberName &) = delete;
    MemberName &operator=(const MemberName &) = delete;

    friend bool operator==(const MemberName &name, std::string_view text) { return name.m_name == text; }

    /// With a name of ours this is a comparison of lengths and of a word or two.
    template <std::size_t Size>
    friend bool operator==(const MemberName &name, const char (&text)[Size])
    {
        return name.m_name.size() == Size - 1 && std::memcmp(name.m_name.data(), text, Size - 1) == 0;
    }

private:
    static bool hasBackslash(std::string_view name)
    {
        if (name.size() > ByteVector::Size)
            return name.find('\\') != std::string_view::npos;
        const std::uint32_t marks = (ByteVector(name.data()) == '\\').marks();
        return (marks & ((std::uint32_t(1) << name.size()) - 1)) != 0;
    }

    void unescape(std::string_view token)
    {
        m_unescaped =
            std::make_unique<const std::string>(unescapeJsonString(token).value_or(std::string(m_name)));
        m_name = *m_unescaped;
    }

    std::string_view m_name;
    std::unique_ptr<const std::string> m_unescaped;
};

} // namespace bifrost::wire
