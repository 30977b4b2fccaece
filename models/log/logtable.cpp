// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logtable.h"

#include <array>
#include <utility>

#include <sqlite3.h>

#include <QFile>

#include "models/log/logcolumns.h"
#include "models/log/logcopier.h"
#include "models/store/databasefile.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

Result<Schema> logSchema()
{
    return Schema::load(LogTable::ApplicationId, u":/migrations/log"_s);
}

/// Failures that lie in the row: trying it again would end the same way.
bool blamesTheRow(int code)
{
    return code == SQLITE_TOOBIG || code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH
        || code == SQLITE_RANGE;
}

} // namespace

std::optional<Error> LogTable::objection(const QString &path)
{
    return foreignDatabase(path, LogTable::ApplicationId);
}

Result<LogTable> LogTable::open(const QString &path)
{
    const Result<Schema> schema = logSchema();
    if (!schema)
        return schema.error();
    Result<Database> database = Database::open(path, *schema);
    if (!database)
        return std::move(database).error();
    LogTable table(std::move(database).value());
    // Rows can wait in the queue better than callers of flush() at a lock.
    if (Result<void> set = table.m_database.run("PRAGMA busy_timeout = 200"); !set)
        return set.error();
    const Result<qint64> pageBytes = table.m_database.number("PRAGMA page_size");
    if (!pageBytes)
        return pageBytes.error();
    table.m_pageBytes = *pageBytes;
    const std::string sql =
        std::string("INSERT INTO requests (") + LogColumnNames + ") VALUES (" + LogColumnParameters + ')';
    if (sqlite3_prepare_v3(table.m_database.handle(), sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT,
                           &table.m_insert, nullptr)
        != SQLITE_OK)
        return table.m_database.failure();
    table.fileState();
    return table;
}

Result<LogTable> LogTable::openReadOnly(const QString &path)
{
    const Result<Schema> schema = logSchema();
    if (!schema)
        return schema.error();
    Result<Database> database = Database::openReadOnly(path, *schema);
    if (!database)
        return std::move(database).error();
    return LogTable(std::move(database).value());
}

LogTable::LogTable(LogTable &&other) noexcept
    : m_database(std::move(other.m_database))
    , m_pageBytes(other.m_pageBytes)
    , m_fileBytes(other.m_fileBytes)
    , m_sawWriteAheadLog(other.m_sawWriteAheadLog)
    , m_insert(std::exchange(other.m_insert, nullptr))
{ }

LogTable::~LogTable()
{
    sqlite3_finalize(m_insert);
}

Result<LogTable::Written> LogTable::write(const std::vector<LogRowPtr> &rows)
{
    if (Result<void> begun = m_database.run("BEGIN IMMEDIATE"); !begun)
        return begun.error();
    Result<Written> written = insertAll(rows);
    if (written) {
        if (Result<void> committed = m_database.run("COMMIT"); !committed)
            written = committed.error();
    }
    // SQLite has already ended the transaction after some failures.
    if (!written && sqlite3_get_autocommit(m_database.handle()) == 0)
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    return written;
}

LogTable::FileState LogTable::fileState()
{
    sqlite3 *const handle = m_database.handle();
    // Without its write-ahead log, others see nothing of what is written.
    const bool hasLog = QFile::exists(m_database.path() + u"-wal"_s);
    if (m_database.hasMoved() || (m_sawWriteAheadLog && !hasLog))
        return FileState::Gone;
    m_sawWriteAheadLog = hasLog;
    // With SQLite's own descriptor: to close another one would take its locks away.
    sqlite3_file *file = nullptr;
    sqlite3_int64 bytes = 0;
    std::array<char, DatabaseHeadBytes> head{};
    if (sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file
        || !file->pMethods || file->pMethods->xFileSize(file, &bytes) != SQLITE_OK)
        return FileState::Sound; // nothing is known; writing will tell
    const int read = file->pMethods->xRead(file, head.data(), int(head.size()), 0);
    if (read != SQLITE_OK && read != SQLITE_IOERR_SHORT_READ)
        return FileState::Sound;
    if (!isDatabaseHead({head.data(), qsizetype(head.size())}, LogTable::ApplicationId))
        return FileState::Damaged;
    // It may be shorter than its head says after a copy that found no room; only who cuts it makes it shrink.
    const bool shrunk = bytes < std::exchange(m_fileBytes, bytes);
    return shrunk && bytes < databasePages(head.data()) * m_pageBytes ? FileState::Damaged : FileState::Sound;
}

bool LogTable::sawDamage() const
{
    return m_database.sawDamage();
}

Result<LogTable::Written> LogTable::insertAll(const std::vector<LogRowPtr> &rows)
{
    Written written;
    std::string attempts;
    for (const LogRowPtr &row : rows) {
        int code = bindLogRow(m_insert, *row, attempts);
        if (code == SQLITE_OK)
            code = sqlite3_step(m_insert);
        if (code != SQLITE_DONE && !blamesTheRow(code)) {
            const Error error = m_database.failure();
            sqlite3_reset(m_insert);
            return error;
        }
        written.refused += code == SQLITE_DONE ? 0 : 1;
        sqlite3_reset(m_insert);
    }
    return written;
}

Result<qint64> LogTable::removeBefore(std::int64_t startedAtUs, std::int64_t nowUs, int atMost)
{
    // Rows come in the order in which requests end, so the old ones are those in front. One of the future
    // tells nothing about those behind it.
    return remove("WITH front AS (SELECT id, started_at_us FROM requests ORDER BY id LIMIT ?1)"
                  " DELETE FROM requests WHERE id IN (SELECT id FROM front WHERE started_at_us < ?2)"
                  " AND id < coalesce((SELECT min(id) FROM front WHERE started_at_us BETWEEN ?2 AND ?3),"
                  " 9223372036854775807)",
                  {atMost, startedAtUs, nowUs});
}

Result<qint64> LogTable::removeOldest(int count)
{
    return remove("DELETE FROM requests WHERE id IN (SELECT id FROM requests ORDER BY id LIMIT ?)", {count});
}

Result<qint64> LogTable::remove(const char *sql, std::initializer_list<std::int64_t> parameters)
{
    sqlite3_stmt *statement = nullptr;
    int code = sqlite3_prepare_v2(m_database.handle(), sql, -1, &statement, nullptr);
    if (code == SQLITE_OK) {
        int column = 0;
        for (const std::int64_t parameter : parameters)
            sqlite3_bind_int64(statement, ++column, parameter);
        code = sqlite3_step(statement);
    }
    const Error error = code == SQLITE_DONE ? Error() : m_database.failure();
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE)
        return error;
    return qint64(sqlite3_changes64(m_database.handle()));
}

Result<qint64> LogTable::approximateRows()
{
    return m_database.number(
        "SELECT coalesce((SELECT max(id) FROM requests) - (SELECT min(id) FROM requests) + 1, 0)");
}

Result<LogTable::Size> LogTable::size()
{
    const Result<qint64> pages = m_database.number("PRAGMA page_count");
    if (!pages)
        return pages.error();
    const Result<qint64> freePages = m_database.number("PRAGMA freelist_count");
    if (!freePages)
        return freePages.error();
    return Size{*pages * m_pageBytes, *freePages * m_pageBytes};
}

Result<void> LogTable::shrink(qint64 bytes)
{
    const QByteArray sql = "PRAGMA incremental_vacuum(" + QByteArray::number(1 + bytes / m_pageBytes) + ");";
    return m_database.run(sql.constData());
}

void LogTable::copyBy(LogCopier &copier)
{
    copier.watch(m_database.handle());
}

Result<void> LogTable::settleFile()
{
    return m_database.run("PRAGMA wal_checkpoint(TRUNCATE);");
}

Result<Money> LogTable::costBetween(std::int64_t fromUs, std::int64_t beforeUs)
{
    // Rows come in the order in which requests end; none runs longer than this.
    constexpr std::int64_t LongestRequestUs = 24 * 3600 * std::int64_t(1'000'000);
    sqlite3_stmt *statement = nullptr;
    int code = sqlite3_prepare_v2(m_database.handle(),
                                  "SELECT started_at_us, cost_nano_dollars FROM requests ORDER BY id DESC",
                                  -1, &statement, nullptr);
    Money sum;
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(statement);
        if (code != SQLITE_ROW)
            break;
        const std::int64_t startedAtUs = sqlite3_column_int64(statement, 0);
        if (startedAtUs < fromUs - LongestRequestUs) {
            code = SQLITE_DONE;
            break;
        }
        if (startedAtUs >= fromUs && startedAtUs < beforeUs)
            sum = sum + Money{sqlite3_column_int64(statement, 1)};
    }
    const Error error = code == SQLITE_DONE ? Error() : m_database.failure();
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE)
        return error;
    return sum;
}

Result<std::vector<LogRow>> LogTable::newest(int count)
{
    const std::string sql =
        std::string("SELECT ") + LogColumnNames + " FROM requests ORDER BY id DESC LIMIT ?1";
    sqlite3_stmt *statement = nullptr;
    std::vector<LogRow> rows;
    int code = sqlite3_prepare_v2(m_database.handle(), sql.c_str(), -1, &statement, nullptr);
    if (code == SQLITE_OK) {
        sqlite3_bind_int(statement, 1, count);
        while ((code = sqlite3_step(statement)) == SQLITE_ROW)
            rows.push_back(readLogRow(statement));
    }
    const Error error = code == SQLITE_DONE ? Error() : m_database.failure();
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE)
        return error;
    return rows;
}

} // namespace bifrost
