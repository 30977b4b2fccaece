// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QProcessEnvironment>

#include "models/config/configuration.h"
#include "models/config/objectreader.h"

namespace bifrost {

/// Reads the section `providers`: a map from name to provider, sorted by name afterwards.
std::vector<ProviderConfig> readProviders(ObjectReader &root, std::optional<int> version,
                                          const QProcessEnvironment &environment);

/// One of them, which stands by itself. The name is in lower case and checked.
ProviderConfig readProvider(const QString &name, ObjectReader &reader, std::optional<int> version,
                            const QProcessEnvironment &environment);

} // namespace bifrost
