// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/httphead.h"
#include "models/core/secret.h"

#include <optional>
#include <string>

namespace bifrost::http {

/// A name and a password as a request brings them.
struct Credentials
{
    /// Longer ones are not looked at.
    static constexpr std::size_t MostBytes = 1024;

    std::string name;
    Secret password;

    /// `Authorization: Basic`, or `Bearer` with the same text in base64, for clients that know nothing but an
    /// API key. Nothing where neither is there.
    static std::optional<Credentials> in(const net::RequestHead &head);
};

} // namespace bifrost::http
