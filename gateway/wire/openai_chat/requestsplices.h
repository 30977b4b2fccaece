// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/envelope.h"
#include "gateway/wire/splice.h"

#include <string_view>
#include <vector>

namespace bifrost::wire {

/// What has to change before a request in OpenAI's style goes to a provider: the model's name where it
/// differs, the `fallbacks` that are meant for us, and with addIncludeUsage the wish to be told the usage at
/// the end of a stream. Everything else stays as it is, to the byte.
std::vector<Splice> requestSplices(const Envelope &envelope, std::string_view body,
                                   std::string_view upstreamModel, bool addIncludeUsage);

} // namespace bifrost::wire
