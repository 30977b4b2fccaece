// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configstate.h"
#include "models/probe/tlsstate.h"

#include <QJsonObject>

namespace bifrost::admin {

// The sections as /api shows them: as they are in force, together with the members that are only kept;
// secrets masked.

QJsonObject clientJson(const ConfigState &state);
QJsonObject serverJson(const ConfigState &state, bool localOnly);
QJsonObject frameworkJson(const ConfigState &state);
QJsonObject logStoreJson(const ConfigState &state);
QJsonObject authJson(const ConfigState &state);

/// The certificate in use, and what is wrong with it.
QJsonObject tlsJson(const TlsState &tls);

} // namespace bifrost::admin
