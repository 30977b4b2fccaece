// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configreader.h"
#include "models/config/configstate.h"
#include "models/config/storedreader.h"

namespace bifrost {

/// Makes the configuration in force of its documents. What cannot be read (a newer version wrote it) is left
/// out with a notice, and stays where it is stored. `file` gives what only the file has, and the notices on
/// what still is as the file says.
ConfigState assembleState(StoredConfiguration stored, const ReadConfiguration &file,
                          const ReadingRules &rules);

/// After a change: reads anew what has changed and keeps the rest.
void updateState(ConfigState &state, const ConfigChange &change, const ReadingRules &rules);

} // namespace bifrost
