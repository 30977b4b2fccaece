// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"
#include "tests/bench/settings.h"

#include <filesystem>

namespace bifrost::bench {

/// Looks at the program when it has nothing to do: fresh, after a load, and with its window where there is an
/// Xvfb to show it on. The log is on, as it is for users.
void measureRest(const Settings &settings, const std::filesystem::path &folder, Report &report);

} // namespace bifrost::bench
