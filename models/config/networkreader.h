// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configuration.h"
#include "models/config/objectreader.h"

namespace bifrost {

/// Reads `network_config` of a provider.
NetworkConfig readNetwork(ObjectReader &provider);

} // namespace bifrost
