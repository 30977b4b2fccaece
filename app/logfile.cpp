// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logfile.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
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
    if (m_fd >= 0 && m_size + line.size() > m_limits.fileBytes)
        rotate();
    if (m_fd < 0 && !openFile())
        return false;

    while (!line.isEmpty()) {
        const ssize_t written = ::write(m_fd, line.data(), static_cast<size_t>(line.size()));
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return fail("written");
        }
        m_size += written;
        line = line.sliced(written);
    }
    m_failure.clear();
    return true;
}

bool LogFile::openFile()
{
    m_fd = ::open(QFile::encodeName(m_path).constData(),
                  O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, S_IRUSR | S_IWUSR);
    if (m_fd < 0)
        return fail("opened");
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

void LogFile::rotate()
{
    closeFile();
    const auto older = [this](int n) { return QFile::encodeName(m_path + u'.' + QString::number(n)); };
    for (int n = m_limits.olderFiles; n > 1; --n)
        ::rename(older(n - 1).constData(), older(n).constData());
    ::rename(QFile::encodeName(m_path).constData(), older(1).constData());
}

bool LogFile::fail(const char *what)
{
    m_failure = u"%1 cannot be %2: %3"_s.arg(m_path, QLatin1StringView(what),
                                             QString::fromLocal8Bit(std::strerror(errno)));
    closeFile();
    return false;
}

} // namespace bifrost
