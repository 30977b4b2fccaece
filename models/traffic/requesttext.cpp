// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/requesttext.h"

#include <algorithm>
#include <array>

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

const QString MaskText = u"••••••••"_s; // as telemetry writes it
const QString KeyVariable = u"$BIFROST_KEY"_s;

/// What curl sets itself, or what belongs to the connection.
bool isLeftOut(const QString &name)
{
    static const std::array Names{
        "host"_L1,       "content-length"_L1,    "connection"_L1, "accept-encoding"_L1,
        "user-agent"_L1, "transfer-encoding"_L1, "expect"_L1,     "accept"_L1};
    return std::any_of(Names.begin(), Names.end(), [&name](QLatin1StringView own) {
        return name.compare(own, Qt::CaseInsensitive) == 0;
    });
}

/// In single quotes nothing means anything to a shell but the quote.
QString inSingleQuotes(QString text)
{
    return u'\'' + text.replace(u"'"_s, u"'\\''"_s) + u'\'';
}

/// Where callers put the key of the gateway; other secrets are other ones.
QString variableOf(const QString &header)
{
    static const std::array Keys{"authorization"_L1,  "x-api-key"_L1, "api-key"_L1,
                                 "x-goog-api-key"_L1, "x-bf-vk"_L1,   ""_L1};
    if (std::ranges::any_of(
            Keys, [&header](QLatin1StringView key) { return header.compare(key, Qt::CaseInsensitive) == 0; }))
        return KeyVariable;
    QString variable = header.toUpper();
    for (QChar &letter : variable) {
        if (!letter.isLetterOrNumber())
            letter = u'_';
    }
    return u'$' + variable;
}

/// In double quotes, so that the variable is replaced.
QString withVariable(QString text, const QString &variable)
{
    for (const QString &special : {u"\\"_s, u"\""_s, u"$"_s, u"`"_s})
        text.replace(special, u'\\' + special);
    return u'"' + text.replace(MaskText, variable) + u'"';
}

/// `header`: whose line it is, if it is one.
QString quoted(const QString &text, const QString &header = {})
{
    return text.contains(MaskText) ? withVariable(text, variableOf(header)) : inSingleQuotes(text);
}

QString toQString(const std::string &text)
{
    return QString::fromStdString(text);
}

QJsonValue bodyValue(const KeptText &body)
{
    if (!body.isCut()) {
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(body.text));
        if (document.isObject())
            return document.object();
        if (document.isArray())
            return document.array();
    }
    return body.text.empty() ? QJsonValue() : QJsonValue(toQString(body.text));
}

QJsonObject headersObject(const std::vector<HeaderLine> &lines)
{
    QJsonObject object;
    for (const HeaderLine &line : lines) {
        const QString name = toQString(line.name).toLower();
        const QString before = object.value(name).toString();
        object[name] = before.isEmpty() ? toQString(line.value) : before + u", "_s + toQString(line.value);
    }
    return object;
}

QJsonValue milliseconds(std::int64_t us)
{
    return us < 0 ? QJsonValue() : QJsonValue(double(us) / 1000);
}

void addText(QJsonObject &object, QLatin1StringView name, const std::string &text)
{
    if (!text.empty())
        object[name] = toQString(text);
}

QLatin1StringView statusName(LogStatus status)
{
    switch (status) {
    case LogStatus::Success:
        return "success"_L1;
    case LogStatus::Error:
        return "error"_L1;
    case LogStatus::Cancelled:
        return "cancelled"_L1;
    case LogStatus::Running:
        return "running"_L1;
    }
    return {};
}

QJsonObject attemptObject(const LogAttempt &attempt)
{
    QJsonObject object;
    addText(object, "provider"_L1, attempt.provider);
    addText(object, "model"_L1, attempt.model);
    addText(object, "key"_L1, attempt.keyName);
    object["status"_L1] = attempt.status;
    object["start_ms"_L1] = milliseconds(attempt.startUs);
    object["duration_ms"_L1] = milliseconds(attempt.durationUs);
    addText(object, "error"_L1, attempt.error);
    return object;
}

} // namespace

QString RequestText::curl(const LogRow &row, const TrafficContent &content, const QString &address)
{
    const QString target = toQString(content.target.empty() ? row.path : content.target);
    QStringList lines{u"curl "_s + quoted(address + target)};
    if (row.method != "POST" && row.method != "GET")
        lines.append(u"-X "_s + toQString(row.method));
    for (const HeaderLine &line : content.requestLines) {
        const QString name = toQString(line.name);
        if (!isLeftOut(name))
            lines.append(u"-H "_s + quoted(name + u": "_s + toQString(line.value), name));
    }
    if (row.stream)
        lines.append(u"--no-buffer"_s);
    QString note;
    if (content.request.isCut()) {
        note = u"# "_s + tr("The body was too long to be kept: put it into request.json.") + u'\n';
        lines.append(u"--data-binary @request.json"_s);
    } else if (content.request.size > 0) {
        lines.append(u"--data-binary "_s + inSingleQuotes(toQString(content.request.text)));
    }
    return note + lines.join(u" \\\n  "_s);
}

QString RequestText::json(const LogRow &row, const TrafficContent *content)
{
    QJsonObject object;
    addText(object, "id"_L1, row.id);
    addText(object, "client_request_id"_L1, row.clientRequestId);
    object["timestamp"_L1] =
        QDateTime::fromMSecsSinceEpoch(row.startedAtUs / 1000, Qt::UTC).toString(Qt::ISODateWithMs);
    addText(object, "method"_L1, row.method);
    addText(object, "path"_L1, row.path);
    addText(object, "operation"_L1, row.operation);
    addText(object, "client"_L1, row.clientName);
    addText(object, "model_asked"_L1, row.modelAsked);
    addText(object, "provider"_L1, row.provider);
    addText(object, "model"_L1, row.model);
    addText(object, "key"_L1, row.keyName);
    object["status"_L1] = statusName(row.status);
    object["http_status"_L1] = row.httpStatus;
    object["stream"_L1] = row.stream;
    object["queued_ms"_L1] = milliseconds(row.queuedUs);
    object["connect_ms"_L1] = milliseconds(row.connectUs);
    object["first_byte_ms"_L1] = milliseconds(row.firstByteUs);
    object["total_ms"_L1] = milliseconds(row.totalUs);
    if (row.usage.known) {
        const auto count = [](bool lacks, std::int64_t tokens) {
            return lacks ? QJsonValue() : QJsonValue(qint64(tokens));
        };
        const TokenUsage &usage = row.usage;
        object["usage"_L1] =
            QJsonObject{{u"prompt_tokens"_s, count(usage.lacksInput, usage.input)},
                        {u"completion_tokens"_s, count(usage.lacksOutput, usage.output)},
                        {u"total_tokens"_s, count(usage.lacksInput || usage.lacksOutput, usage.total())}};
    }
    object["cost"_L1] = row.costKnown ? QJsonValue(row.cost.dollars()) : QJsonValue();
    addText(object, "error_type"_L1, row.errorType);
    addText(object, "error"_L1, row.errorMessage);
    QJsonArray attempts;
    for (const LogAttempt &attempt : row.attempts)
        attempts.append(attemptObject(attempt));
    if (!attempts.isEmpty())
        object["attempts"_L1] = attempts;
    if (content) {
        object["request"_L1] = QJsonObject{{u"headers"_s, headersObject(content->requestLines)},
                                           {u"body"_s, bodyValue(content->request)},
                                           {u"bytes"_s, qint64(content->request.size)}};
        object["response"_L1] = QJsonObject{{u"headers"_s, headersObject(content->answerLines)},
                                            {u"body"_s, bodyValue(content->answer)},
                                            {u"bytes"_s, qint64(content->answer.size)}};
    }
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented));
}

} // namespace bifrost
