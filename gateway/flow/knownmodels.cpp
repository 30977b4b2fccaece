// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/knownmodels.h"

#include <algorithm>

namespace bifrost::flow {

void KnownModels::keep(const std::string &place, const std::string &list)
{
    auto kept = list.size() <= MaxList ? std::make_shared<const std::string>(list) : List();
    const std::lock_guard lock(m_mutex);
    if (const auto before = m_entries.find(place); before != m_entries.end())
        remove(before);
    if (!kept)
        return;
    m_bytes += place.size() + kept->size();
    m_entries.emplace(place, Entry{std::move(kept), m_count++});
    while (m_bytes > MaxBytes) {
        remove(std::ranges::min_element(m_entries, {}, [](const auto &entry) { return entry.second.age; }));
    }
}

void KnownModels::forget(const std::string &place)
{
    const std::lock_guard lock(m_mutex);
    if (const auto entry = m_entries.find(place); entry != m_entries.end())
        remove(entry);
}

KnownModels::List KnownModels::find(const std::string &place) const
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.find(place);
    return entry == m_entries.end() ? List() : entry->second.list;
}

void KnownModels::noteSlow(const std::string &place, std::int64_t nowUs)
{
    const std::lock_guard lock(m_mutex);
    if (m_slowSinceUs.size() == MaxSlow) {
        std::erase_if(m_slowSinceUs, [nowUs](const auto &entry) {
            return std::chrono::microseconds(nowUs - entry.second) >= std::chrono::microseconds(SlowTime);
        });
    }
    if (m_slowSinceUs.size() < MaxSlow || m_slowSinceUs.contains(place))
        m_slowSinceUs[place] = nowUs;
}

void KnownModels::noteQuick(const std::string &place)
{
    const std::lock_guard lock(m_mutex);
    m_slowSinceUs.erase(place);
}

bool KnownModels::isSlow(const std::string &place, std::int64_t nowUs) const
{
    const std::lock_guard lock(m_mutex);
    const auto slow = m_slowSinceUs.find(place);
    return slow != m_slowSinceUs.end()
        && std::chrono::microseconds(nowUs - slow->second) < std::chrono::microseconds(SlowTime);
}

void KnownModels::remove(std::map<std::string, Entry>::iterator entry)
{
    m_bytes -= entry->first.size() + entry->second.list->size();
    m_entries.erase(entry);
}

} // namespace bifrost::flow
