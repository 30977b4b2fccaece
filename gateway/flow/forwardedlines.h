// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/flow/snapshot.h"
#include "gateway/net/httphead.h"

#include <string>

namespace bifrost::flow {

/// The header lines of a caller that go along to the provider: `x-bf-eh-<name>` and what the allowlist names.
/// Never credentials, never what frames the message.
std::string forwardedLines(const net::RequestHead &head, const Snapshot &snapshot);

/// The Via lines of a caller, which is itself a gateway then.
std::string viaLines(const net::RequestHead &head);

} // namespace bifrost::flow
