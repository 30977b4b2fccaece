// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/attempttext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t MaxAttempts = 100;
constexpr std::size_t MaxErrorBytes = 2 * 1024;

QString fromUtf8(const std::string &text)
{
    return QString::fromUtf8(text.data(), qsizetype(std::min(text.size(), MaxErrorBytes)));
}

} // namespace

std::string attemptsToText(const std::vector<LogAttempt> &attempts)
{
    if (attempts.empty())
        return {};
    QJsonArray array;
    for (const LogAttempt &attempt : attempts) {
        if (std::size_t(array.size()) == MaxAttempts)
            break;
        QJsonObject object{
            {u"provider"_s, fromUtf8(attempt.provider)}, {u"model"_s, fromUtf8(attempt.model)},
            {u"key"_s, fromUtf8(attempt.keyName)},       {u"status"_s, attempt.status},
            {u"start_us"_s, qint64(attempt.startUs)},    {u"duration_us"_s, qint64(attempt.durationUs)}};
        if (!attempt.error.empty())
            object.insert(u"error"_s, fromUtf8(attempt.error));
        array.append(object);
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact).toStdString();
}

std::vector<LogAttempt> attemptsFromText(const std::string &text)
{
    std::vector<LogAttempt> attempts;
    if (text.empty())
        return attempts;
    const QJsonArray array = QJsonDocument::fromJson(QByteArray::fromStdString(text)).array();
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        LogAttempt &attempt = attempts.emplace_back();
        attempt.provider = object.value("provider"_L1).toString().toStdString();
        attempt.model = object.value("model"_L1).toString().toStdString();
        attempt.keyName = object.value("key"_L1).toString().toStdString();
        attempt.status = object.value("status"_L1).toInt();
        attempt.startUs = object.value("start_us"_L1).toInteger();
        attempt.durationUs = object.value("duration_us"_L1).toInteger();
        attempt.error = object.value("error"_L1).toString().toStdString();
    }
    return attempts;
}

} // namespace bifrost
