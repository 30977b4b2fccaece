// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace bifrost {

/// The provider names that mean something by themselves; every other name needs a custom_provider_config.
/// That a name is here says nothing about whether this version can talk to that provider yet.
const QStringList &builtinProviders();

/// What a custom provider can be built upon.
const QStringList &baseProviderTypes();

/// The operations by their names in allowed_requests and request_path_overrides.
const QStringList &operationNames();

} // namespace bifrost
