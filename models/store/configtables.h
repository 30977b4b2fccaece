// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "models/config/configrepository.h"
#include "models/secrets/keyrecord.h"
#include "models/store/databaseimage.h"
#include "models/store/secrettable.h"

namespace bifrost {

/// The tables of config.db and the statements on them. Lives on the thread of ConfigDatabase, which is the
/// face of it.
class ConfigTables
{
public:
    static Result<std::unique_ptr<ConfigTables>> open(const QString &path);
    static Result<std::unique_ptr<ConfigTables>> inMemory(const DatabaseImage &image);
    static std::optional<Error> objection(const QString &path); ///< that it is another program's
    ConfigTables(const ConfigTables &) = delete;
    ConfigTables &operator=(const ConfigTables &) = delete;

    Result<StoredConfiguration> load();

    /// In one transaction.
    Result<void> save(const ConfigChange &change);

    Database &database() { return m_database; }

    void useKey(MasterKeyPtr key, const QString &lockedSentence);
    void useKeyOf(const ConfigTables &other);
    Result<std::optional<KeyRecord>> keyRecord();
    Result<void> beginKey(const KeyRecord &record, const MasterKeyPtr &key);
    Result<void> changeKey(const KeyRecord &record, const MasterKeyPtr &key);
    Result<void> forgetSecrets();

private:
    explicit ConfigTables(Database database) : m_database(std::move(database)) { }

    Result<void> loadProviders(StoredConfiguration &stored, const QHash<SecretTable::Owner, SecretSlots> &);
    Result<void> write(const ConfigChange &change);
    Result<void> putSection(const QString &name, const ConfigDocument &document);
    Result<void> putProvider(const StoredProvider &provider);
    Result<void> putKey(const QString &provider, const StoredKey &key, int position);
    Result<void> removeKeysBut(const StoredProvider &kept);
    Result<void> putMark(const QString &place, const QString &hash);
    Result<void> remove(const QString &statement, const QString &name);
    Result<void> storeRecord(const KeyRecord &record);
    Result<void> inTransaction(const std::function<Result<void>()> &work);

    Database m_database;
    SecretTable m_secrets{m_database};
};

} // namespace bifrost
