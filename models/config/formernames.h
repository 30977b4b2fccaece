// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "models/config/configcommand.h"

namespace bifrost {

// Names that members once had are read wherever a configuration comes from, and give way to those of today
// before anything is stored. One that does not hold what it should stays, for the reader to say so. Where
// both names are given, that of today counts.

void useNamesOfToday(ConfigSection section, QJsonObject &members);

/// Members of a provider without its keys.
void useProviderNamesOfToday(QJsonObject &members);

void useKeyNamesOfToday(QJsonObject &members);

} // namespace bifrost
