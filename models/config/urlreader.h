// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/objectreader.h"

namespace bifrost {

/// The address of a server: absolute, http or https, without user, query or fragment; slashes at its end are
/// dropped, and so is the path of a single operation, with a notice. Empty where the member is absent or,
/// after a failure was noted, wrong. The address itself is not repeated in the failure: what is wrong with it
/// may be a password.
QString readServerUrl(ObjectReader &reader, QLatin1StringView name);

/// The same for a text that comes from elsewhere; the failure is put down to the node.
QString checkServerUrl(ObjectReader &reader, const QString &path, const JsonNode &node, const QString &text);

/// The whole address of one operation: it may have a query, too.
QString checkWholeUrl(ObjectReader &reader, const QString &path, const JsonNode &node, const QString &text);

} // namespace bifrost
