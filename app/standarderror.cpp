// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/standarderror.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bifrost {

StandardError::StandardError(int fd) : m_fd(fd)
{
    struct stat status = {};
    if (::fstat(fd, &status) != 0) {
        m_fd = -1; // it was closed, and the number may soon be another file's
        return;
    }
    if (S_ISREG(status.st_mode)) {
        m_kind = Kind::File;
    } else if (S_ISSOCK(status.st_mode)) {
        m_kind = Kind::Socket;
    } else {
        // The same pipe or terminal once more, as O_NONBLOCK on what was handed to us would meet all who
        // share it. Where that is refused, poll() has to do.
        const std::string name = "/proc/self/fd/" + std::to_string(fd);
        const int again = ::open(name.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
        m_ownsFd = again >= 0;
        m_fd = m_ownsFd ? again : fd;
    }
}

StandardError::~StandardError()
{
    if (m_ownsFd)
        ::close(m_fd);
}

qsizetype StandardError::write(QByteArrayView lines)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_rest.isEmpty()) {
        m_rest.remove(0, put(m_rest));
        if (!m_rest.isEmpty())
            return 0;
    }
    const qsizetype gone = put(lines);
    if (gone == 0 || lines[gone - 1] == '\n')
        return gone;
    const qsizetype end = lines.indexOf('\n', gone);
    const QByteArrayView rest = end < 0 ? lines.sliced(gone) : lines.sliced(gone, end + 1 - gone);
    m_rest = rest.toByteArray();
    return gone + rest.size();
}

bool StandardError::waitForRoom(std::chrono::milliseconds patience) const
{
    pollfd one{m_fd, POLLOUT, 0};
    return ::poll(&one, 1, int(patience.count())) > 0;
}

/// What goes without waiting. Where nobody can read any more all of it has gone.
qsizetype StandardError::put(QByteArrayView bytes) const
{
    qsizetype gone = 0;
    while (gone < bytes.size()) {
        size_t size = size_t(bytes.size() - gone);
        if (m_kind == Kind::Stream && !m_ownsFd) {
            size = std::min<size_t>(size, PIPE_BUF); // for which there is room where poll() says so
            if (!waitForRoom(std::chrono::milliseconds(0)))
                break;
        }
        const ssize_t count = m_kind == Kind::Socket
            ? ::send(m_fd, bytes.data() + gone, size, MSG_DONTWAIT | MSG_NOSIGNAL)
            : ::write(m_fd, bytes.data() + gone, size);
        if (count >= 0) {
            gone += count;
        } else if (errno == EAGAIN) {
            break;
        } else if (errno != EINTR) {
            return bytes.size();
        }
    }
    return gone;
}

} // namespace bifrost
