// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <optional>
#include <vector>

#include "models/log/logrow.h"
#include "models/store/database.h"

struct sqlite3_stmt;

namespace bifrost {

class LogCopier;

/// The table of requests and the statements on it. Like its Database it belongs to one thread.
class LogTable
{
public:
    static constexpr std::uint32_t ApplicationId = 0x42664C67; // "BfLg"

    /// What became of a batch. Rows that SQLite refuses for themselves are left out of it and counted.
    struct Written
    {
        std::size_t refused = 0;
    };

    enum class FileState {
        Sound,
        Gone, ///< removed, moved or replaced: what is written goes where nobody will find it
        Damaged, ///< cut short or overwritten
    };

    struct Size
    {
        qint64 fileBytes = 0;
        qint64 freeBytes = 0; ///< inside the file

        qint64 usedBytes() const { return fileBytes - freeBytes; }
    };

    static std::optional<Error> objection(const QString &path); ///< that it is another program's
    static Result<LogTable> open(const QString &path);
    static Result<LogTable> openReadOnly(const QString &path);

    LogTable(LogTable &&other) noexcept;
    LogTable &operator=(LogTable &&) = delete;
    ~LogTable();

    /// All rows in one transaction, or none of them.
    Result<Written> write(const std::vector<LogRowPtr> &rows);

    /// Looks at the file itself. Costs a few system calls.
    FileState fileState();

    /// The last failure was that of a damaged file.
    bool sawDamage() const;

    /// Removes at most so many of the oldest rows that began before the moment; gives their number. A row
    /// that came after a younger one stays, however old it says it is: the date was wrong when it came.
    Result<qint64> removeBefore(std::int64_t startedAtUs, std::int64_t nowUs, int atMost);

    /// Removes the oldest rows.
    Result<qint64> removeOldest(int count);

    /// Without looking at the rows: they leave at the old end only, so their ids have no gaps worth mention.
    Result<qint64> approximateRows();

    Result<Size> size();

    /// Gives free room inside the file back to the file system, about so much.
    Result<void> shrink(qint64 bytes);

    /// Has its write-ahead log copied by somebody who outlives it.
    void copyBy(LogCopier &copier);

    /// Copies what the write-ahead log still holds into the file, which is then as small as it can be.
    Result<void> settleFile();

    /// Newest first.
    Result<std::vector<LogRow>> newest(int count);

    /// What the requests cost that began in this time, as far as it is known.
    Result<Money> costBetween(std::int64_t fromUs, std::int64_t beforeUs);

private:
    explicit LogTable(Database database) : m_database(std::move(database)) { }

    Result<Written> insertAll(const std::vector<LogRowPtr> &rows);
    Result<qint64> remove(const char *sql, std::initializer_list<std::int64_t> parameters);

    Database m_database;
    qint64 m_pageBytes = 4096;
    qint64 m_fileBytes = 0; ///< when it was last looked at
    bool m_sawWriteAheadLog = false;
    sqlite3_stmt *m_insert = nullptr;
};

} // namespace bifrost
