// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/sample.h"

#include <chrono>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace bifrost::bench {

/// What a figure of the gateway is held against.
struct Goal
{
    enum class Kind { AtMostTimesNginx, AtMostNginxPlus, AtMost, AtLeast };

    Figure figure;
    Kind kind;
    double bound;
};

/// The shape of a load, and what is expected of the gateway under it.
struct Workload
{
    std::string_view name;
    std::string_view title;
    int connections = 64;
    int perSecond =
        0; ///< requests that fall due, whatever the answers do; 0: each connection goes on when answered
    bool inTurn = false; ///< take the connection that has rested longest, not the one used last
    std::size_t requestBytes = 2'000;
    std::size_t answerBytes = 1'200;
    std::chrono::milliseconds answerDelay{0};
    int chunks = 0; ///< events of a stream; 0: whole answers
    std::chrono::milliseconds chunkInterval{20};
    bool tls = false; ///< towards the upstream
    bool tlsIn = false; ///< from the client
    bool log = false;
    double warmSeconds = 0.5;
    double seconds = 2;
    std::vector<Goal> goals = {};

    bool streams() const { return chunks > 0; }
};

/// All that compare nginx and the gateway, in the order of the table. The one place where goals are written.
std::span<const Workload> workloads();

/// Null: there is none of that name.
const Workload *findWorkload(std::string_view name);

/// The program at rest is measured without nginx (see RestMeter).
constexpr std::string_view RestWorkload = "rest";
constexpr double RestHeadlessMb = 40;
constexpr double RestWindowMb = 90;
constexpr double RestWakeUpsPerSecond = 0;

} // namespace bifrost::bench
