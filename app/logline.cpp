// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logline.h"

#include "models/core/printable.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bifrost {

std::optional<LogLevel> logLevelFromName(const QString &name)
{
    for (const LogLevel level : {LogLevel::Debug, LogLevel::Info, LogLevel::Warn, LogLevel::Error}) {
        if (name == QLatin1StringView(logLevelName(level)))
            return level;
    }
    return {};
}

QByteArray logLevelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return "debug";
    case LogLevel::Info:
        return "info";
    case LogLevel::Warn:
        return "warn";
    case LogLevel::Error:
        break;
    }
    return "error";
}

QByteArray formatLogLine(const LogLine &line, LogStyle style)
{
    const QString time = line.time.toUTC().toString(Qt::ISODateWithMs);
    if (style == LogStyle::Pretty) {
        return time.toUtf8() + ' ' + logLevelName(line.level).toUpper().leftJustified(5) + ' ' + line.category
            + ": " + printable(line.message).toUtf8() + '\n';
    }
    const QJsonObject object{{u"level"_s, QString::fromLatin1(logLevelName(line.level))},
                             {u"time"_s, time},
                             {u"category"_s, QString::fromUtf8(line.category)},
                             {u"message"_s, line.message}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace bifrost
