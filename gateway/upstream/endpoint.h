// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/fd.h"
#include "gateway/net/turnstile.h"
#include "gateway/upstream/proxy.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace bifrost::upstream {

/// Where a provider listens, and how to know it is the right one. Connections are pooled per endpoint object,
/// so those of one provider share one. Immutable.
struct Endpoint
{
    /// Its connections are as good for the other.
    bool isLike(const Endpoint &other) const
    {
        const bool sameWay = proxy && other.proxy ? proxy->isLike(*other.proxy) : proxy == other.proxy;
        return tls == other.tls && host == other.host && port == other.port && caPem == other.caPem
            && skipVerify == other.skipVerify && maxConnections == other.maxConnections
            && unixPath == other.unixPath && sameWay && !inProcess && !other.inProcess;
    }

    /// Requests go to an HTTP proxy as they are, which passes them on: what proxies do with plain HTTP. Most
    /// of them open a tunnel to the ports of TLS only.
    bool isForwarded() const { return proxy && proxy->kind == Proxy::Kind::Http && !tls; }

    /// "api.example.com:443", or the path of the socket; for people.
    std::string place() const;

    bool tls = false;
    std::string host; ///< name or literal, IPv6 without brackets
    std::uint16_t port = 0;
    std::string unixPath; ///< of a socket on this machine, which is used instead of host and port
    ProxyPtr proxy; ///< null: there is none
    std::string caPem; ///< trusted beside the system's authorities
    bool skipVerify = false;
    int maxConnections = 20000; ///< of all threads together
    std::shared_ptr<net::Places> places = std::make_shared<net::Places>(); ///< that they take
    std::function<net::Fd()>
        inProcess; ///< a private channel to another part of this program instead of an address
};

using EndpointPtr = std::shared_ptr<const Endpoint>;

/// How long each phase may take; zero: no limit.
struct Deadlines
{
    /// To a connection; once more for a proxy to open the way, and for TLS behind it.
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds firstByte{600'000};
    std::chrono::milliseconds idle{600'000};
    std::chrono::milliseconds total{0};
};

} // namespace bifrost::upstream
