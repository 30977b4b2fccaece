// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/keycontroller.h"

#include "gateway/admin/providerjson.h"
#include "gateway/admin/requestbody.h"
#include "models/config/storedreader.h"

namespace bifrost::admin {

using namespace Qt::StringLiterals;

AdminReply KeyController::all(const ConfigState &state)
{
    return AdminReply::json(allKeysJson(state));
}

AdminReply KeyController::list(const ConfigState &state, const QString &provider)
{
    if (!state.storedProvider(provider))
        return ProviderController::one(state, provider);
    const QJsonArray keys = providerKeysJson(state, provider);
    return AdminReply::json(QJsonObject{{u"keys"_s, keys}, {u"total"_s, keys.size()}},
                            state.providerRevision(provider));
}

AdminReply KeyController::one(const ConfigState &state, const QString &provider, const QString &id)
{
    const StoredProvider *stored = state.storedProvider(provider);
    if (!stored)
        return ProviderController::one(state, provider);
    if (!stored->key(id)) {
        return AdminReply::error(
            Error(ErrorCode::NotFound,
                  u"Provider \"%1\" has no key with the id \"%2\"."_s.arg(stored->name, id).toStdString()));
    }
    return AdminReply::json(keyJson(state, provider, id), state.providerRevision(provider));
}

EditRequest KeyController::add(const QString &provider, const QByteArray &body)
{
    const Result<QJsonObject> json = readBody(body);
    if (!json)
        return AdminReply::error(json.error());
    return ConfigEdit{AddKey{provider, ConfigDocument::split(*json)}, QString()};
}

EditRequest KeyController::replace(const QString &provider, const QString &id, const QByteArray &body,
                                   const QString &basis)
{
    const Result<QJsonObject> json = readBody(body);
    if (!json)
        return AdminReply::error(json.error());
    return ConfigEdit{PutKey{provider, id, ConfigDocument::split(*json)}, basis};
}

EditRequest KeyController::patch(const QString &provider, const QString &id, const QByteArray &body,
                                 const QString &basis)
{
    const Result<QJsonObject> json = readBody(body);
    if (!json)
        return AdminReply::error(json.error());
    return ConfigEdit{PatchKey{provider, id, ConfigDocument::split(*json)}, basis};
}

EditRequest KeyController::remove(const QString &provider, const QString &id, const QString &basis)
{
    return ConfigEdit{DeleteKey{provider, id}, basis};
}

AdminReply KeyController::changed(const ConfigOutcome &outcome)
{
    return one(*outcome.state, outcome.provider, outcome.keyId);
}

AdminReply KeyController::removed(const ConfigOutcome &outcome)
{
    // The key as it was is what undoing would bring back.
    const RestoreKey *gone = outcome.undo ? std::get_if<RestoreKey>(&*outcome.undo) : nullptr;
    if (!gone)
        return AdminReply::json(QJsonObject{{u"id"_s, outcome.keyId}});
    ConfigState before;
    const StoredProvider provider{gone->provider, {}, {gone->key}};
    before.configuration.providers.push_back(readStored(provider, {}).config);
    before.stored.providers.insert(gone->provider, provider);
    return AdminReply::json(keyJson(before, gone->provider, gone->key.id));
}

} // namespace bifrost::admin
