// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/fielderror.h"
#include "models/core/error.h"

#include <QByteArray>
#include <QJsonObject>

namespace bifrost::admin {

/// The answer to a management request.
struct AdminReply
{
    int status = 200;
    QByteArray body;
    QByteArray revision; ///< of what it shows, for If-Match; may be empty
    QByteArray type = "application/json";

    static AdminReply json(const QJsonValue &value, const QString &revision = {});

    /// In the envelope of all errors. `fields` say which members of the body are wrong: `param` is the path
    /// of the first, and all of them follow with their sentences.
    static AdminReply error(const Error &error, const FieldErrors &fields = {});

    /// Values of the body that are wrong; there is at least one.
    static AdminReply wrongFields(const FieldErrors &fields);
};

} // namespace bifrost::admin
