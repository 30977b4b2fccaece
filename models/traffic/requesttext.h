// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "models/log/logrow.h"
#include "models/traffic/trafficcontent.h"

namespace bifrost {

/// A request as text to paste elsewhere. Credentials are never in it: a variable stands in their place.
class RequestText
{
    Q_DECLARE_TR_FUNCTIONS(bifrost::RequestText)

public:
    /// A line for the shell that sends the request again, to the gateway at this address.
    static QString curl(const LogRow &row, const TrafficContent &content, const QString &address);

    /// What is known of the request as one JSON object; null: what was said is not kept.
    static QString json(const LogRow &row, const TrafficContent *content);
};

} // namespace bifrost
