// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/providers/baseurl.h"
#include "gateway/upstream/proxy.h"
#include "models/config/configuration.h"

namespace bifrost::providers {

/// The proxy through which a provider set up like this reaches the address: null for none. One that cannot be
/// used is an error, and not passed by: somebody wants it there. The environment's is never used for
/// loopback, for sockets, and for what NO_PROXY lists.
Result<upstream::ProxyPtr> proxyFor(const ProxyConfig &config, const BaseUrl &url);

} // namespace bifrost::providers
