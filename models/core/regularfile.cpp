// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/regularfile.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

QString whatElse(mode_t mode)
{
    if (S_ISREG(mode))
        return {};
    if (S_ISDIR(mode))
        return u"it is a folder"_s;
    if (S_ISFIFO(mode))
        return u"it is a pipe, not a file"_s;
    if (S_ISSOCK(mode))
        return u"it is a socket, not a file"_s;
    return u"it is a device, not a file"_s;
}

Error unreadable(const QString &reason)
{
    return Error(ErrorCode::FileUnreadable, reason.toStdString());
}

Error systemFailure()
{
    return unreadable(QString::fromLocal8Bit(std::strerror(errno)));
}

} // namespace

QString whyNoFile(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? whatElse(status.st_mode) : QString();
}

Result<void> openRegularFile(QFile &file)
{
    // Looked at first, as opening alone does something to many a device.
    if (const QString other = whyNoFile(file.fileName()); !other.isEmpty())
        return unreadable(other);
    const int fd =
        ::open(QFile::encodeName(file.fileName()).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return systemFailure();
    struct stat status = {};
    if (::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        const Error error = status.st_mode == 0 ? systemFailure() : unreadable(whatElse(status.st_mode));
        ::close(fd);
        return error;
    }
    if (!file.open(fd, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle)) {
        ::close(fd);
        return unreadable(file.errorString());
    }
    return {};
}

} // namespace bifrost
