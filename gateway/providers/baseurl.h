// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace bifrost::providers {

/// An absolute http or https address, or that of a socket of this machine, taken apart.
struct BaseUrl
{
    bool tls = false;
    std::string host; ///< IPv6 without brackets
    std::uint16_t port = 0;
    std::string socket; ///< its path; then the host is localhost
    std::string path; ///< without a slash at the end

    /// Host as the header of that name wants it.
    std::string authority() const;
};

Result<BaseUrl> parseBaseUrl(std::string_view url);

/// The whole address of one operation: `path` is as it stands there, and may have a query behind it.
Result<BaseUrl> parseWholeUrl(std::string_view url);

/// `path` ends in a version such as /v1, /v4 or /v1beta/openai, so none is to be added.
bool endsInVersion(std::string_view path);

} // namespace bifrost::providers
