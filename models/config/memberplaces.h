// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace bifrost {

/// The name among these that is meant by one that nobody knows; empty: none is near.
QString nearestName(const QString &name, const QStringList &known);

/// Where the configuration has a member of that name, for one that stands in the wrong place: "server.port".
/// In a provider's section it speaks of that provider. Empty: there is none, or more than one.
QString memberPlace(const QString &name, const QString &foundIn);

} // namespace bifrost
