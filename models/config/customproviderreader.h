// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/config/configuration.h"
#include "models/config/objectreader.h"

namespace bifrost {

/// Reads `custom_provider_config` of a provider; nothing if it has none.
std::optional<CustomProviderConfig> readCustomProvider(ObjectReader &provider);

} // namespace bifrost
