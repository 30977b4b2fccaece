// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configdocument.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace bifrost::admin {

/// The object that a management request brings. What is wrong is told with line and column, a member that
/// stands twice included.
Result<QJsonObject> readBody(const QByteArray &body);

} // namespace bifrost::admin
