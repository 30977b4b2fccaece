// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include <QByteArray>
#include <QString>

struct sqlite3;

namespace bifrost {

/// Copies the write-ahead log of a database into its file, on a thread of its own and over a connection of
/// its own: the disk is waited for there, which may take a good part of a second, and rows that come
/// meanwhile are written all the same. Owned by OpenLog; watch() may be called from the thread that writes.
class LogCopier
{
public:
    LogCopier(const QString &path, std::uint32_t applicationId);
    ~LogCopier(); ///< waits for a copy that is under way
    LogCopier(const LogCopier &) = delete;
    LogCopier &operator=(const LogCopier &) = delete;

    /// From now on the log of this connection is copied when it has grown, instead of by whoever writes the
    /// last row of some megabytes. The copier must outlive the connection.
    void watch(sqlite3 *writer);

    /// While the lock is held, nothing is copied.
    [[nodiscard]] std::unique_lock<std::mutex> hold() { return std::unique_lock(m_copying); }

private:
    static int grown(void *self, sqlite3 *writer, const char *schema, int pages);

    void run();
    void copy();

    const QByteArray m_path; // UTF-8
    const std::uint32_t m_applicationId;
    std::mutex m_copying;

    std::mutex m_mutex; // guards what follows
    std::condition_variable m_wake;
    bool m_wanted = false;
    bool m_stopping = false;

    std::thread m_thread;
};

} // namespace bifrost
