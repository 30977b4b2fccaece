// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include <QString>

#include "models/log/logstore.h"
#include "models/log/logtrouble.h"

namespace bifrost {

class LogTidier;
class OpenLog;

/// The thread that writes the log, and the queue in front of it. Owned by LogStore. Callers only ever push
/// into a vector under a mutex and wake the thread when that vector was empty: at 10,000 rows/s a wake-up for
/// each row would cost more than the row.
class LogWriter
{
public:
    LogWriter(QString path, LogStore::Limits limits);
    ~LogWriter();

    /// Starts the thread; the outcome of opening the database, which happens there.
    Result<void> start();

    void append(LogRowPtr row);
    void setLimits(LogStore::Limits limits);
    Result<void> flush();
    Result<void> tidyUp();
    Result<void> health() const;
    void setHealthListener(std::function<void()> listener);
    quint64 droppedRows() const;

private:
    using Lock = std::unique_lock<std::mutex>;

    void run(std::promise<Result<void>> started);
    void work(OpenLog &log);
    void gather(Lock &lock, bool tidying);
    void writeBatch(OpenLog &log, Lock &lock);
    bool tidyStep(OpenLog &log, LogTidier &tidier, Lock &lock);
    void noteFailure(Error error);
    void tellHealth();

    const QString m_path;
    std::thread m_thread;
    LogTrouble m_trouble; // of the thread
    std::string m_told; // of the thread: what the listener has been told of

    std::mutex m_listenerMutex; // held while it is called, too
    std::function<void()> m_healthListener;

    mutable std::mutex m_mutex; // guards all that follows
    LogStore::Limits m_limits;
    std::condition_variable m_wake; // of the writer
    std::condition_variable m_progress; // of those who wait for it
    std::vector<LogRowPtr> m_queue;
    std::vector<LogRowPtr> m_batch; // under way or failed; only the writer touches its rows
    std::size_t m_batchRows = 0; // its length, for the others
    quint64 m_appended = 0;
    quint64 m_settled = 0; // written, dropped or refused
    quint64 m_dropped = 0;
    quint64 m_failures = 0;
    quint64 m_attempts = 0; // to write a batch
    quint64 m_failedAttempt = 0; // the last one that failed
    int m_flushers = 0; // somebody waits: no gathering
    quint64 m_roundsAsked = 0; // of tidying, by tidyUp()
    quint64 m_roundUnderWay = 0; // the last one asked for when the round began
    quint64 m_roundsDone = 0;
    bool m_stopping = false;
    std::optional<Error> m_failure;
};

} // namespace bifrost
