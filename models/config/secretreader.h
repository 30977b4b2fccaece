// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>

#include "models/config/configuration.h"
#include "models/config/objectreader.h"

namespace bifrost {

/// Reads a value that may be given as it is or as a reference: "env.NAME", {value, env_var, from_env} or
/// {type, ref}. A reference that leads nowhere is remembered with an empty value and reported, never a
/// failure: the program must start where a variable is missing.
SecretValue readSecret(ObjectReader &reader, QLatin1StringView name, const QProcessEnvironment &environment);

} // namespace bifrost
