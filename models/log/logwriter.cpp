// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logwriter.h"

#include <algorithm>
#include <chrono>
#include <iterator>

#include "models/log/logtidier.h"
#include "models/log/openlog.h"

namespace bifrost {

namespace {

using namespace std::chrono_literals;

// A row must survive kill -9 fifty milliseconds after its request ended, also where the processor is busy.
constexpr auto GatherTime = 10ms;
constexpr std::size_t GatherRows = 1000;
constexpr auto RetryAfter = 500ms;

} // namespace

LogWriter::LogWriter(QString path, LogStore::Limits limits) : m_path(std::move(path)), m_limits(limits) { }

LogWriter::~LogWriter()
{
    {
        const Lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

Result<void> LogWriter::start()
{
    std::promise<Result<void>> promise;
    std::future<Result<void>> started = promise.get_future();
    m_thread = std::thread([this, promise = std::move(promise)]() mutable { run(std::move(promise)); });
    return started.get();
}

void LogWriter::append(LogRowPtr row)
{
    bool wake = false;
    {
        const Lock lock(m_mutex);
        ++m_appended;
        if (m_queue.size() + m_batchRows >= std::size_t(m_limits.queueRows)) {
            ++m_dropped;
            ++m_settled;
            return;
        }
        m_queue.push_back(std::move(row));
        wake = m_queue.size() == 1 || m_queue.size() == GatherRows;
    }
    if (wake)
        m_wake.notify_one();
}

void LogWriter::setLimits(LogStore::Limits limits)
{
    {
        const Lock lock(m_mutex);
        if (limits == m_limits)
            return;
        m_limits = limits;
        ++m_roundsAsked;
    }
    m_wake.notify_one();
}

Result<void> LogWriter::flush()
{
    Lock lock(m_mutex);
    const quint64 target = m_appended;
    const quint64 next = m_attempts + 1; // one that is under way may have met what is over by now
    ++m_flushers;
    m_wake.notify_one();
    m_progress.wait(lock, [&] { return m_settled >= target || (m_failure && m_failedAttempt >= next); });
    --m_flushers;
    if (m_settled < target)
        return *m_failure;
    return {};
}

Result<void> LogWriter::tidyUp()
{
    if (Result<void> flushed = flush(); !flushed)
        return flushed;
    Lock lock(m_mutex);
    const quint64 round = ++m_roundsAsked;
    const quint64 failures = m_failures;
    m_wake.notify_one();
    m_progress.wait(lock, [&] { return m_roundsDone >= round || (m_failures != failures && m_failure); });
    if (m_roundsDone < round)
        return *m_failure;
    return {};
}

Result<void> LogWriter::health() const
{
    const Lock lock(m_mutex);
    if (m_failure)
        return *m_failure;
    return {};
}

void LogWriter::setHealthListener(std::function<void()> listener)
{
    const std::lock_guard lock(m_listenerMutex);
    m_healthListener = std::move(listener);
}

/// Without the lock of the queue: who listens may ask for the health.
void LogWriter::tellHealth()
{
    const Result<void> now = health();
    std::string words = now ? std::string() : now.error().message;
    if (words == m_told)
        return;
    m_told = std::move(words);
    const std::lock_guard lock(m_listenerMutex);
    if (m_healthListener)
        m_healthListener();
}

quint64 LogWriter::droppedRows() const
{
    const Lock lock(m_mutex);
    return m_dropped;
}

void LogWriter::run(std::promise<Result<void>> started)
{
    OpenLog log(m_path);
    Result<void> opened = log.open();
    const bool isOpen = opened.hasValue();
    started.set_value(std::move(opened));
    if (isOpen)
        work(log);
}

void LogWriter::work(OpenLog &log)
{
    LogTidier tidier(log);
    bool tidying = false;
    Lock lock(m_mutex);
    while (true) {
        if (!tidying && (m_roundsAsked > m_roundUnderWay || tidier.isDue(LogTidier::Clock::now()))) {
            m_roundUnderWay = m_roundsAsked;
            tidying = true;
            tidier.start(LogTidier::Clock::now(), m_limits);
        }
        if (!tidying && m_batch.empty() && m_queue.empty() && !m_stopping) {
            m_wake.wait_until(lock, tidier.nextRound(), [this] {
                return !m_queue.empty() || m_stopping || m_roundsAsked > m_roundUnderWay;
            });
            continue;
        }
        gather(lock, tidying);
        if (!m_batch.empty()) {
            const quint64 before = m_settled;
            writeBatch(log, lock);
            tidier.grown(std::size_t(m_settled - before));
        }
        if (m_stopping && (m_failure || (m_queue.empty() && m_batch.empty())))
            break;
        if (tidying)
            tidying = tidyStep(log, tidier, lock);
        if (m_failure || !m_told.empty()) {
            lock.unlock();
            tellHealth();
            lock.lock();
        }
    }
    // What a failing disk left over is lost with the program.
    if (const std::size_t rows = m_batch.size() + m_queue.size(); rows > 0) {
        m_dropped += rows;
        LogTrouble::lost(rows);
    }
    m_settled = m_appended;
    m_progress.notify_all();
}

void LogWriter::gather(Lock &lock, bool tidying)
{
    if (m_failure && !m_stopping) {
        m_wake.wait_for(lock, RetryAfter, [this] { return m_stopping || m_flushers > 0; });
    } else if (!tidying && m_batch.empty()) {
        m_wake.wait_for(lock, GatherTime,
                        [this] { return m_queue.size() >= GatherRows || m_stopping || m_flushers > 0; });
    }
    if (m_batch.empty()) {
        m_batch.swap(m_queue);
        m_batchRows = m_batch.size();
    }
}

void LogWriter::writeBatch(OpenLog &log, Lock &lock)
{
    const quint64 dropped = m_dropped;
    ++m_attempts;
    lock.unlock();
    Result<LogTable::Written> written = log.write(m_batch);
    const std::size_t rows = m_batch.size();
    if (written) {
        m_batch.clear(); // the rows are freed here, not under the lock
        m_trouble.mended(dropped);
    } else {
        m_trouble.failed(written.error());
    }
    lock.lock();
    if (!written) {
        m_failedAttempt = m_attempts;
        return noteFailure(std::move(written).error());
    }
    m_failure.reset();
    m_batchRows = 0;
    m_settled += rows;
    m_dropped += written->refused;
    m_progress.notify_all();
}

bool LogWriter::tidyStep(OpenLog &log, LogTidier &tidier, Lock &lock)
{
    lock.unlock();
    Result<bool> more = tidier.step();
    if (!more) {
        log.lookForDamage();
        m_trouble.failed(more.error());
    }
    lock.lock();
    if (more && *more)
        return true;
    if (!more) {
        noteFailure(std::move(more).error());
    } else {
        m_roundsDone = m_roundUnderWay;
        m_progress.notify_all();
    }
    return false;
}

void LogWriter::noteFailure(Error error)
{
    m_failure = std::move(error);
    ++m_failures;
    m_progress.notify_all();
}

} // namespace bifrost
