// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <cstdint>
#include <memory>
#include <string>

namespace bifrost::upstream {

/// A proxy between us and an endpoint. Immutable.
struct Proxy
{
    enum class Kind : std::uint8_t { Http, Socks5 };

    bool hasCredential() const { return !username.empty() && !password.isEmpty(); }

    /// "http://proxy.example:3128", for people; nothing secret.
    std::string name() const;

    /// What the guard, or the network, says of the proxy's address, in words that name the proxy.
    Error refusal(const Error &why) const;

    /// What one does, the other does too.
    bool isLike(const Proxy &other) const;

    Kind kind = Kind::Http;
    bool tls = false; ///< to the proxy itself
    bool looksUpNames = true; ///< the proxy does, not we
    std::string host; ///< name or literal, IPv6 without brackets
    std::uint16_t port = 0;
    std::string username; ///< used together with the password only
    Secret password;
    std::string caPem; ///< trusted beside the system's authorities
    std::string setting = "proxy_config"; ///< where it can be corrected
};

using ProxyPtr = std::shared_ptr<const Proxy>;

} // namespace bifrost::upstream
