// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logline.h"

#include <QLoggingCategory>

namespace bifrost {

Q_DECLARE_LOGGING_CATEGORY(appLog)

/// Where log lines go: to stderr and, once the data folder is known, to a rotating file in it. It stands from
/// the first line of main() to the last; any thread may log.
class Logging
{
public:
    /// `accessLines`: with a line for each request, at the level of its answer.
    Logging(LogLevel level, LogStyle style, bool accessLines);
    ~Logging();
    Q_DISABLE_COPY_MOVE(Logging)

    /// From now on lines are kept in this file too; `toStderr` false: in this file only.
    void keepIn(const QString &path, bool toStderr);
};

} // namespace bifrost
