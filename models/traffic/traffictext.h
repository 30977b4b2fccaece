// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include <QCoreApplication>
#include <QString>

#include "models/log/logrow.h"

namespace bifrost {

/// How the parts of a request read to a person, in the language and the number format of the program.
class TrafficText
{
    Q_DECLARE_TR_FUNCTIONS(bifrost::TrafficText)

public:
    static QString unknown(); ///< a dash
    static QString time(std::int64_t startedAtUs); ///< local, to the millisecond
    static QString request(const LogRow &row); ///< "POST /v1/chat/completions"
    static QString endpoint(const LogRow &row); ///< the same, but for POST, which nearly all are
    /// A model was asked, or would have been. A list of models has neither tokens nor a price.
    static bool isModelCall(const LogRow &row) { return row.operation != "list_models"; }
    /// The model that was asked for and the one that answered; no second where it says the same.
    static std::pair<QString, QString> models(const LogRow &row);
    /// "fast → openai/gpt-4o", or one of them if they say the same; without a model what was asked for
    /// instead: "GET /v1/models".
    static QString model(const LogRow &row);
    static QString status(const LogRow &row); ///< "200", "cancelled"; while it runs "stream"
    static QString duration(std::int64_t us); ///< "<1 ms", "12 ms", "3.4 s"
    static QString tokens(const TokenUsage &usage); ///< "1,200 / 35"
    static QString money(Money money); ///< "$0.0123", with more digits where small amounts need them
};

} // namespace bifrost
