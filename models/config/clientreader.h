// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configuration.h"
#include "models/config/objectreader.h"

namespace bifrost {

/// Reads the section `client`.
ClientConfig readClient(ObjectReader &root);

/// The same for a section that stands by itself.
ClientConfig readClientMembers(ObjectReader &client);

} // namespace bifrost
