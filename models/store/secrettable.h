// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "models/config/configdocument.h"
#include "models/secrets/masterkey.h"
#include "models/store/database.h"

namespace bifrost {

/// The table `secrets` of a database: the sealed values of every other table. Lives on the thread of the
/// database and works inside the transaction of whoever calls.
class SecretTable
{
public:
    /// Whose secrets: a row of a table.
    struct Owner
    {
        QString table;
        QString row;

        friend bool operator==(const Owner &, const Owner &) = default;
    };

    explicit SecretTable(Database &database) : m_database(database) { }

    /// The key that values are sealed with; null: they are locked, for the reason that the sentence gives.
    void useKey(MasterKeyPtr key, const QString &lockedSentence);
    void useKeyOf(const SecretTable &other) { useKey(other.m_key, other.m_lockedSentence); }
    const MasterKeyPtr &key() const { return m_key; }

    /// Every secret, by its owner. What cannot be opened is locked.
    Result<QHash<Owner, SecretSlots>> load();

    /// Makes these the owner's secrets. One that is locked stays as it is stored.
    Result<void> replace(const Owner &owner, const SecretSlots &secrets);

    /// Opens every value with the present key and seals it with another. A value that cannot be opened is
    /// lost already and stays what it is.
    Result<void> sealAnew(const MasterKey &other);

    Result<qint64> count();

private:
    Result<QStringList> storedSlots(const Owner &owner);
    Result<void> remove(const Owner &owner, const QString &slot);
    Result<void> store(const Owner &owner, const QString &slot, const QByteArray &sealed);

    Database &m_database;
    MasterKeyPtr m_key;
    QString m_lockedSentence;
};

size_t qHash(const SecretTable::Owner &owner, size_t seed = 0);

} // namespace bifrost
