// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"
#include "tests/bench/settings.h"

#include <cstdint>
#include <filesystem>

namespace bifrost::bench {

/// Sends many requests, whole answers and streams that are broken off by the client, with pauses in between,
/// and looks whether memory and open files come back to the same level after each part.
void endure(const Settings &settings, std::int64_t requests, const std::filesystem::path &folder,
            Report &report);

} // namespace bifrost::bench
