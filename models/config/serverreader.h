// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configuration.h"
#include "models/config/objectreader.h"

namespace bifrost {

/// Reads the section `server`, and `localOnlyMode`, as its local_only was once called.
ServerConfig readServer(ObjectReader &root);

/// Reads the section `logs_store`.
LogStoreConfig readLogStore(ObjectReader &root);

} // namespace bifrost
