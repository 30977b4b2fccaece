// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/lanecounters.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace bifrost::admin {

/// How much a provider has to do at this moment.
struct ProviderGauges
{
    std::string name;
    int running = 0;
    int waiting = 0;
    int connections = 0;
    int waitingForConnection = 0;
};

/// All that /metrics shows: what is so at this moment, and where the counts are read when the page is made. A
/// plain value for any thread.
struct MetricsReading
{
    LaneCountersList lanes;
    std::vector<ProviderGauges> providers;
    std::int64_t connections = 0;
    std::int64_t requests = 0;
    std::uint64_t bufferedBytes = 0;
    std::uint64_t bufferLimit = 0;
    bool logsEnabled = false;
    bool logWorks = true;
    bool configWorks = true;
    std::uint64_t droppedRows = 0;
    std::uint64_t skippedRows = 0;
};

using MetricsSource = std::function<MetricsReading()>;

} // namespace bifrost::admin
