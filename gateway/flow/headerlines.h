// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bifrost::flow {

/// The value of the first of these header lines that has the name; nothing if there is none. `field` is the
/// name with its colon. Each line ends in CR LF.
std::optional<std::string_view> valueOf(std::string_view lines, std::string_view field);

/// The same header lines for a body of another type.
std::string linesWithType(std::string_view lines, std::string_view type);

/// Makes the lines of a body that was read as JSON say so. What they call it stays if that is a kind of JSON.
void sayJson(std::string &lines);

} // namespace bifrost::flow
