// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/configtables.h"

#include <initializer_list>
#include <tuple>

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QSqlQuery>
#include <QVariant>

#include "models/store/databasefile.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr std::uint32_t ConfigApplicationId = 0x42664366; // "BfCf"

/// What was overwritten must not stay readable in the file.
constexpr char ForSecrets[] = "PRAGMA secure_delete = ON;";

SecretTable::Owner sectionOwner(const QString &name)
{
    return {u"sections"_s, name};
}

SecretTable::Owner providerOwner(const QString &name)
{
    return {u"providers"_s, name};
}

SecretTable::Owner keyOwner(const QString &provider, const QString &id)
{
    return {u"provider_keys"_s, provider + u'/' + id};
}

QJsonObject objectOf(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toByteArray()).object();
}

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<void> execute(Database &database, const QString &statement, std::initializer_list<QVariant> values)
{
    QSqlQuery query(database.connection());
    query.prepare(statement);
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return database.failure();
    return {};
}

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

std::optional<Error> ConfigTables::objection(const QString &path)
{
    return foreignDatabase(path, ConfigApplicationId);
}

Result<std::unique_ptr<ConfigTables>> ConfigTables::open(const QString &path)
{
    const Result<Schema> schema = Schema::load(ConfigApplicationId, u":/migrations/config"_s);
    if (!schema)
        return schema.error();
    Result<Database> database = Database::open(path, *schema);
    if (!database)
        return std::move(database).error();
    if (Result<void> set = database->run(ForSecrets); !set)
        return set.error();
    return std::unique_ptr<ConfigTables>(new ConfigTables(std::move(database).value()));
}

Result<std::unique_ptr<ConfigTables>> ConfigTables::inMemory(const DatabaseImage &image)
{
    Result<Database> database = Database::inMemory(image.bytes());
    if (!database)
        return std::move(database).error();
    return std::unique_ptr<ConfigTables>(new ConfigTables(std::move(database).value()));
}

Result<StoredConfiguration> ConfigTables::load()
{
    const Result<QHash<SecretTable::Owner, SecretSlots>> secrets = m_secrets.load();
    if (!secrets)
        return secrets.error();
    StoredConfiguration stored;
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT name, members FROM sections"_s))
        return m_database.failure();
    while (query.next()) {
        const QString name = query.value(0).toString();
        stored.sections.insert(name, {objectOf(query.value(1)), secrets->value(sectionOwner(name))});
    }
    if (!query.exec(u"SELECT place, hash FROM marks"_s))
        return m_database.failure();
    while (query.next())
        stored.marks.insert(query.value(0).toString(), query.value(1).toString());
    if (Result<void> loaded = loadProviders(stored, *secrets); !loaded)
        return loaded.error();
    return stored;
}

Result<void> ConfigTables::loadProviders(StoredConfiguration &stored,
                                         const QHash<SecretTable::Owner, SecretSlots> &secrets)
{
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT name, members FROM providers"_s))
        return m_database.failure();
    while (query.next()) {
        const QString name = query.value(0).toString();
        stored.providers.insert(name,
                                {name, {objectOf(query.value(1)), secrets.value(providerOwner(name))}, {}});
    }
    if (!query.exec(u"SELECT provider, id, name, members FROM provider_keys ORDER BY provider, position"_s))
        return m_database.failure();
    while (query.next()) {
        const QString id = query.value(1).toString();
        StoredProvider &provider = stored.providers[query.value(0).toString()];
        provider.keys.push_back({id,
                                 query.value(2).toString(),
                                 {objectOf(query.value(3)), secrets.value(keyOwner(provider.name, id))}});
    }
    return {};
}

Result<void> ConfigTables::save(const ConfigChange &change)
{
    return inTransaction([this, &change] { return write(change); });
}

Result<void> ConfigTables::inTransaction(const std::function<Result<void>()> &work)
{
    if (Result<void> begun = m_database.run("BEGIN IMMEDIATE"); !begun)
        return begun;
    Result<void> done = work();
    if (done)
        done = m_database.run("COMMIT");
    if (!done)
        std::ignore = m_database.run("ROLLBACK");
    return done;
}

Result<void> ConfigTables::write(const ConfigChange &change)
{
    for (auto it = change.sections.begin(); it != change.sections.end(); ++it) {
        if (Result<void> done = it.value() ? putSection(it.key(), *it.value())
                                           : remove(u"DELETE FROM sections WHERE name = ?"_s, it.key());
            !done)
            return done;
    }
    for (auto it = change.providers.begin(); it != change.providers.end(); ++it) {
        if (Result<void> done = it.value() ? putProvider(*it.value())
                                           : remove(u"DELETE FROM providers WHERE name = ?"_s, it.key());
            !done)
            return done;
    }
    for (auto it = change.marks.begin(); it != change.marks.end(); ++it) {
        if (Result<void> done = it.value() ? putMark(it.key(), *it.value())
                                           : remove(u"DELETE FROM marks WHERE place = ?"_s, it.key());
            !done)
            return done;
    }
    return {};
}

Result<void> ConfigTables::remove(const QString &statement, const QString &name)
{
    return execute(m_database, statement, {name});
}

Result<void> ConfigTables::putSection(const QString &name, const ConfigDocument &document)
{
    Result<void> put = execute(m_database,
                               u"INSERT INTO sections (name, members, changed_at_ms) VALUES (?, ?, ?)"
                               " ON CONFLICT DO UPDATE SET members = excluded.members,"
                               " changed_at_ms = excluded.changed_at_ms"_s,
                               {name, textOf(document.members), now()});
    return put ? m_secrets.replace(sectionOwner(name), document.secrets) : put;
}

Result<void> ConfigTables::putProvider(const StoredProvider &provider)
{
    Result<void> put = execute(m_database,
                               u"INSERT INTO providers (name, members, made_at_ms, changed_at_ms)"
                               " VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET members = excluded.members,"
                               " changed_at_ms = excluded.changed_at_ms"_s,
                               {provider.name, textOf(provider.document.members), now(), now()});
    if (put)
        put = m_secrets.replace(providerOwner(provider.name), provider.document.secrets);
    if (put)
        put = removeKeysBut(provider);
    QSet<QString> ids;
    int position = 0;
    for (const StoredKey &key : provider.keys) {
        if (!put)
            break;
        if (key.id.isEmpty() || ids.contains(key.id)) {
            return Error(ErrorCode::Internal,
                         u"Each key of %1 needs an id of its own."_s.arg(provider.name).toStdString());
        }
        ids.insert(key.id);
        put = putKey(provider.name, key, position++);
    }
    return put;
}

Result<void> ConfigTables::removeKeysBut(const StoredProvider &kept)
{
    QJsonArray ids;
    for (const StoredKey &key : kept.keys)
        ids.append(key.id);
    return execute(m_database,
                   u"DELETE FROM provider_keys WHERE provider = ?"
                   " AND id NOT IN (SELECT value FROM json_each(?))"_s,
                   {kept.name, QString::fromUtf8(QJsonDocument(ids).toJson(QJsonDocument::Compact))});
}

Result<void> ConfigTables::putKey(const QString &provider, const StoredKey &key, int position)
{
    Result<void> put = execute(
        m_database,
        u"INSERT INTO provider_keys (provider, id, name, position, members, made_at_ms, changed_at_ms)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name,"
        " position = excluded.position, members = excluded.members,"
        " changed_at_ms = excluded.changed_at_ms"_s,
        {provider, key.id, key.name, position, textOf(key.document.members), now(), now()});
    return put ? m_secrets.replace(keyOwner(provider, key.id), key.document.secrets) : put;
}

Result<void> ConfigTables::putMark(const QString &place, const QString &hash)
{
    return execute(
        m_database,
        u"INSERT INTO marks (place, hash) VALUES (?, ?) ON CONFLICT DO UPDATE SET hash = excluded.hash"_s,
        {place, hash});
}

void ConfigTables::useKey(MasterKeyPtr key, const QString &lockedSentence)
{
    m_secrets.useKey(std::move(key), lockedSentence);
}

void ConfigTables::useKeyOf(const ConfigTables &other)
{
    m_secrets.useKeyOf(other.m_secrets);
}

Result<std::optional<KeyRecord>> ConfigTables::keyRecord()
{
    QSqlQuery query(m_database.connection());
    if (!query.exec(u"SELECT id, source, derivation, salt, check_value FROM master_key"_s))
        return m_database.failure();
    if (!query.next()) {
        const Result<qint64> sealed = m_secrets.count();
        if (!sealed)
            return sealed.error();
        if (*sealed == 0)
            return std::optional<KeyRecord>();
        return Error(
            ErrorCode::SecretsLocked,
            u"%1 holds sealed keys, but not what they were sealed with. Restore it from a backup, or "
            u"give the stored keys up and enter them again."_s.arg(m_database.path())
                .toStdString());
    }
    const std::optional<KeySource> source = keySourceNamed(query.value(1).toString());
    if (!source) {
        return Error(ErrorCode::DatabaseNewer,
                     u"The master key of %1 lies where this version does not look, \"%2\". Start the version "
                     u"that made it."_s.arg(m_database.path(), query.value(1).toString())
                         .toStdString());
    }
    return std::optional(KeyRecord{query.value(0).toString(), *source, query.value(2).toInt(),
                                   query.value(3).toByteArray(), query.value(4).toByteArray()});
}

Result<void> ConfigTables::storeRecord(const KeyRecord &record)
{
    return execute(m_database,
                   u"INSERT INTO master_key (only, id, source, derivation, salt, check_value, made_at_ms)"
                   " VALUES (1, ?, ?, ?, ?, ?, ?)"_s,
                   {record.id, keySourceName(record.source), record.derivation,
                    record.salt.isNull() ? QByteArray("") : record.salt, record.checkValue, now()});
}

Result<void> ConfigTables::beginKey(const KeyRecord &record, const MasterKeyPtr &key)
{
    Result<void> begun = inTransaction([&]() -> Result<void> {
        const Result<std::optional<KeyRecord>> present = keyRecord();
        if (!present)
            return present.error();
        if (*present)
            return Error(ErrorCode::Internal, "There is a master key already.");
        return storeRecord(record);
    });
    if (begun)
        useKey(key, QString());
    return begun;
}

Result<void> ConfigTables::changeKey(const KeyRecord &record, const MasterKeyPtr &key)
{
    if (!m_secrets.key())
        return Error(ErrorCode::SecretsLocked);
    if (Result<void> copied = m_database.backUp(u"former-key"_s); !copied)
        return copied;
    Result<void> changed = inTransaction([&] {
        Result<void> done = m_secrets.sealAnew(*key);
        if (done)
            done = m_database.run("DELETE FROM master_key");
        return done ? storeRecord(record) : done;
    });
    if (changed)
        useKey(key, QString());
    return changed;
}

Result<void> ConfigTables::forgetSecrets()
{
    if (Result<void> copied = m_database.backUp(u"given-up"_s); !copied)
        return copied;
    Result<void> forgotten =
        inTransaction([this] { return m_database.run("DELETE FROM secrets; DELETE FROM master_key;"); });
    if (forgotten)
        useKey({}, QString());
    return forgotten;
}

} // namespace bifrost
