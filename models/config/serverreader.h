// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configuration.h"
#include "models/config/objectreader.h"

namespace bifrost {

/// Reads the section `server`, and `localOnlyMode`, as its local_only was once called.
ServerConfig readServer(ObjectReader &root);

/// The same for a section that stands by itself, on top of what is known already.
ServerConfig readServerMembers(ObjectReader &server, ServerConfig config = {});

/// Reads the section `logs_store`.
LogStoreConfig readLogStore(ObjectReader &root);
LogStoreConfig readLogStoreMembers(ObjectReader &store);

} // namespace bifrost
