// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/headernames.h"

#include <algorithm>
#include <initializer_list>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

bool isOneOf(QStringView name, std::initializer_list<QLatin1StringView> names)
{
    return std::any_of(names.begin(), names.end(), [name](QLatin1StringView candidate) {
        return name.compare(candidate, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

bool isHeaderName(QStringView name)
{
    constexpr auto Marks = "!#$%&'*+-.^_`|~"_L1;
    const auto isTokenChar = [Marks](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || Marks.contains(c));
    };
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isTokenChar);
}

bool isHeaderValue(QStringView value)
{
    return std::all_of(value.begin(), value.end(),
                       [](QChar c) { return c == u'\t' || (c.unicode() >= 0x20 && c.unicode() != 0x7F); });
}

bool isFramingHeader(QStringView name)
{
    return isOneOf(name,
                   {"connection"_L1, "content-length"_L1, "expect"_L1, "host"_L1, "keep-alive"_L1,
                    "proxy-connection"_L1, "te"_L1, "trailer"_L1, "transfer-encoding"_L1, "upgrade"_L1});
}

bool isNeverForwarded(QStringView name)
{
    return isOneOf(name,
                   {"proxy-authorization"_L1, "cookie"_L1, "host"_L1, "content-length"_L1, "connection"_L1,
                    "transfer-encoding"_L1, "x-api-key"_L1, "x-goog-api-key"_L1, "x-bf-api-key"_L1,
                    "x-bf-api-key-id"_L1, "x-bf-vk"_L1});
}

} // namespace bifrost
