// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
/// Never waits for either.
class Recorder : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t MaxWatched =
        20'000; ///< rows that wait for the window; then the oldest fall out

    /// The store may be null.
    explicit Recorder(LogStore *store, QObject *parent = nullptr);

    void record(LogRowPtr row); ///< any thread

    void watch(bool on);
    std::vector<LogRowPtr> take();
    quint64 skipped() const { return m_skipped.load(std::memory_order_relaxed); }

Q_SIGNALS:
    /// Sent from a gateway thread, once until take() is called.
    void available();

private:
    LogStore *const m_store;
    std::atomic<bool> m_watched = false;
    std::atomic<quint64> m_skipped = 0;
    std::mutex m_mutex;
    std::vector<LogRowPtr> m_rows;
    bool m_announced = false;
};

} // namespace bifrost::telemetry
