// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/log/logrow.h"

namespace bifrost {

/// The newest requests in the order in which they came, at most so many. A row that runs is replaced where it
/// stands when it comes again. Each row has a number that never changes. A value; GUI thread.
class TrafficRows
{
public:
    struct Item
    {
        std::uint64_t number = 0;
        LogRowPtr row;
    };

    explicit TrafficRows(int maxRows) : m_maxRows(std::size_t(maxRows)) { }

    /// What a batch has done: rows from `firstNew` on are new, those below `first()` are gone.
    struct Change
    {
        std::uint64_t firstNew = 0;
        std::vector<std::uint64_t> replaced; ///< of those that were there before, each once, in order
    };

    Change append(std::vector<LogRowPtr> rows);
    void clear();

    std::uint64_t first() const { return m_first; } ///< number of the oldest row
    std::uint64_t end() const { return m_first + m_rows.size(); }
    bool contains(std::uint64_t number) const { return number >= first() && number < end(); }
    const LogRowPtr &at(std::uint64_t number) const { return m_rows[std::size_t(number - m_first)]; }
    int count() const { return int(m_rows.size()); }
    int runningCount() const { return int(m_running.size()); }

private:
    const std::size_t m_maxRows;
    std::deque<LogRowPtr> m_rows;
    std::uint64_t m_first = 0;
    std::unordered_map<std::string, std::uint64_t> m_running; ///< number by id
};

} // namespace bifrost
