// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>

#include "models/config/configuration.h"
#include "models/config/objectreader.h"

namespace bifrost {

/// Reads `proxy_config` of a provider. What cannot be used is refused: to ignore it would send the traffic
/// past a proxy that somebody wants.
ProxyConfig readProxy(ObjectReader &provider, const QProcessEnvironment &environment);

} // namespace bifrost
