// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/config/configuration.h"
#include "models/config/objectreader.h"

namespace bifrost {

/// Reads a list of names in which absent means all and `["*"]` means all. `[]` means nothing, except in a
/// file of version 1, where it means all; a file that names no version gets a remark, as it may have been
/// written for 1.
NameList readNameList(ObjectReader &reader, QLatin1StringView name, std::optional<int> version);

} // namespace bifrost
