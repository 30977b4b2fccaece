// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <QString>

#include "models/store/configdatabase.h"
#include "tests/support/waiting.h"

namespace bifrost::test {

inline MasterKeyPtr someKey(char digit = 'a')
{
    return MasterKey::decode(Secret(std::string(2 * MasterKey::Bytes, digit)));
}

inline KeyRecord recordOf(const MasterKeyPtr &key, const QString &id, KeySource source = KeySource::Keychain)
{
    KeyRecord record;
    record.id = id;
    record.source = source;
    record.checkValue = key->checkValue(id);
    return record;
}

/// A provider with one key whose value is to be sealed.
inline StoredProvider providerWithKey(const QString &name, std::string_view value)
{
    StoredKey key;
    key.id = QStringLiteral("k1");
    key.name = QStringLiteral("main");
    key.document.members = {{QStringLiteral("weight"), 0.5}};
    key.document.secrets.insert(QStringLiteral("value"), {Secret(value), false});
    return {name, {{{QStringLiteral("network_config"), QJsonObject()}}, {}}, {key}};
}

inline ConfigChange changeTo(const StoredProvider &provider)
{
    ConfigChange change;
    change.providers.insert(provider.name, provider);
    return change;
}

/// What `start`, given a callback, reports.
inline Result<void> resultOf(const std::function<void(QObject *, ConfigRepository::Done)> &start)
{
    QObject context;
    std::optional<Result<void>> result;
    start(&context, [&result](Result<void> done) { result = std::move(done); });
    if (!runUntil([&] { return result.has_value(); }, std::chrono::seconds(60)))
        return Error(ErrorCode::Internal, "No answer came.");
    return *result;
}

inline Result<void> commit(ConfigDatabase &database, const ConfigChange &change)
{
    return resultOf(
        [&](QObject *context, ConfigRepository::Done done) { database.commit(change, context, done); });
}

inline Result<void> beginKey(ConfigDatabase &database, const MasterKeyPtr &key = someKey())
{
    return resultOf([&](QObject *context, ConfigRepository::Done done) {
        database.beginKey(recordOf(key, QStringLiteral("key-1")), key, context, done);
    });
}

} // namespace bifrost::test
