// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/providercontroller.h"

#include "gateway/admin/providerjson.h"
#include "gateway/admin/requestbody.h"

#include <QJsonArray>

namespace bifrost::admin {

using namespace Qt::StringLiterals;

namespace {

AdminReply missingProvider(const QString &name)
{
    return AdminReply::error(
        Error(ErrorCode::NotFound, u"Provider \"%1\" is not set up."_s.arg(name).toStdString()));
}

/// The keys of a whole provider; taken out of the body.
std::optional<AdminReply> takeKeys(QJsonObject &body, std::optional<std::vector<ConfigDocument>> &keys)
{
    const QJsonValue given = body.take(u"keys"_s);
    if (given.isUndefined() || given.isNull())
        return std::nullopt;
    if (!given.isArray())
        return AdminReply::wrongFields({{u"keys"_s, Fault::Type, u"must be an array of objects."_s}});
    keys.emplace();
    const QJsonArray array = given.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (!array[i].isObject())
            return AdminReply::wrongFields({{u"keys[%1]"_s.arg(i), Fault::Type, u"must be an object."_s}});
        keys->push_back(ConfigDocument::split(array[i].toObject()));
    }
    return std::nullopt;
}

/// The name in the path is the name; one in the body that came back with the rest is the same.
std::optional<AdminReply> otherName(const QString &name, const QJsonObject &body)
{
    for (const QString &member : {u"name"_s, u"provider"_s}) {
        const QJsonValue given = body[member];
        if (given.isUndefined() || given.isNull() || given.toString().toLower() == name.toLower())
            continue;
        return AdminReply::wrongFields(
            {{member, Fault::Choice,
              u"cannot be changed. Set the provider up under the new name, and delete this one."_s}});
    }
    return std::nullopt;
}

EditRequest put(const QString &name, QJsonObject body, PutProvider::Mode mode, const QString &basis)
{
    PutProvider command;
    command.name = name;
    command.mode = mode;
    if (std::optional<AdminReply> wrong = takeKeys(body, command.keys))
        return *std::move(wrong);
    if (mode == PutProvider::Mode::Create && !command.keys)
        command.keys.emplace();
    command.document = ConfigDocument::split(body);
    return ConfigEdit{std::move(command), basis};
}

} // namespace

AdminReply ProviderController::list(const ConfigState &state, std::uint16_t ownPort)
{
    return AdminReply::json(providersJson(state, ownPort));
}

AdminReply ProviderController::one(const ConfigState &state, const QString &name, std::uint16_t ownPort)
{
    if (!state.storedProvider(name))
        return missingProvider(name);
    return AdminReply::json(providerJson(state, name, ownPort), state.providerRevision(name));
}

EditRequest ProviderController::create(const QByteArray &body)
{
    Result<QJsonObject> json = readBody(body);
    if (!json)
        return AdminReply::error(json.error());
    const QJsonValue given = json->value(u"provider"_s);
    if (!given.isString() && !given.isUndefined() && !given.isNull())
        return AdminReply::wrongFields({{u"provider"_s, Fault::Type, u"must be a text."_s}});
    const QString name = given.toString(json->value(u"name"_s).toString());
    if (name.isEmpty()) {
        return AdminReply::wrongFields(
            {{u"provider"_s, Fault::Missing, u"must name the provider. Missing provider."_s}});
    }
    return put(name, *std::move(json), PutProvider::Mode::Create, QString());
}

EditRequest ProviderController::replace(const QString &name, const QByteArray &body, const QString &basis)
{
    Result<QJsonObject> json = readBody(body);
    if (!json)
        return AdminReply::error(json.error());
    if (std::optional<AdminReply> wrong = otherName(name, *json))
        return *std::move(wrong);
    if (!json->value(u"concurrency_and_buffer_size"_s).isObject()) {
        return AdminReply::wrongFields(
            {{u"concurrency_and_buffer_size"_s, Fault::Missing,
              u"must be an object with concurrency and buffer_size: this request replaces the provider as a "
              u"whole. Use PATCH to change a part of it."_s}});
    }
    return put(name, *std::move(json), PutProvider::Mode::Replace, basis);
}

EditRequest ProviderController::patch(const QString &name, const QByteArray &body, const QString &basis)
{
    const Result<QJsonObject> json = readBody(body);
    if (!json)
        return AdminReply::error(json.error());
    if (std::optional<AdminReply> wrong = otherName(name, *json))
        return *std::move(wrong);
    if (json->contains(u"keys"_s)) {
        return AdminReply::wrongFields(
            {{u"keys"_s, Fault::Choice,
              u"cannot be changed in part here. Use /api/providers/%1/keys."_s.arg(name)}});
    }
    return ConfigEdit{PatchProvider{name, ConfigDocument::split(*json)}, basis};
}

EditRequest ProviderController::remove(const QString &name, const QString &basis)
{
    return ConfigEdit{DeleteProvider{name}, basis};
}

AdminReply ProviderController::notCreated(const Error &error, const FieldErrors &fields)
{
    FieldErrors renamed = fields;
    QStringList sentences;
    for (FieldError &field : renamed) {
        if (field.path == "name"_L1)
            field.path = u"provider"_s; // as it is called here
        sentences.append(field.sentence());
    }
    if (renamed.empty())
        return AdminReply::error(error);
    return AdminReply::error(Error(error.code, sentences.join(u' ').toStdString()), renamed);
}

AdminReply ProviderController::changed(const ConfigOutcome &outcome, std::uint16_t ownPort)
{
    return one(*outcome.state, outcome.provider, ownPort);
}

AdminReply ProviderController::removed(const ConfigOutcome &outcome)
{
    return AdminReply::json(QJsonObject{{u"name"_s, outcome.provider}, {u"provider_status"_s, u"deleted"_s}});
}

} // namespace bifrost::admin
