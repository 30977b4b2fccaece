// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/httpcounters.h"
#include "gateway/telemetry/callcounters.h"

#include <memory>
#include <vector>

namespace bifrost::admin {

/// What one gateway thread counts. Owned by the engine, so that nothing starts anew with the next start.
struct LaneCounters
{
    http::HttpCounters http;
    telemetry::CallCounters calls;
};

using LaneCountersList = std::vector<std::shared_ptr<const LaneCounters>>;

} // namespace bifrost::admin
