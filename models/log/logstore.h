// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QString>

#include "models/core/result.h"
#include "models/log/logrow.h"

namespace bifrost {

class LogWriter;

/// The log on disk: one row per request in SQLite, written in batches by a thread of its own, capped in days
/// and in megabytes. append() may be called from any thread and never blocks on the disk. While the disk is
/// full or the file is locked, rows wait; health() says so, and writing goes on by itself when it can.
class LogStore
{
public:
    struct Limits
    {
        int retentionDays = 365;
        int capMb = 200;
        int queueRows = 100'000; ///< waiting for the disk; beyond it rows are dropped and counted

        friend bool operator==(const Limits &, const Limits &) = default;
    };

    /// Only looks: why open() would refuse the file as none of ours, or nothing.
    static std::optional<Error> objection(const QString &path);

    /// Opens or creates the database. Foreign and newer ones are refused and left as they are.
    static Result<std::unique_ptr<LogStore>> open(const QString &path, Limits limits);
    ~LogStore(); ///< writes what is queued

    void append(LogRowPtr row);

    /// From now on; the file is brought within them at once, beside the writing.
    void setLimits(Limits limits);

    /// Returns when everything appended before is written, or with what prevents it.
    Result<void> flush();

    /// Brings the file within its limits now. By itself that happens rarely, between two batches.
    Result<void> tidyUp();

    /// Why rows are waiting instead of being written, if they are.
    Result<void> health() const;

    /// Called on the thread that writes whenever health() is another one; one listener.
    void setHealthListener(std::function<void()> listener);

    quint64 droppedRows() const;

    /// The newest rows, newest first, on a connection of its own. For tests and the first view of history.
    Result<std::vector<LogRow>> newest(int count) const;

    /// What the requests in this log cost that began in this time, as far as that is known; read from the
    /// file on a connection of its own. For any thread: it takes its time where there are many.
    static Result<Money> costBetween(const QString &path, std::int64_t fromUs, std::int64_t beforeUs);

private:
    LogStore(QString path, std::unique_ptr<LogWriter> writer);

    QString m_path;
    std::unique_ptr<LogWriter> m_writer;
};

} // namespace bifrost
