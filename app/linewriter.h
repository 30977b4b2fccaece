// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logfile.h"
#include "app/logline.h"
#include "app/standarderror.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace bifrost {

/// Takes lines to standard error, and those of requests to a file of their own, too. A thread of its own does
/// what may take time, so that neither a disk nor a reader holds up who logs; what there is no room for is
/// left out, counted, and said so in its place. Owned by Logging; any thread.
class LineWriter
{
public:
    static constexpr qsizetype MostHeld = 4 * 1024 * 1024; ///< bytes of lines that wait
    static constexpr std::chrono::milliseconds Patience{200}; ///< with standard error, once

    explicit LineWriter(LogStyle style, int standardError);
    ~LineWriter(); ///< writes what there is
    Q_DISABLE_COPY_MOVE(LineWriter)

    /// Where lines of requests go.
    void keepRequestsIn(const QString &path, bool toStandardError);

    /// A line as it is: at once where there is room.
    void write(const QByteArray &line);

    void addRequest(LogLine line);

    /// Waits until all has gone where it goes, or is lost; a second at most. False: it has not yet.
    bool flush();

private:
    struct Item
    {
        LogLine request;
        QByteArray text; ///< of any other line
    };

    void add(Item item, qsizetype size, bool isUrgent);
    void run();
    void deliver(const std::vector<Item> &items, qint64 left, bool requestsGoToStandardError);
    void toStandardError(QByteArrayView lines);
    QByteArray ownLine(const QString &sentence) const;

    const LogStyle m_style;
    StandardError m_standardError;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_done;
    std::vector<Item> m_items;
    qsizetype m_held = 0;
    qint64 m_left = 0; ///< out, for want of room
    bool m_isUrgent = false;
    bool m_isBusy = false;
    bool m_isEnding = false;
    std::unique_ptr<LogFile> m_nextFile; ///< for the thread to take
    bool m_requestsGoToStandardError = false;

    std::atomic<bool> m_isBlocked = false; ///< standard error has no room, and has been waited for

    // Of the thread alone
    std::unique_ptr<LogFile> m_file;
    bool m_failureSaid = false;
    qint64 m_unread = 0; ///< lines that standard error has not taken

    std::thread m_thread; // the last one: it uses all the others
};

} // namespace bifrost
