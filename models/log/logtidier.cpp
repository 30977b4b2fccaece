// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logtidier.h"

#include <algorithm>
#include <tuple>

#include <QDateTime>
#include <QLoggingCategory>

namespace bifrost {

namespace {

Q_LOGGING_CATEGORY(tidierLog, "bifrost.log")

constexpr int RowsPerStep = 2000;
constexpr qint64 BytesPerStep = 4 * 1024 * 1024;
// Free room that stays in the file, as the next rows would ask for it again.
constexpr qint64 SpareBytes = 1024 * 1024;
// The write-ahead log lies beside the file and counts too.
constexpr qint64 MostForWriteAheadLog = 8 * 1024 * 1024;
constexpr qint64 MicrosecondsPerDay = 86'400'000'000;

} // namespace

void LogTidier::start(Clock::time_point now, LogStore::Limits limits)
{
    m_limits = limits;
    m_phase = Phase::Age;
    m_removedOld = false;
    m_overCap = false;
    m_shrunk = false;
    m_rowsSinceCheck = 0;
    m_nextRound = now + BetweenRounds;
}

Result<bool> LogTidier::step()
{
    LogTable *table = m_log.table();
    if (!table)
        return false;
    switch (m_phase) {
    case Phase::Age:
        return removeOld(*table);
    case Phase::Size:
        return removeSurplus(*table);
    case Phase::Shrink:
        return shrink(*table);
    case Phase::Settle:
        break;
    }
    // Readers may hold the write-ahead log; then the next round cuts it.
    if (m_shrunk)
        std::ignore = m_log.settle();
    return false;
}

Result<bool> LogTidier::removeOld(LogTable &table)
{
    if (m_date.hasJumped()) {
        qCWarning(tidierLog,
                  "The date was set by more than a day: until it is set back, or the program starts anew, no "
                  "row of "
                  "the log is deleted for its age.");
        m_phase = Phase::Size;
        return true;
    }
    const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1000;
    const qint64 horizon = now - m_limits.retentionDays * MicrosecondsPerDay;
    const Result<qint64> removed = table.removeBefore(horizon, now, RowsPerStep);
    if (!removed)
        return removed.error();
    m_removedOld = m_removedOld || *removed > 0;
    if (*removed == 0)
        m_phase = Phase::Size;
    return true;
}

Result<bool> LogTidier::removeSurplus(LogTable &table)
{
    const Result<LogTable::Size> size = table.size();
    if (!size)
        return size.error();
    // A tenth goes at once, so that a log that is always full does not need a round for every batch.
    m_overCap = m_overCap || size->usedBytes() > capBytes();
    const qint64 surplus = size->usedBytes() - (capBytes() - capBytes() / 10);
    if (m_overCap && surplus > 0) {
        const Result<qint64> rows = table.approximateRows();
        if (!rows)
            return rows.error();
        const qint64 fitting = 1 + *rows * surplus / size->usedBytes();
        const Result<qint64> removed = table.removeOldest(int(std::min<qint64>(fitting, RowsPerStep)));
        if (!removed)
            return removed.error();
        if (*removed > 0)
            return true;
    }
    m_phase = Phase::Shrink;
    return true;
}

Result<bool> LogTidier::shrink(LogTable &table)
{
    const Result<LogTable::Size> size = table.size();
    if (!size)
        return size.error();
    // What age took is given back; what the cap took is filled again soon, only the file must not be above
    // it.
    const qint64 wanted = m_removedOld ? size->freeBytes - SpareBytes : size->fileBytes - capBytes();
    if (const qint64 bytes = std::min(wanted, size->freeBytes); bytes > 0) {
        m_shrunk = true;
        if (Result<void> shrunk = table.shrink(std::min(bytes, BytesPerStep)); !shrunk)
            return std::move(shrunk).error();
        return true;
    }
    m_phase = Phase::Settle;
    return true;
}

qint64 LogTidier::capBytes() const
{
    const qint64 cap = qint64(m_limits.capMb) * 1024 * 1024;
    return cap - std::min(MostForWriteAheadLog, cap / 4);
}

} // namespace bifrost
