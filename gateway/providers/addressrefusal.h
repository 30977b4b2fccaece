// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/egressguard.h"
#include "gateway/providers/provider.h"

#include <optional>

namespace bifrost::providers {

/// Why no call to the provider will ever get there, as far as its addresses alone tell; a name may stand for
/// anything.
std::optional<Error> addressRefusal(const Provider &provider, const net::EgressGuard &guard);

/// The same for one address.
std::optional<Error> addressRefusal(const std::string &host, std::uint16_t port,
                                    const net::EgressGuard &guard);

} // namespace bifrost::providers
