// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/telemetry/recorder.h"

#include "models/log/logstore.h"

namespace bifrost::telemetry {

Recorder::Recorder(LogStore *store, QObject *parent) : QObject(parent), m_store(store) { }

void Recorder::record(LogRowPtr row)
{
    if (m_watched.load(std::memory_order_relaxed)) {
        bool announce = false;
        {
            const std::lock_guard lock(m_mutex);
            if (m_rows.size() == MaxWatched) {
                m_rows.erase(m_rows.begin(), m_rows.begin() + MaxWatched / 2);
                m_skipped.fetch_add(MaxWatched / 2, std::memory_order_relaxed);
            }
            m_rows.push_back(row);
            announce = !std::exchange(m_announced, true);
        }
        if (announce)
            Q_EMIT available();
    }
    if (m_store)
        m_store->append(std::move(row));
}

void Recorder::watch(bool on)
{
    m_watched.store(on, std::memory_order_relaxed);
    if (!on)
        take();
}

std::vector<LogRowPtr> Recorder::take()
{
    std::vector<LogRowPtr> rows;
    const std::lock_guard lock(m_mutex);
    rows.swap(m_rows);
    m_announced = false;
    return rows;
}

} // namespace bifrost::telemetry
