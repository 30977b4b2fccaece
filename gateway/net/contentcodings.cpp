// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/contentcodings.h"

#include <algorithm>

namespace bifrost::net {

namespace {

struct Name
{
    std::string_view text;
    ContentCoding coding;
};

constexpr std::array Names{
    Name{"gzip", ContentCoding::Gzip},       Name{"x-gzip", ContentCoding::Gzip},
    Name{"deflate", ContentCoding::Deflate}, Name{"br", ContentCoding::Brotli},
    Name{"zstd", ContentCoding::Zstd},
};

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
    text.remove_prefix(begin);
    return text.substr(0, text.find_last_not_of(" \t") + 1);
}

} // namespace

ContentCodings ContentCodings::of(const MessageHead &head)
{
    ContentCodings codings;
    for (const HeaderField &field : head.fields) {
        if (!equalIgnoringCase(field.name, "content-encoding"))
            continue;
        for (std::string_view rest = field.value; !rest.empty();) {
            const std::size_t comma = std::min(rest.find(','), rest.size());
            codings.add(trimmed(rest.substr(0, comma)));
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
    }
    return codings;
}

void ContentCodings::add(std::string_view name)
{
    if (name.empty() || equalIgnoringCase(name, "identity"))
        return;
    const auto known =
        std::ranges::find_if(Names, [name](const Name &one) { return equalIgnoringCase(one.text, name); });
    if (known == Names.end()) {
        if (m_unknown.empty())
            m_unknown = name;
    } else if (m_count == m_list.size()) {
        m_tooMany = true;
    } else {
        m_list[m_count++] = known->coding;
    }
}

} // namespace bifrost::net
