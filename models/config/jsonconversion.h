// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>

#include "models/config/jsonnode.h"

namespace bifrost {

/// The value without its places in the text.
QJsonValue jsonOf(const JsonNode &node);

/// A tree for the readers, all at place 0.
JsonNode nodeOf(const QJsonValue &value);

} // namespace bifrost
