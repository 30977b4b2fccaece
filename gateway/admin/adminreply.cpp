// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/adminreply.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace bifrost::admin {

using namespace Qt::StringLiterals;

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

} // namespace

AdminReply AdminReply::json(const QJsonValue &value, const QString &revision)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return {200, document.toJson(QJsonDocument::Compact) + '\n', revision.toLatin1()};
}

AdminReply AdminReply::error(const Error &error, const FieldErrors &fields)
{
    QJsonObject inner{
        {u"type"_s, text(error.type())}, {u"message"_s, text(error.message)}, {u"param"_s, QJsonValue::Null}};
    if (!fields.empty()) {
        const FieldError &first = fields.front();
        inner[u"param"_s] = first.path.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(first.path);
        inner[u"code"_s] = first.code();
        QJsonArray all;
        for (const FieldError &field : fields) {
            all.append(QJsonObject{
                {u"path"_s, field.path}, {u"code"_s, field.code()}, {u"message"_s, field.sentence()}});
        }
        inner[u"fields"_s] = all;
    }
    const QJsonObject envelope{{u"is_bifrost_error"_s, error.status() >= 500},
                               {u"status_code"_s, error.status()},
                               {u"error"_s, inner},
                               {u"extra_fields"_s, QJsonObject()}};
    AdminReply reply = json(envelope);
    reply.status = error.status();
    return reply;
}

AdminReply AdminReply::wrongFields(const FieldErrors &fields)
{
    QStringList sentences;
    for (const FieldError &field : fields)
        sentences.append(field.sentence());
    return error(Error(ErrorCode::SettingInvalid, sentences.join(u' ').toStdString()), fields);
}

} // namespace bifrost::admin
