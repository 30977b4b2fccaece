// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/envelope.h"
#include "gateway/wire/splice.h"

#include <string_view>
#include <vector>

namespace bifrost::wire {

/// What a request needs beside the model's name.
struct RequestWishes
{
    bool includeUsage = false; ///< to be told the usage at the end of a stream
    bool noStore = false; ///< `store` is false, whatever the caller says
};

/// What has to change before a request in OpenAI's style goes to a provider: the model's name where it
/// differs, the `fallbacks` that are meant for us, and what is wished. Everything else stays as it is, to the
/// byte.
std::vector<Splice> requestSplices(const Envelope &envelope, std::string_view body,
                                   std::string_view upstreamModel, const RequestWishes &wishes);

} // namespace bifrost::wire
