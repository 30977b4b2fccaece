// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configuration.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bifrost::admin {

/// The configuration as /api shows it: secrets masked, everything else as it is in force.
QJsonObject providerJson(const ProviderConfig &provider);
QJsonObject providersJson(const Configuration &configuration);
QJsonObject configJson(const Configuration &configuration);

} // namespace bifrost::admin
