// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/modellist.h"

#include <QJsonDocument>

namespace bifrost::flow {

using namespace Qt::StringLiterals;

namespace {

QString pageTokenFor(qsizetype offset)
{
    const QByteArray json = QJsonDocument(QJsonObject{{u"o"_s, offset}}).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

qsizetype offsetOf(const std::string &token)
{
    const QByteArray json =
        QByteArray::fromBase64(QByteArray::fromStdString(token), QByteArray::Base64UrlEncoding);
    return std::max<qsizetype>(QJsonDocument::fromJson(json).object()[u"o"].toInteger(), 0);
}

QJsonObject asOpenAi(const QJsonObject &model)
{
    QJsonObject result{{u"id"_s, model[u"id"]}, {u"object"_s, u"model"_s}};
    result[u"created"_s] = model[u"created"].toInteger();
    result[u"owned_by"_s] = model[u"owned_by"].toString(model[u"id"].toString().section(u'/', 0, 0));
    return result;
}

} // namespace

bool ModelList::add(const providers::Provider &provider, const providers::ProviderKey *key,
                    const QByteArray &answer)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer);
    const QJsonValue data =
        document.isArray() ? QJsonValue(document.array()) : document.object().value(u"data");
    if (!data.isArray())
        return false;
    for (const QJsonValue &value : data.toArray()) {
        const QJsonObject model = value.toObject();
        const QString name = model[u"id"].toString();
        if (!name.isEmpty() && (!key || key->allows(name.toStdString())))
            insert(provider, model, name);
    }
    if (key) {
        for (const std::string &name : key->models) {
            if (key->allows(name))
                insert(provider, {}, QString::fromStdString(name));
        }
        for (const auto &[alias, model] : key->aliases) {
            if (key->allows(alias))
                insert(provider, {}, QString::fromStdString(alias));
        }
    }
    return true;
}

void ModelList::noteKey(const providers::Provider &provider, const providers::ProviderKey *key,
                        const std::string &failure)
{
    if (provider.isDemo)
        return;
    QJsonObject status{{u"key_id"_s, key ? QString::fromStdString(key->id) : QString()},
                       {u"status"_s, failure.empty() ? u"success"_s : u"list_models_failed"_s},
                       {u"provider"_s, QString::fromStdString(provider.name)}};
    if (!failure.empty()) {
        m_anyFailed = true;
        status[u"error"_s] =
            QJsonObject{{u"error"_s, QJsonObject{{u"message"_s, QString::fromStdString(failure)}}}};
    }
    m_keys.append(status);
}

void ModelList::insert(const providers::Provider &provider, QJsonObject model, const QString &name)
{
    const QString id = QString::fromStdString(provider.name) + u'/' + name;
    const QString sortKey = (provider.isDemo ? u"1"_s : u"0"_s) + id;
    if (m_models.contains(sortKey))
        return;
    model[u"id"_s] = id;
    if (model.size() == 1)
        model[u"name"_s] = name;
    if (!model.contains(u"object"))
        model[u"object"_s] = u"model"_s;
    if (!model.contains(u"created"))
        model[u"created"_s] = 0;
    if (!model.contains(u"owned_by"))
        model[u"owned_by"_s] = QString::fromStdString(provider.name);
    m_models.insert(sortKey, model);
}

QByteArray ModelList::modelJson(Surface surface, const QString &id, const QString &asked) const
{
    const QJsonObject found = m_models.value(u'0' + id, m_models.value(u'1' + id));
    if (found.isEmpty())
        return {};
    QJsonObject model = surface == Surface::OpenAi ? asOpenAi(found) : found;
    model[u"id"_s] = asked;
    if (surface == Surface::Native)
        model[u"extra_fields"_s] = QJsonObject{{u"request_type"_s, u"list_models"_s}};
    return QJsonDocument(model).toJson(QJsonDocument::Compact);
}

QByteArray ModelList::toJson(Surface surface, int pageSize, const std::string &pageToken) const
{
    const QList<QJsonObject> models = m_models.values();
    const qsizetype from = std::min(pageToken.empty() ? 0 : offsetOf(pageToken), models.size());
    const qsizetype to = pageSize > 0 ? std::min(from + pageSize, models.size()) : models.size();
    QJsonArray data;
    for (qsizetype i = from; i < to; ++i)
        data.append(surface == Surface::OpenAi ? asOpenAi(models[i]) : models[i]);
    QJsonObject answer{{u"data"_s, data}};
    if (to < models.size())
        answer[u"next_page_token"_s] = pageTokenFor(to);
    // OpenAI clients look for it on the native route too.
    answer[u"object"_s] = u"list"_s;
    if (surface == Surface::Native) {
        if (m_anyFailed)
            answer[u"key_statuses"_s] = m_keys;
        answer[u"extra_fields"_s] = QJsonObject{{u"request_type"_s, u"list_models"_s}};
    }
    return QJsonDocument(answer).toJson(QJsonDocument::Compact);
}

} // namespace bifrost::flow
