// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace bifrost::flow {

/// How much of a reason that is no JSON is kept.
inline constexpr std::size_t MaxReason = 2000;

/// Why a provider says no, for a person to read: the message of a JSON answer, as whole as it came; the title
/// of a web page; else the text on one line, up to MaxReason. Empty: it gives no reason.
std::string reasonIn(std::string_view body);

/// The same of what is no JSON.
std::string plainReason(std::string_view text);

/// What the first event says, where a body is events although its status says that it is an error; else the
/// body as it is.
std::string withoutEvents(std::string_view body);

} // namespace bifrost::flow
