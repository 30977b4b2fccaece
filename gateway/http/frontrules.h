// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/accessguard.h"
#include "gateway/http/accessrules.h"
#include "gateway/http/tlsidentity.h"
#include "gateway/net/headscanner.h"

#include <chrono>
#include <memory>

namespace bifrost::http {

/// What a front lets pass, and how long it waits for it. Immutable once it is in use; every Front holds a
/// pointer of its own, which is replaced by that of other rules.
struct FrontRules
{
    AccessGuard guard{AccessGuard::Rules()};
    AccessRules access;
    TlsIdentityPtr tls; ///< null: in the clear
    net::FramingLimits framing;
    std::chrono::milliseconds headDeadline{10000};
    std::chrono::milliseconds bodyDeadline{30000};
    std::chrono::milliseconds idleDeadline{75000};
    int maxConnections = 20000; ///< of all fronts together
    int maxHandshakes = 256; ///< of TLS, under way at a time in one front: each takes some 50 KB, and time
    std::size_t bodyBytes = 1024 * 1024 * 1024; ///< of bodies in memory, of all fronts together
};

using FrontRulesPtr = std::shared_ptr<const FrontRules>;

} // namespace bifrost::http
