// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bifrost {

struct ConfigNotice;

/// "config.json, line 7: providers.openai.colour: ..."
QString noticeLine(const QString &file, const ConfigNotice &notice);

/// What the running program says of it. What stands on no line is said by the database, the environment or
/// several lines together, and the file is not named.
QString findingLine(const QString &file, const ConfigNotice &notice);

/// --check-config: prints what the program would make of the file, and returns the exit code. Touches
/// nothing.
int checkConfig(const QString &file);

} // namespace bifrost
