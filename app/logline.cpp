// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logline.h"

#include "models/core/printable.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <ctime>

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

/// "POST /v1/models 200, 12.3 ms, 127.0.0.1, curl/8.0"
QString sentenceOf(const QString &members)
{
    const QJsonObject fields = QJsonDocument::fromJson(members.toUtf8()).object();
    QString sentence = u"%1, %2 ms"_s.arg(fields[u"message"].toString(),
                                          QString::number(fields[u"http.request_duration_ms"].toDouble()));
    for (const QString &name : {u"http.remote_addr"_s, u"http.user_agent"_s}) {
        if (fields.contains(name))
            sentence += u", "_s + fields[name].toString();
    }
    return sentence;
}

/// 2026-04-01T12:00:00.250Z
QByteArray timeText(qint64 msecs)
{
    thread_local std::time_t formatted = -1; // most lines are of the same second as the one before
    thread_local char text[40];
    thread_local std::size_t length = 0;
    const std::time_t seconds = msecs / 1000;
    if (seconds != formatted) {
        std::tm parts = {};
        ::gmtime_r(&seconds, &parts);
        length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
        formatted = seconds;
    }
    const int fraction = int(msecs % 1000);
    const char digits[] = {'.', char('0' + fraction / 100), char('0' + fraction / 10 % 10),
                           char('0' + fraction % 10), 'Z'};
    return QByteArray(text, qsizetype(length)).append(digits, sizeof digits);
}

/// A terminal may obey these, too: DEL, and the control characters beyond ASCII.
QByteArray withoutRareControls(QByteArray json)
{
    json.replace('\x7f', "\\u007f");
    for (qsizetype at = json.indexOf('\xc2'); at >= 0 && at + 1 < json.size();
         at = json.indexOf('\xc2', at + 1)) {
        const auto second = uchar(json[at + 1]);
        if (second < 0xa0)
            json.replace(at, 2, "\\u00" + QByteArray::number(second, 16));
    }
    return json;
}

/// Thousands in a second: nothing is taken apart and put together again.
QByteArray requestObject(const LogLine &line, const QByteArray &time)
{
    QByteArray object;
    object.reserve(line.message.size() + 128);
    object += "{\"category\":\"";
    object += line.category;
    object += "\",\"level\":\"";
    object += logLevelName(line.level);
    object += "\",\"time\":\"";
    object += time;
    object += "\",";
    object += withoutRareControls(QStringView(line.message).sliced(1).toUtf8());
    object += '\n';
    return object;
}

} // namespace

QByteArray formatLogLine(const LogLine &line, LogStyle style)
{
    const QByteArray time = timeText(line.msecs);
    const bool isRequest = QByteArrayView(line.category) == RequestCategory && line.message.startsWith(u'{');
    if (style == LogStyle::Pretty) {
        const QString message = isRequest ? sentenceOf(line.message) : line.message;
        return time + ' ' + logLevelName(line.level).toUpper().leftJustified(5) + ' ' + line.category + ": "
            + printable(message).toUtf8() + '\n';
    }
    if (isRequest)
        return requestObject(line, time);
    const QJsonObject object{{u"level"_s, QString::fromLatin1(logLevelName(line.level))},
                             {u"time"_s, QString::fromLatin1(time)},
                             {u"category"_s, QString::fromUtf8(line.category)},
                             {u"message"_s, line.message}};
    return withoutRareControls(QJsonDocument(object).toJson(QJsonDocument::Compact)) + '\n';
}

} // namespace bifrost
