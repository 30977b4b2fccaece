// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/trafficrows.h"

#include <algorithm>

namespace bifrost {

TrafficRows::Change TrafficRows::append(std::vector<LogRowPtr> rows)
{
    Change change;
    change.firstNew = end();
    for (LogRowPtr &row : rows) {
        const bool runs = row->status == LogStatus::Running;
        const auto known = m_running.find(row->id);
        if (known == m_running.end()) {
            if (runs)
                m_running.emplace(row->id, end());
            m_rows.push_back(std::move(row));
            continue;
        }
        const std::uint64_t number = known->second;
        if (!runs)
            m_running.erase(known);
        if (number < change.firstNew)
            change.replaced.push_back(number);
        m_rows[std::size_t(number - m_first)] = std::move(row);
    }
    while (m_rows.size() > m_maxRows) {
        if (m_rows.front()->status == LogStatus::Running)
            m_running.erase(m_rows.front()->id);
        m_rows.pop_front();
        ++m_first;
    }
    std::sort(change.replaced.begin(), change.replaced.end());
    change.replaced.erase(std::unique(change.replaced.begin(), change.replaced.end()), change.replaced.end());
    std::erase_if(change.replaced, [this](std::uint64_t number) { return number < m_first; });
    change.firstNew = std::max(change.firstNew, m_first);
    return change;
}

void TrafficRows::clear()
{
    m_first = end();
    m_rows.clear();
    m_running.clear();
}

} // namespace bifrost
