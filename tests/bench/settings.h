// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace bifrost::bench {

/// What the command line asks for.
struct Settings
{
    int rounds = 5;
    std::optional<double> seconds; ///< instead of those of the workload
    std::filesystem::path targets; ///< the folder of the scripts that start nginx and the gateway
    std::string binary; ///< the program under test
    bool nginxTwice = false; ///< nginx in the gateway's place, to see the noise
    bool gatewayOnly = false; ///< for a profiler: nothing else runs
    bool verbose = false; ///< figures of every round
    std::int64_t endurance = 0; ///< requests; 0: compare workloads instead
    std::vector<std::string> workloads;
};

} // namespace bifrost::bench
