// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"

#include <atomic>
#include <cstring>
#include <tuple>
#include <utility>

#include <sqlite3.h>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>

#include "models/core/regularfile.h"
#include "models/store/databasefile.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

std::atomic_uint nextConnection = 0;

constexpr char EveryConnection[] = "PRAGMA busy_timeout = 2000; PRAGMA foreign_keys = ON;";
// The write-ahead log is cut back to this size when it has been copied into the file.
constexpr char EveryWriter[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 4194304;";

// Of the SQLite file format, in its head.
constexpr std::size_t WriteVersionAt = 18;
constexpr std::size_t ReadVersionAt = 19;
constexpr unsigned char WithoutWriteAheadLog = 1;

/// What the system said of the last failure. SQLite itself keeps it for no commit; then the write-ahead log
/// knows.
int systemErrno(sqlite3 *handle)
{
    int cause = sqlite3_system_errno(handle);
    sqlite3_file *log = nullptr;
    if (cause == 0 && sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK
        && log && log->pMethods)
        log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &cause);
    return cause;
}

QString versionLabel(int version)
{
    return u"version-%1"_s.arg(version);
}

QString labelledPath(const QString &path, const QString &label)
{
    return u"%1.%2.backup"_s.arg(path, label);
}

/// All but the newest, among which the one just made counts in any case.
void removeOldBackups(const QString &path, const QString &newest)
{
    const QFileInfo file(path);
    QDir folder(file.absolutePath());
    QStringList copies = folder.entryList({labelledPath(file.fileName(), u"*"_s)}, QDir::Files, QDir::Time);
    copies.removeAll(newest);
    for (const QString &copy : copies.mid(Database::KeptBackups - 1))
        folder.remove(copy);
}

} // namespace

Database::Database(QString path)
    : m_path(std::move(path))
    , m_connectionName(u"bifrost-%1"_s.arg(nextConnection.fetch_add(1)))
{ }

Database::Database(Database &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_connectionName(std::exchange(other.m_connectionName, QString()))
    , m_handle(std::exchange(other.m_handle, nullptr))
{ }

Database &Database::operator=(Database &&other) noexcept
{
    if (this != &other) {
        close();
        m_path = std::move(other.m_path);
        m_connectionName = std::exchange(other.m_connectionName, QString());
        m_handle = std::exchange(other.m_handle, nullptr);
    }
    return *this;
}

Database::~Database()
{
    close();
}

Result<Database> Database::open(const QString &path, const Schema &schema)
{
    if (Result<void> examined = examineDatabaseFile(path, schema.applicationId); !examined)
        return examined.error();
    Database database(path);
    if (Result<void> connected = database.connect(path, false); !connected)
        return connected.error();
    // By what SQLite makes of it: the first page may have been written by a start that was cut short, and be
    // taken back now.
    const Result<qint64> pages = database.number("PRAGMA page_count");
    if (!pages)
        return pages.error();
    if (*pages == 0) {
        if (Result<void> prepared = database.prepareNew(schema); !prepared)
            return prepared.error();
        // Now, as the first layout is written several times as fast then.
        if (Result<void> set = database.run(EveryWriter); !set)
            return set.error();
    }
    if (Result<void> upgraded = database.upgrade(schema); !upgraded)
        return upgraded.error();
    if (Result<void> set = database.run(EveryWriter); !set)
        return set.error();
    return database;
}

Result<Database> Database::openReadOnly(const QString &path, const Schema &schema)
{
    // Not by looking into the file: the writer may be in this process, and whoever closes a file takes the
    // locks of his whole process from it.
    if (const QString other = whyNoFile(path); !other.isEmpty())
        return Error(ErrorCode::FileUnreadable,
                     u"The database %1 cannot be opened: %2."_s.arg(path, other).toStdString());
    Database database(path);
    if (Result<void> connected = database.connect(path, true); !connected)
        return connected.error();
    const Result<qint64> owner = database.number("PRAGMA application_id");
    if (!owner)
        return owner.error();
    if (std::uint32_t(*owner) != schema.applicationId)
        return foreignError(path);
    return database;
}

Result<Database> Database::inMemory(const QByteArray &image)
{
    Database database(u"in memory"_s);
    if (Result<void> connected = database.connect(u":memory:"_s, false); !connected)
        return connected.error();
    auto *const bytes = image.size() < DatabaseHeadBytes
        ? nullptr
        : static_cast<unsigned char *>(sqlite3_malloc64(sqlite3_uint64(image.size())));
    if (!bytes)
        return Error(ErrorCode::DatabaseFailed, "There is no memory for a copy of the database.");
    std::memcpy(bytes, image.constData(), std::size_t(image.size()));
    // There is no write-ahead log in memory.
    bytes[WriteVersionAt] = bytes[ReadVersionAt] = WithoutWriteAheadLog;
    if (sqlite3_deserialize(database.m_handle, "main", bytes, image.size(), image.size(),
                            SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
        != SQLITE_OK)
        return database.failure();
    return database;
}

QString Database::backupPath(const QString &path, int version)
{
    return labelledPath(path, versionLabel(version));
}

bool Database::hasMoved() const
{
    int moved = 0;
    sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

bool Database::sawDamage() const
{
    const int code = sqlite3_errcode(m_handle) & 0xff; // without the extension that may be on
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

bool Database::settle()
{
    return sqlite3_wal_checkpoint_v2(m_handle, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr)
        == SQLITE_OK;
}

void Database::leaveAlone()
{
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

QSqlDatabase Database::connection() const
{
    return QSqlDatabase::database(m_connectionName, false);
}

Result<void> Database::connect(const QString &name, bool readOnly)
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connectionName);
    if (!connection.isValid())
        return Error(ErrorCode::DatabaseFailed,
                     "Qt's driver for SQLite is missing. On Debian: libqt6sql6-sqlite.");
    if (readOnly)
        connection.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
    connection.setDatabaseName(name);
    if (!connection.open()) {
        return Error(
            ErrorCode::DatabaseFailed,
            u"The database %1 cannot be opened: %2."_s.arg(m_path, connection.lastError().driverText())
                .toStdString());
    }
    const QVariant handle = connection.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return Error(ErrorCode::DatabaseFailed, "Qt's driver for SQLite gives no access to SQLite itself.");
    m_handle = *static_cast<sqlite3 *const *>(handle.constData());
    return run(EveryConnection);
}

Result<void> Database::prepareNew(const Schema &schema)
{
    // The mode of vacuuming can only be chosen before the first page, which BEGIN IMMEDIATE would make. Both
    // in one transaction: a file that is left behind half made must be known as ours.
    const QByteArray sql = "BEGIN; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA application_id = "
        + QByteArray::number(qint32(schema.applicationId)) + "; COMMIT;";
    return run(sql.constData());
}

Result<void> Database::upgrade(const Schema &schema)
{
    Result<qint64> known = number("SELECT count(*) FROM sqlite_schema WHERE name = 'schema_version'");
    if (!known)
        return std::move(known).error();
    int version = 0;
    if (*known > 0) {
        Result<qint64> stored = number("SELECT max(version) FROM schema_version");
        if (!stored)
            return std::move(stored).error();
        version = int(*stored);
    }
    if (version > schema.version()) {
        return Error(ErrorCode::DatabaseNewer,
                     u"%1 was written by a newer version of Bifrost Desktop (its layout is %2, this version "
                     u"knows %3). "
                     u"Start that version, or choose another folder with -app-dir."_s
                         .arg(m_path, QString::number(version), QString::number(schema.version()))
                         .toStdString());
    }
    if (version > 0 && version < schema.version()) {
        if (Result<void> copied = backUp(versionLabel(version)); !copied)
            return copied;
    }
    for (; version < schema.version(); ++version) {
        if (Result<void> applied = apply(schema.steps[std::size_t(version)]); !applied) {
            std::ignore = run("ROLLBACK;");
            return applied;
        }
    }
    return {};
}

Result<void> Database::apply(const Schema::Step &step)
{
    const QByteArray record = "INSERT INTO schema_version VALUES (" + QByteArray::number(step.version) + ", "
        + QByteArray::number(QDateTime::currentMSecsSinceEpoch()) + ");";
    const QByteArray whole = "BEGIN IMMEDIATE;"
                             "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY,"
                             " applied_at_ms INTEGER NOT NULL);"
        + record + step.sql + "COMMIT;";
    return run(whole.constData());
}

Result<void> Database::backUp(const QString &label)
{
    const QString copy = labelledPath(m_path, label);
    QFile::remove(copy); // of an upgrade that did not come to its end
    // VACUUM INTO accepts an empty file and keeps its permissions.
    QFile file(copy);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                   QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        return Error(ErrorCode::FileUnreadable,
                     u"The copy %1, which is made before a change, cannot be written: %2."_s
                         .arg(copy, file.errorString())
                         .toStdString());
    }
    file.close();
    QString quoted = copy;
    quoted.replace(u'\'', "''"_L1);
    Result<void> copied = run(u"VACUUM INTO '%1';"_s.arg(quoted).toUtf8().constData());
    if (!copied)
        QFile::remove(copy);
    else
        removeOldBackups(m_path, QFileInfo(copy).fileName());
    return copied;
}

Result<void> Database::run(const char *sql)
{
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK)
        return {};
    return failure();
}

Result<qint64> Database::number(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    qint64 value = 0;
    int code = sqlite3_prepare_v2(m_handle, sql, -1, &statement, nullptr);
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW)
            value = sqlite3_column_int64(statement, 0);
    }
    const bool good = code == SQLITE_ROW || code == SQLITE_DONE;
    Error error = good ? Error() : failure();
    sqlite3_finalize(statement);
    if (!good)
        return error;
    return value;
}

Error Database::failure() const
{
    const int code = sqlite3_errcode(m_handle) & 0xff; // without the extension that may be on
    QString sentence =
        u"The database %1 cannot be used: %2."_s.arg(m_path, QString::fromUtf8(sqlite3_errmsg(m_handle)));
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        sentence += u" It is damaged; move it away to start with a new one."_s;
    else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        sentence += u" Another program holds it."_s;
    else if (code == SQLITE_FULL)
        sentence += u" There is no room left on its disk."_s;
    else if (const int cause = systemErrno(m_handle); code == SQLITE_IOERR && cause != 0)
        sentence += u" The system says: %1."_s.arg(QString::fromLocal8Bit(std::strerror(cause)));
    return Error(ErrorCode::DatabaseFailed, sentence.toStdString());
}

void Database::close()
{
    if (m_connectionName.isEmpty())
        return;
    connection().close();
    QSqlDatabase::removeDatabase(m_connectionName);
    m_connectionName.clear();
    m_handle = nullptr;
}

} // namespace bifrost
