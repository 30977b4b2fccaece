// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/fd.h"
#include "gateway/net/turnstile.h"

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
        return tls == other.tls && host == other.host && port == other.port && caPem == other.caPem
            && skipVerify == other.skipVerify && maxConnections == other.maxConnections && !inProcess
            && !other.inProcess;
    }

    bool tls = false;
    std::string host; ///< name or literal, IPv6 without brackets
    std::uint16_t port = 0;
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
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds firstByte{600'000};
    std::chrono::milliseconds idle{600'000};
    std::chrono::milliseconds total{0};
};

} // namespace bifrost::upstream
