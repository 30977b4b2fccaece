// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logfile.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bifrost {

LogFile::LogFile(QString path, Limits limits) : m_path(std::move(path)), m_limits(limits) { }

LogFile::~LogFile()
{
    closeFile();
}

bool LogFile::write(QByteArrayView line)
{
    if (m_fd >= 0)
        followPath();
    if (m_fd >= 0 && m_size + line.size() > m_limits.fileBytes)
        rotate();
    if (m_fd < 0 && !openFile())
        return false;

    const qint64 before = m_size;
    while (!line.isEmpty()) {
        const ssize_t written = ::write(m_fd, line.data(), static_cast<size_t>(line.size()));
        if (written < 0) {
            if (errno == EINTR)
                continue;
            fail("written", before);
            return false;
        }
        m_size += written;
        line = line.sliced(written);
    }
    m_failure.clear();
    return true;
}

bool LogFile::openFile(int flags)
{
    m_fd = ::open(QFile::encodeName(m_path).constData(),
                  O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | flags,
                  S_IRUSR | S_IWUSR);
    if (m_fd < 0) {
        fail("opened", 0);
        return false;
    }
    struct stat status = {};
    m_size = ::fstat(m_fd, &status) == 0 ? status.st_size : 0;
    return true;
}

void LogFile::closeFile()
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
}

/// Others may do to the file what they like.
void LogFile::followPath()
{
    struct stat ours = {};
    struct stat there = {};
    if (::fstat(m_fd, &ours) != 0)
        return;
    m_size = ours.st_size;
    if (::lstat(QFile::encodeName(m_path).constData(), &there) == 0 && there.st_dev == ours.st_dev
        && there.st_ino == ours.st_ino)
        return;
    // Where the whole folder is gone, the file that was in it is still the best place.
    const int former = m_fd;
    if (openFile())
        ::close(former);
    else
        m_fd = former;
}

void LogFile::rotate()
{
    closeFile();
    const auto older = [this](int n) { return QFile::encodeName(m_path + u'.' + QString::number(n)); };
    for (int n = m_limits.olderFiles; n > 1; --n)
        ::rename(older(n - 1).constData(), older(n).constData());
    // What cannot be moved away is given up: the bound holds.
    if (::rename(QFile::encodeName(m_path).constData(), older(1).constData()) != 0)
        openFile(O_TRUNC);
}

/// Half a line would spoil the one that follows: the file is left with `size` bytes.
void LogFile::fail(const char *what, qint64 size)
{
    m_failure = u"%1 cannot be %2: %3"_s.arg(m_path, QLatin1StringView(what),
                                             QString::fromLocal8Bit(std::strerror(errno)));
    if (m_fd >= 0 && m_size > size)
        std::ignore = ::ftruncate(m_fd, size);
    closeFile();
}

} // namespace bifrost
