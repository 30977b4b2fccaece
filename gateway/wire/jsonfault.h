// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace bifrost::wire {

/// Why a text is not JSON, for a sentence such as "The body is not valid JSON: a colon is missing at byte
/// 12".
struct JsonFault
{
    std::size_t offset = 0;
    std::string_view what;
};

} // namespace bifrost::wire
