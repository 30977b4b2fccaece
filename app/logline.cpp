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

namespace {

/// The gateway says of a request what there is to say as an object.
QJsonObject fieldsOf(const LogLine &line)
{
    return line.category == "bifrost.access" ? QJsonDocument::fromJson(line.message.toUtf8()).object()
                                             : QJsonObject();
}

/// "POST /v1/models 200, 12.3 ms, 127.0.0.1, curl/8.0"
QString sentenceOf(const QJsonObject &fields)
{
    QString sentence =
        u"%1 %2 %3, %4 ms"_s.arg(fields[u"http.method"].toString(), fields[u"http.target"].toString(),
                                 QString::number(fields[u"http.status_code"].toInt()),
                                 QString::number(fields[u"http.request_duration_ms"].toDouble()));
    for (const QString &name : {u"http.remote_addr"_s, u"http.user_agent"_s}) {
        if (fields.contains(name))
            sentence += u", "_s + fields[name].toString();
    }
    return sentence;
}

} // namespace

QByteArray formatLogLine(const LogLine &line, LogStyle style)
{
    const QString time = line.time.toUTC().toString(Qt::ISODateWithMs);
    const QJsonObject fields = fieldsOf(line);
    const QString message = fields.isEmpty() ? line.message : sentenceOf(fields);
    if (style == LogStyle::Pretty) {
        return time.toUtf8() + ' ' + logLevelName(line.level).toUpper().leftJustified(5) + ' ' + line.category
            + ": " + printable(message).toUtf8() + '\n';
    }
    QJsonObject object = fields;
    const QJsonObject usual{{u"level"_s, QString::fromLatin1(logLevelName(line.level))},
                            {u"time"_s, time},
                            {u"category"_s, QString::fromUtf8(line.category)},
                            {u"message"_s, message}};
    for (auto member = usual.begin(); member != usual.end(); ++member)
        object[member.key()] = member.value();
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace bifrost
