// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

#include "models/log/logcopier.h"
#include "models/log/logtable.h"

namespace bifrost {

/// The log's file while the program runs. Where somebody has taken it away it is made anew, and where it is
/// damaged it is set aside first, so that rows never go where nobody will find them. Owned by the writer,
/// lives on its thread.
class OpenLog
{
public:
    explicit OpenLog(const QString &path) : m_path(path), m_copier(path, LogTable::ApplicationId) { }
    ~OpenLog();
    OpenLog(const OpenLog &) = delete;
    OpenLog &operator=(const OpenLog &) = delete;

    Result<void> open();
    Result<LogTable::Written> write(const std::vector<LogRowPtr> &rows);

    /// Null while there is no file that could be used; the next write() tries again.
    LogTable *table() { return m_table ? &*m_table : nullptr; }

    /// Makes the file as small as it can be, and its write-ahead log empty; not while somebody reads.
    Result<void> settle();

    /// After a failure of the table, whoever used it.
    void lookForDamage();

private:
    Result<void> makeReady();
    void close();
    Result<void> setAside();
    void sayAnew();

    const QString m_path;
    LogCopier m_copier;
    std::optional<LogTable> m_table; // whose connection the copier watches
    bool m_damaged = false;
    std::optional<std::chrono::steady_clock::time_point> m_said;
};

} // namespace bifrost
