// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logline.h"

#include <QLoggingCategory>

namespace bifrost {

Q_DECLARE_LOGGING_CATEGORY(appLog)

/// Where log lines go: to stderr and, once the data folder is known, to a rotating file in it; those of
/// requests have a file of their own, as they would wash all others out of it. It stands from the first line
/// of main() to the last; any thread may log.
class Logging
{
public:
    /// Also of requests, at the level of their answers.
    Logging(LogLevel level, LogStyle style);
    ~Logging();
    Q_DISABLE_COPY_MOVE(Logging)

    struct Places
    {
        QString file;
        QString requestFile;
        bool toStderr = true;
        bool requestsToStderr = true;
    };

    /// From now on lines are kept there.
    void keepIn(const Places &places);
};

} // namespace bifrost
