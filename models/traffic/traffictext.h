// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    static QString model(const LogRow &row); ///< "fast → openai/gpt-4o", or one of them if they say the same
    static QString
    status(const LogRow &row); ///< "200", "503 queue_full", "cancelled", "stream" while it runs
    static QString duration(std::int64_t us); ///< "850 µs", "12 ms", "3.4 s"
    static QString tokens(const TokenUsage &usage); ///< "1,200 / 35"
    static QString money(Money money); ///< "$0.0123", with as many digits as small amounts need
};

} // namespace bifrost
