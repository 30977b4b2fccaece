// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gateway/blackbox/fixture.h"

namespace bifrost::test {

/// One management request on a fresh connection; without an answer the test cannot go on.
HttpAnswer manage(const GatewayProcess &gateway, const QByteArray &method, const QByteArray &target,
                  const QJsonObject &body = QJsonObject(), const QByteArray &headerLines = QByteArray());

/// A key as people send it.
QJsonObject keyEntry(const QString &name, const QString &value, const QJsonObject &more = QJsonObject());

/// The error of an answer: "<status> <type> <param>: <message>".
QByteArray errorLine(const HttpAnswer &answer);

} // namespace bifrost::test
