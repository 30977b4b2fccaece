// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logcopier.h"

#include <array>

#include <sqlite3.h>

#include "models/store/databasefile.h"

namespace bifrost {

namespace {

constexpr int PagesToCopy = 1000; // 4 MB
// Where the copier does not keep up, who writes copies, too, so that the log has an end.
constexpr int MostPages = 2000;
// What was written during one copy is left to the next, which is shorter; only when nothing is left the log
// begins at its front again.
constexpr int CopiesAtOnce = 10;

/// Before SQLite looks into it, which could change the file of another program.
bool isOurs(sqlite3 *connection, std::uint32_t applicationId)
{
    sqlite3_file *file = nullptr;
    std::array<char, DatabaseHeadBytes> head{};
    return sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK && file
        && file->pMethods && file->pMethods->xRead(file, head.data(), int(head.size()), 0) == SQLITE_OK
        && isDatabaseHead({head.data(), qsizetype(head.size())}, applicationId);
}

} // namespace

LogCopier::LogCopier(const QString &path, std::uint32_t applicationId)
    : m_path(path.toUtf8())
    , m_applicationId(applicationId)
    , m_thread([this] { run(); })
{ }

LogCopier::~LogCopier()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void LogCopier::watch(sqlite3 *writer)
{
    sqlite3_wal_hook(writer, &LogCopier::grown, this); // in the place of SQLite's own
}

int LogCopier::grown(void *self, sqlite3 *writer, const char *schema, int pages)
{
    auto *const copier = static_cast<LogCopier *>(self);
    if (pages >= MostPages) {
        sqlite3_wal_checkpoint_v2(writer, schema, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    } else if (pages >= PagesToCopy) {
        {
            const std::lock_guard lock(copier->m_mutex);
            copier->m_wanted = true;
        }
        copier->m_wake.notify_one();
    }
    return SQLITE_OK;
}

void LogCopier::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_wanted || m_stopping; });
        if (m_stopping)
            return;
        m_wanted = false;
        lock.unlock();
        copy();
        lock.lock();
    }
}

/// Whatever prevents it, the next row that is written asks again. The file is opened each time, as it may be
/// another one by now.
void LogCopier::copy()
{
    const std::unique_lock held = hold();
    sqlite3 *connection = nullptr;
    if (sqlite3_open_v2(m_path.constData(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr)
            == SQLITE_OK
        && isOurs(connection, m_applicationId)
        // Its end is no reason to remove the log, which goes on.
        && sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr) == SQLITE_OK
        && sqlite3_exec(connection, "PRAGMA synchronous = NORMAL; PRAGMA schema_version;", nullptr, nullptr,
                        nullptr)
            == SQLITE_OK) {
        int pages = 0;
        int copied = -1;
        for (int i = 0; i < CopiesAtOnce && copied < pages; ++i) {
            if (sqlite3_wal_checkpoint_v2(connection, nullptr, SQLITE_CHECKPOINT_PASSIVE, &pages, &copied)
                != SQLITE_OK)
                break;
        }
    }
    sqlite3_close(connection);
}

} // namespace bifrost
