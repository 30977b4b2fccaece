// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/telemetry/recorder.h"

#include "models/log/logstore.h"

#include <algorithm>

namespace bifrost::telemetry {

Recorder::Recorder(QObject *parent) : QObject(parent) { }

void Recorder::announce(LogRowPtr row, Place &place)
{
    if (isWatched())
        queue(std::move(row), place);
}

void Recorder::record(LogRowPtr row, Place place)
{
    m_health.add(*row);
    if (isWatched())
        queue(row, place);
    if (LogStore *kept = store())
        kept->append(std::move(row));
}

void Recorder::queue(LogRowPtr row, Place &place)
{
    bool announce = false;
    {
        const std::lock_guard lock(m_mutex);
        if (place.batch == m_batch) {
            m_rows[place.index].row = std::move(row);
            return;
        }
        if (m_rows.size() - m_updates == MaxWatched)
            dropOldest();
        const bool isUpdate = place.batch != 0;
        place = {m_batch, m_rows.size()};
        m_rows.push_back({std::move(row), isUpdate});
        m_updates += isUpdate ? 1 : 0;
        announce = !std::exchange(m_announced, true);
    }
    if (announce)
        Q_EMIT available();
}

/// Those that have been taken as running stay: nobody else would say that they have ended.
void Recorder::dropOldest()
{
    std::size_t left = MaxWatched / 2;
    std::erase_if(m_rows, [&left](const Waiting &one) {
        if (one.isUpdate || left == 0)
            return false;
        --left;
        return true;
    });
    m_skipped.fetch_add(MaxWatched / 2 - left, std::memory_order_relaxed);
    ++m_batch; // places have moved
}

void Recorder::watch(bool on)
{
    m_watched.store(on, std::memory_order_relaxed);
    if (on)
        return;
    take();
    m_contents.clear();
}

std::vector<LogRowPtr> Recorder::take()
{
    std::vector<Waiting> taken;
    {
        const std::lock_guard lock(m_mutex);
        taken.swap(m_rows);
        m_updates = 0;
        m_announced = false;
        ++m_batch;
    }
    std::vector<LogRowPtr> rows;
    rows.reserve(taken.size());
    for (Waiting &one : taken)
        rows.push_back(std::move(one.row));
    return rows;
}

} // namespace bifrost::telemetry
