// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/utf8.h"

#include <string>
#include <string_view>

namespace bifrost::wire {

/// Appends the text as a JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD, so that what is
/// written is valid JSON whatever comes in.
void appendJsonString(std::string &out, std::string_view utf8);

} // namespace bifrost::wire
