// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"
#include "tests/bench/settings.h"
#include "tests/bench/workload.h"

#include <filesystem>
#include <vector>

namespace bifrost::bench {

/// Measures one workload: the targets in turn, round by round, each round in another order.
std::vector<Round> compare(const Settings &settings, const Workload &workload,
                           const std::filesystem::path &folder);

} // namespace bifrost::bench
