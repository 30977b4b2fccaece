// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace bifrost::wire {

/// The backslash of the first escape that JSON does not know; npos if there is none. JsonPadding readable
/// bytes must follow the text.
std::size_t findBadEscape(std::string_view text);

} // namespace bifrost::wire
