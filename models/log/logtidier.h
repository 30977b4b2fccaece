// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "models/log/datewatch.h"
#include "models/log/logstore.h"
#include "models/log/openlog.h"

namespace bifrost {

/// Keeps the log within its days and megabytes, in steps of some milliseconds so that rows can be written in
/// between. Lives on the writer's thread.
class LogTidier
{
public:
    using Clock = std::chrono::steady_clock;

    explicit LogTidier(OpenLog &log) : m_log(log) { }

    /// So many rows were written.
    void grown(std::size_t rows) { m_rowsSinceCheck += rows; }

    /// Whether it is time for a round: at the start, after some thousand rows, every few hours.
    bool isDue(Clock::time_point now) const
    {
        return m_rowsSinceCheck >= RowsBetweenRounds || now >= m_nextRound;
    }
    Clock::time_point nextRound() const { return m_nextRound; }

    /// One step of a round; true while there is more to do. A failure ends the round, and so does a log that
    /// is not open.
    Result<bool> step();

    void start(Clock::time_point now, LogStore::Limits limits);

private:
    static constexpr std::size_t RowsBetweenRounds = 5000;
    static constexpr std::chrono::hours BetweenRounds{6};

    enum class Phase { Age, Size, Shrink, Settle };

    Result<bool> removeOld(LogTable &table);
    Result<bool> removeSurplus(LogTable &table);
    Result<bool> shrink(LogTable &table);
    qint64 capBytes() const;

    OpenLog &m_log;
    const DateWatch m_date;
    LogStore::Limits m_limits;
    Phase m_phase = Phase::Age;
    bool m_removedOld = false;
    bool m_overCap = false;
    bool m_shrunk = false;
    std::size_t m_rowsSinceCheck = 0;
    Clock::time_point m_nextRound{};
};

} // namespace bifrost
