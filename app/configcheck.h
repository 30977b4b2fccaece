// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bifrost {

struct ConfigNotice;

/// "config.json, line 7: providers.openai.colour: ..."
QString noticeLine(const QString &file, const ConfigNotice &notice);

/// --check-config: prints what the program would make of the file, and returns the exit code. Touches
/// nothing.
int checkConfig(const QString &file);

} // namespace bifrost
