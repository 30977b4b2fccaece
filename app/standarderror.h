// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMutex>

#include <chrono>

namespace bifrost {

/// Standard error, of which nobody knows who reads it: a terminal that is held or a pipe that nobody empties
/// must not stop the program. So nothing here waits but waitForRoom(). Owned by LineWriter; any thread.
class StandardError
{
public:
    explicit StandardError(int fd);
    ~StandardError();
    Q_DISABLE_COPY_MOVE(StandardError)

    /// Takes whole lines, as many as there is room for, and gives how many bytes that were. A line that has
    /// begun to go out counts as taken.
    qsizetype write(QByteArrayView lines);

    /// True as soon as more may go.
    bool waitForRoom(std::chrono::milliseconds patience) const;

private:
    enum class Kind { File, Socket, Stream };

    qsizetype put(QByteArrayView bytes) const;

    QMutex m_mutex;
    QByteArray m_rest; ///< of a line that has begun to go out
    Kind m_kind = Kind::Stream;
    int m_fd = -1;
    bool m_ownsFd = false;
};

} // namespace bifrost
