// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace bifrost {

enum class LogLevel { Debug, Info, Warn, Error };
enum class LogStyle { Json, Pretty };

/// "debug", "info", "warn", "error"
std::optional<LogLevel> logLevelFromName(const QString &name);
QByteArray logLevelName(LogLevel level);

/// A line of these makes up its message as the members of a JSON object.
inline constexpr QByteArrayView RequestCategory = "bifrost.access";

/// One thing that was said. A plain value.
struct LogLine
{
    qint64 msecs = 0; ///< since 1970, UTC
    LogLevel level = LogLevel::Info;
    QByteArray category; ///< "bifrost.net"
    QString message;
};

/// The line as it is written, with its newline. A message cannot forge a line: control characters are
/// escaped.
QByteArray formatLogLine(const LogLine &line, LogStyle style);

} // namespace bifrost
