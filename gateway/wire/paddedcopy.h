// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace bifrost::wire {

/// A copy of a text with the padding that readers need after it. It lies in a buffer of this thread and is
/// valid until the next call.
std::string_view paddedCopy(std::string_view text);

} // namespace bifrost::wire
