// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/environmentkeys.h"

namespace bifrost {
struct ConfigState;
}

namespace bifrost::gui {

/// Keys in the environment that nobody uses yet, as far as we can talk to their providers.
std::vector<EnvironmentKey> foundKeys(const ConfigState &state);

} // namespace bifrost::gui
