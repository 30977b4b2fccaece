// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace bifrost {

/// The application log on disk: one file that grows to a bound and then becomes the newest of a few older
/// ones. Writes at once and needs no timer. Where somebody else moves the file away, removes or empties it
/// (as logrotate does), the next line is the first of a new one, and no signal is needed. Owned by Logging,
/// which serialises the calls.
class LogFile
{
public:
    struct Limits
    {
        qint64 fileBytes = 4 * 1024 * 1024;
        int olderFiles = 3; ///< bifrost.log.1 is the newest of them
    };

    LogFile(QString path, Limits limits);
    ~LogFile();
    Q_DISABLE_COPY_MOVE(LogFile)

    /// False, with the reason in failure(), if the line is not on disk. The next call tries again.
    bool write(QByteArrayView line);

    QString failure() const { return m_failure; }
    QString path() const { return m_path; }

private:
    bool openFile(int flags = 0);
    void closeFile();
    void followPath();
    void rotate();
    void fail(const char *what, qint64 size);

    QString m_path;
    Limits m_limits;
    int m_fd = -1;
    qint64 m_size = 0;
    QString m_failure;
};

} // namespace bifrost
