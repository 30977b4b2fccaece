// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/instancelock.h"

#include "models/core/regularfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bifrost {
namespace {

/// Somebody may remove the file between two steps of ours.
constexpr int Attempts = 100;

/// As QLockFile has it, which earlier versions used: process, program, computer, its id, the id of its start.
constexpr qsizetype Lines = 5;
constexpr qint64 LongestContent = 4096;

QByteArray content()
{
    return QByteArray::number(QCoreApplication::applicationPid()) + '\n'
        + QFileInfo(QCoreApplication::applicationFilePath()).fileName().toUtf8() + '\n'
        + QSysInfo::machineHostName().toUtf8() + '\n' + QSysInfo::machineUniqueId() + '\n'
        + QSysInfo::bootUniqueId() + '\n';
}

bool isSameFile(int fd, const QByteArray &path)
{
    struct stat held = {};
    struct stat there = {};
    return ::fstat(fd, &held) == 0 && ::lstat(path.constData(), &there) == 0 && held.st_dev == there.st_dev
        && held.st_ino == there.st_ino;
}

bool write(int fd, const QByteArray &bytes)
{
    return ::ftruncate(fd, 0) == 0
        && ::write(fd, bytes.constData(), std::size_t(bytes.size())) == bytes.size() && ::fsync(fd) == 0;
}

} // namespace

InstanceLock::~InstanceLock()
{
    if (m_fd < 0)
        return;
    if (isInPlace())
        ::unlink(QFile::encodeName(m_path).constData());
    ::close(m_fd);
}

Result<bool> InstanceLock::take()
{
    const QByteArray path = QFile::encodeName(m_path);
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        const int fd = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
                              S_IRUSR | S_IWUSR);
        if (fd >= 0 && ::flock(fd, LOCK_EX | LOCK_NB) == 0) {
            if (!isSameFile(fd, path)) {
                ::close(fd);
                continue;
            }
            m_fd = fd;
            if (write(fd, content()))
                return true;
        }
        const int reason = errno;
        if (fd >= 0 && fd != m_fd)
            ::close(fd);
        if (reason == EWOULDBLOCK && m_fd < 0)
            return false;
        return Error(ErrorCode::FileUnreadable, std::strerror(reason));
    }
    return false;
}

bool InstanceLock::isInPlace() const
{
    return m_fd >= 0 && isSameFile(m_fd, QFile::encodeName(m_path));
}

qint64 InstanceLock::owner(const QString &path)
{
    QFile file(path);
    if (!openRegularFile(file))
        return 0;
    const QByteArray said = file.read(LongestContent);
    // Cut in the middle of its number, it would name somebody else.
    if (said.count('\n') < Lines)
        return 0;
    return qMax(said.left(said.indexOf('\n')).toLongLong(), qint64(0));
}

} // namespace bifrost
