// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QString>

#include "models/core/result.h"
#include "models/store/schema.h"

struct sqlite3;

namespace bifrost {

/// One open SQLite file of ours, on one connection. It belongs to the thread that opened it and must be
/// closed there; who needs the file on another thread opens it once more. A file of another program is never
/// touched.
class Database
{
public:
    static constexpr int KeptBackups = 5;

    /// Opens the file, makes it if it is missing or empty, and brings it up to date. Before an existing one
    /// is changed, a copy is laid beside it.
    static Result<Database> open(const QString &path, const Schema &schema);

    /// A second connection to a file that open() has prepared.
    static Result<Database> openReadOnly(const QString &path, const Schema &schema);

    /// What the bytes of a file say, without any file.
    static Result<Database> inMemory(const QByteArray &image);

    /// Where the copy lies that is made before an upgrade from the given version.
    static QString backupPath(const QString &path, int version);

    Database(Database &&other) noexcept;
    Database &operator=(Database &&other) noexcept;
    ~Database();

    /// Lays a copy beside the file: `<file>.<label>.backup`, in the place of one of that name. Of all copies
    /// the newest are kept.
    Result<void> backUp(const QString &label);

    /// Somebody has moved or removed the file, or put another one in its place.
    bool hasMoved() const;

    /// The last failure was that the file is damaged.
    bool sawDamage() const;

    /// Copies all of the write-ahead log into the file, and empties it. False: somebody reads, or there is no
    /// room.
    bool settle();

    /// From now on nothing is written, also not when this goes: the file is not ours any more.
    void leaveAlone();

    QSqlDatabase connection() const;

    /// For statements that run often: the C interface is several times as fast as QSqlQuery.
    sqlite3 *handle() const { return m_handle; }

    /// Runs statements that give no rows.
    Result<void> run(const char *sql);

    /// The first column of the first row; 0 if there is none.
    Result<qint64> number(const char *sql);

    /// What SQLite says about the last failure, as an Error that names the file.
    Error failure() const;

    const QString &path() const { return m_path; }

private:
    explicit Database(QString path);

    Result<void> connect(const QString &name, bool readOnly);
    Result<void> prepareNew(const Schema &schema);
    Result<void> upgrade(const Schema &schema);
    Result<void> apply(const Schema::Step &step);
    void close();

    QString m_path;
    QString m_connectionName;
    sqlite3 *m_handle = nullptr;
};

} // namespace bifrost
