// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>

#include "models/config/configuration.h"
#include "models/config/objectreader.h"

namespace bifrost {

/// Reads `auth_config`, which may stand in `governance` too and then counts alone.
AuthConfig readAuth(ObjectReader &root, const QProcessEnvironment &environment);

/// The same for a section that stands by itself.
AuthConfig readAuthMembers(ObjectReader &section, const QProcessEnvironment &environment);

} // namespace bifrost
