// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/egressguard.h"
#include "models/config/configuration.h"
#include "models/config/fielderror.h"

namespace bifrost {

/// The addresses of the provider that are this gateway itself, each with its path. It is the judgement of the
/// guard that their connections would meet, as far as the addresses alone tell.
FieldErrors leadingHere(const ProviderConfig &provider, const net::EgressGuard &guard);

/// The same, but for the addresses that it had before.
FieldErrors newlyLeadingHere(const ProviderConfig &provider, const ProviderConfig *before,
                             const net::EgressGuard &guard);

} // namespace bifrost
