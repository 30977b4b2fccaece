// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configuration.h"

namespace bifrost {

/// The members that differ and are in force only after the gateway has been started again, by their paths.
QStringList whatNeedsRestart(const Configuration &started, const Configuration &wanted);

} // namespace bifrost
