// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

#include "models/core/secret.h"

namespace bifrost {

/// The address of a proxy, taken apart. A plain value.
struct ProxyAddress
{
    enum class Kind {
        Http,
        Https, ///< TLS to the proxy itself
        Socks5, ///< we look names up
        Socks5Remote, ///< the proxy looks names up
    };

    bool isSocks() const { return kind == Kind::Socks5 || kind == Kind::Socks5Remote; }

    Kind kind = Kind::Http;
    QString host; ///< IPv6 without brackets
    quint16 port = 0;
    QString username; ///< of the address itself, as the variables of the environment have them
    Secret password;
};

/// Reads "http://proxy.example:3128", "socks5h://[::1]" or "proxy.example:3128", which is then of the assumed
/// scheme. Nothing where it is none.
std::optional<ProxyAddress> readProxyAddress(const QString &text, QLatin1StringView assumedScheme);

} // namespace bifrost
