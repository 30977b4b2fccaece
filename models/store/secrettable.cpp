// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/secrettable.h"

#include <vector>

#include <QDateTime>
#include <QLoggingCategory>
#include <QSqlQuery>
#include <QVariant>

#include "models/secrets/sealedtext.h"

Q_LOGGING_CATEGORY(lcSecretTable, "bifrost.store")

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

/// Keeps the UTF-8 alive that a SealPlace points into.
class PlaceText
{
public:
    PlaceText(const SecretTable::Owner &owner, const QString &slot)
        : m_table(owner.table.toStdString())
        , m_column(slot.toStdString())
        , m_row(owner.row.toStdString())
    { }

    SealPlace place() const { return {m_table, m_column, m_row}; }

private:
    std::string m_table;
    std::string m_column;
    std::string m_row;
};

} // namespace

size_t qHash(const SecretTable::Owner &owner, size_t seed)
{
    return qHashMulti(seed, owner.table, owner.row);
}

void SecretTable::useKey(MasterKeyPtr key, const QString &lockedSentence)
{
    m_key = std::move(key);
    m_lockedSentence = lockedSentence;
}

Result<QHash<SecretTable::Owner, SecretSlots>> SecretTable::load()
{
    QHash<Owner, SecretSlots> all;
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT table_name, row_id, column_name, sealed FROM secrets"_s))
        return m_database.failure();
    while (query.next()) {
        const Owner owner{query.value(0).toString(), query.value(1).toString()};
        const QString slot = query.value(2).toString();
        SecretSlot secret{Secret(), true};
        if (m_key) {
            const Result<Secret> text =
                unseal(*m_key, query.value(3).toByteArray(), PlaceText(owner, slot).place());
            if (text)
                secret = {*text, false};
            else
                qCWarning(lcSecretTable).noquote()
                    << owner.table << owner.row << slot << QString::fromStdString(text.error().message);
        }
        all[owner].insert(slot, secret);
    }
    return all;
}

Result<void> SecretTable::replace(const Owner &owner, const SecretSlots &secrets)
{
    const Result<QStringList> stored = storedSlots(owner);
    if (!stored)
        return stored.error();
    for (const QString &slot : *stored) {
        if (!secrets.contains(slot)) {
            if (Result<void> removed = remove(owner, slot); !removed)
                return removed;
        }
    }
    for (auto it = secrets.begin(); it != secrets.end(); ++it) {
        if (it->locked) {
            if (stored->contains(it.key()))
                continue;
            return Error(ErrorCode::SecretsLocked,
                         u"A stored key cannot be put back while it is locked. %1"_s.arg(m_lockedSentence)
                             .toStdString());
        }
        if (!m_key) {
            return Error(ErrorCode::SecretsLocked,
                         u"The key cannot be stored. %1 Until then it can be given as env.NAME."_s
                             .arg(m_lockedSentence.isEmpty()
                                      ? u"The master key of the stored keys has not been looked for yet."_s
                                      : m_lockedSentence)
                             .toStdString());
        }
        const Result<QByteArray> sealed = seal(*m_key, it->value, PlaceText(owner, it.key()).place());
        if (!sealed)
            return sealed.error();
        if (Result<void> done = store(owner, it.key(), *sealed); !done)
            return done;
    }
    return {};
}

Result<void> SecretTable::sealAnew(const MasterKey &other)
{
    struct Sealed
    {
        Owner owner;
        QString slot;
        QByteArray value;
    };
    std::vector<Sealed> all;
    {
        QSqlQuery query(m_database.connection());
        query.setForwardOnly(true);
        if (!query.exec(u"SELECT table_name, row_id, column_name, sealed FROM secrets"_s))
            return m_database.failure();
        while (query.next()) {
            all.push_back({{query.value(0).toString(), query.value(1).toString()},
                           query.value(2).toString(),
                           query.value(3).toByteArray()});
        }
    }
    for (const Sealed &each : all) {
        const PlaceText text(each.owner, each.slot);
        const Result<Secret> value = unseal(*m_key, each.value, text.place());
        if (!value)
            continue;
        const Result<QByteArray> sealed = seal(other, *value, text.place());
        if (!sealed)
            return sealed.error();
        if (Result<void> done = store(each.owner, each.slot, *sealed); !done)
            return done;
    }
    return {};
}

Result<qint64> SecretTable::count()
{
    return m_database.number("SELECT count(*) FROM secrets");
}

Result<QStringList> SecretTable::storedSlots(const Owner &owner)
{
    QStringList found;
    QSqlQuery query(m_database.connection());
    query.prepare(u"SELECT column_name FROM secrets WHERE table_name = ? AND row_id = ?"_s);
    query.addBindValue(owner.table);
    query.addBindValue(owner.row);
    if (!query.exec())
        return m_database.failure();
    while (query.next())
        found.append(query.value(0).toString());
    return found;
}

Result<void> SecretTable::remove(const Owner &owner, const QString &slot)
{
    QSqlQuery query(m_database.connection());
    query.prepare(u"DELETE FROM secrets WHERE table_name = ? AND row_id = ? AND column_name = ?"_s);
    query.addBindValue(owner.table);
    query.addBindValue(owner.row);
    query.addBindValue(slot);
    if (!query.exec())
        return m_database.failure();
    return {};
}

Result<void> SecretTable::store(const Owner &owner, const QString &slot, const QByteArray &sealed)
{
    QSqlQuery query(m_database.connection());
    query.prepare(u"INSERT INTO secrets (table_name, row_id, column_name, sealed, changed_at_ms)"
                  " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed,"
                  " changed_at_ms = excluded.changed_at_ms"_s);
    query.addBindValue(owner.table);
    query.addBindValue(owner.row);
    query.addBindValue(slot);
    query.addBindValue(sealed);
    query.addBindValue(QDateTime::currentMSecsSinceEpoch());
    if (!query.exec())
        return m_database.failure();
    return {};
}

} // namespace bifrost
