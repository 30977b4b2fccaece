// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

namespace bifrost {

/// Where the socket of the program with this data folder belongs: in the user's runtime folder, or in a
/// folder of the user's own below the temporary one. The name is a hash, as the paths of sockets end at 108
/// bytes.
Result<QString> instanceSocketPath(const QString &dataFolder);

} // namespace bifrost
