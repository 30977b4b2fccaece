// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logline.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bifrost {
namespace {

/// A message without control characters: what a caller sent must not draw on the user's terminal.
QString withoutControls(const QString &message)
{
    QString clean;
    clean.reserve(message.size());
    for (const QChar c : message) {
        if (c.unicode() >= 0x20 && !(c.unicode() >= 0x7f && c.unicode() < 0xa0))
            clean += c;
        else
            clean += u"\\x%1"_s.arg(c.unicode(), 2, 16, QChar(u'0'));
    }
    return clean;
}

} // namespace

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
            + ": " + withoutControls(line.message).toUtf8() + '\n';
    }
    const QJsonObject object{{u"level"_s, QString::fromLatin1(logLevelName(line.level))},
                             {u"time"_s, time},
                             {u"category"_s, QString::fromUtf8(line.category)},
                             {u"message"_s, line.message}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace bifrost
