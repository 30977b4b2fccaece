// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/telemetry/healthbook.h"
#include "gateway/telemetry/livecontents.h"
#include "models/log/logrow.h"

#include <QObject>

#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

namespace bifrost {
class LogStore;
}

namespace bifrost::telemetry {

/// Takes one row per request from the gateway threads and hands it to the log on disk and to whoever watches.
/// Never waits for either. Whoever watches is also told of requests that still run: their row comes again
/// when it changes, with the same id.
class Recorder : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t MaxWatched =
        20'000; ///< rows that wait for the window; then the oldest fall out

    /// Where a request waits to be taken, so that it waits there once. A member of whoever announces it.
    struct Place
    {
        std::uint64_t batch = 0; ///< 0: not announced yet
        std::size_t index = 0;
    };

    explicit Recorder(QObject *parent = nullptr);

    /// Where rows are kept from now on; null: nowhere. It must outlive the threads that record.
    void keepIn(LogStore *store) { m_store.store(store, std::memory_order_release); }
    LogStore *store() const { return m_store.load(std::memory_order_acquire); }

    bool isWatched() const { return m_watched.load(std::memory_order_relaxed); }

    /// A request that runs, for whoever watches. Any thread.
    void announce(LogRowPtr row, Place &place);

    /// A request that has ended. Any thread.
    void record(LogRowPtr row, Place place);
    void record(LogRowPtr row) { record(std::move(row), Place()); }

    LiveContents &contents() { return m_contents; }

    void watch(bool on);
    std::vector<LogRowPtr> take();
    HealthBook &health() { return m_health; }
    quint64 skipped() const { return m_skipped.load(std::memory_order_relaxed); }

Q_SIGNALS:
    /// Sent from a gateway thread, once until take() is called.
    void available();

private:
    struct Waiting
    {
        LogRowPtr row;
        bool isUpdate = false; ///< of a row that may have been taken: it must not fall out
    };

    void queue(LogRowPtr row, Place &place);
    void dropOldest();

    std::atomic<LogStore *> m_store = nullptr;
    LiveContents m_contents;
    HealthBook m_health;
    std::atomic<bool> m_watched = false;
    std::atomic<quint64> m_skipped = 0;
    std::mutex m_mutex;
    std::vector<Waiting> m_rows;
    std::size_t m_updates = 0; ///< in m_rows; there are no more than requests run at a time
    std::uint64_t m_batch = 1;
    bool m_announced = false;
};

} // namespace bifrost::telemetry
