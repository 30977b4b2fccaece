// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace bifrost::http {

/// A request target taken apart. Every decision (guard, routing, credentials) is made on `path`, which is
/// decoded once and normalised, so that `/v1/..%2Fapi` is `/api` for all of them.
struct RequestPath
{
    std::string path;
    std::string_view query; ///< as sent, without the question mark
    std::string_view authority; ///< of an absolute-form target, else empty
};

/// False: the target is not a path (authority form, bad percent-encoding, NUL in it).
bool parseTarget(std::string_view target, RequestPath &into);

/// The path of a target has an empty last segment, however that is written (`/`, `%2F`, `\`, `/.`), which
/// `RequestPath::path` does not show.
bool endsInSlash(std::string_view target);

} // namespace bifrost::http
