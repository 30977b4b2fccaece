// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace bifrost::http {

/// In the head of every answer.
inline constexpr std::string_view SecurityLines =
    "X-Frame-Options: DENY\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: strict-origin-when-cross-origin\r\n"
    "Content-Security-Policy: frame-ancestors 'none'\r\n"
    "Permissions-Policy: camera=(), microphone=(), geolocation=()\r\n";

} // namespace bifrost::http
