// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/failedattempts.h"

#include <algorithm>

namespace bifrost::http {

using namespace std::chrono_literals;

std::chrono::seconds FailedAttempts::wait(const std::string &place, Clock::time_point now) const
{
    if (isEmpty())
        return 0s;
    const std::lock_guard lock(m_mutex);
    const auto found = m_places.find(place);
    if (found == m_places.end() || found->second.until <= now)
        return 0s;
    return std::chrono::ceil<std::chrono::seconds>(found->second.until - now);
}

void FailedAttempts::add(const std::string &place, Clock::time_point now)
{
    const std::lock_guard lock(m_mutex);
    if (m_places.size() >= MostPlaces && !m_places.contains(place))
        makeRoom(now);
    Place &entry = m_places[place];
    if (entry.failures > 0 && now - entry.last > Memory)
        entry = {};
    ++entry.failures;
    entry.last = now;
    if (const int beyond = entry.failures - FreeTries; beyond >= 0)
        entry.until = now + std::min<std::chrono::seconds>(LongestWait, 1s * (1 << std::min(beyond, 10)));
    m_count.store(m_places.size(), std::memory_order_relaxed);
}

void FailedAttempts::takeBack(const std::string &place)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_places.find(place);
    if (found == m_places.end())
        return;
    Place &entry = found->second;
    entry.until = {};
    if (--entry.failures <= 0)
        m_places.erase(found);
    m_count.store(m_places.size(), std::memory_order_relaxed);
}

void FailedAttempts::makeRoom(Clock::time_point now)
{
    std::erase_if(m_places, [now](const auto &entry) { return now - entry.second.last > Memory; });
    if (m_places.size() < MostPlaces)
        return;
    m_places.erase(
        std::ranges::min_element(m_places, {}, [](const auto &entry) { return entry.second.last; }));
}

} // namespace bifrost::http
