// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/httphead.h"

#include <string_view>

namespace bifrost::http {

/// Without blanks around it.
inline std::string_view trimmed(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

/// What follows this scheme ("bearer") in the value of `Authorization`; empty where another one stands there.
inline std::string_view behindScheme(std::string_view value, std::string_view scheme)
{
    const std::size_t space = value.find(' ');
    if (space == std::string_view::npos || !net::equalIgnoringCase(value.substr(0, space), scheme))
        return {};
    return trimmed(value.substr(space));
}

} // namespace bifrost::http
