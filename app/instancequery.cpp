// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/instancequery.h"

#include "app/instancelock.h"
#include "app/runtimefolder.h"
#include "models/core/regularfile.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QThread>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace bifrost {
namespace {

constexpr auto RetryPause = 20ms;

int millisecondsLeft(const QDeadlineTimer &deadline)
{
    return static_cast<int>(deadline.remainingTime());
}

std::optional<QByteArray> lineOf(const QString &socketPath, const QByteArray &question,
                                 const QDeadlineTimer &deadline)
{
    QLocalSocket socket;
    socket.connectToServer(socketPath);
    if (!socket.waitForConnected(millisecondsLeft(deadline)))
        return {};
    socket.write(question + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(millisecondsLeft(deadline)))
            return {};
    }
    return socket.readLine();
}

std::optional<InstanceStatus> askOnce(const QString &socketPath, const QByteArray &question,
                                      const QDeadlineTimer &deadline)
{
    const auto line = lineOf(socketPath, question, deadline);
    return line ? InstanceStatus::fromJson(*line) : std::nullopt;
}

} // namespace

std::optional<InstanceStatus> InstanceQuery::ask(const QByteArray &question,
                                                 std::chrono::milliseconds patience) const
{
    // The other one may hold the lock and not listen yet.
    const QDeadlineTimer deadline(patience);
    while (true) {
        if (const QByteArray path = socketPath(); !path.isEmpty()) {
            const QString socket = QFile::decodeName(path);
            auto status = askOnce(socket, "status", deadline);
            // Where the folder was moved, another program may listen in its old place by now.
            if (const qint64 holder = lockHolder(); status && holder != 0 && holder != status->pid)
                return {};
            if (status && question != "status")
                status = askOnce(socket, question, deadline);
            if (status)
                return status;
        }
        if (deadline.hasExpired() || lockHolder() == 0)
            return {};
        QThread::msleep(static_cast<unsigned long>(RetryPause.count()));
    }
}

std::optional<QByteArray> InstanceQuery::askForLine(const QByteArray &question,
                                                    std::chrono::milliseconds patience) const
{
    // Whether it is the right one, first.
    const QDeadlineTimer deadline(patience);
    if (!ask("status", patience))
        return {};
    return lineOf(QFile::decodeName(socketPath()), question, deadline);
}

bool InstanceQuery::waitUntilGone(std::chrono::milliseconds patience) const
{
    const QDeadlineTimer deadline(patience);
    // A folder that was taken away has no lock, whoever runs.
    while (lockHolder() != 0 || somebodyListens()) {
        if (deadline.hasExpired())
            return false;
        QThread::msleep(static_cast<unsigned long>(RetryPause.count()));
    }
    return true;
}

qint64 InstanceQuery::lockHolder() const
{
    const qint64 pid = InstanceLock::owner(m_folder.lockFile());
    if (pid <= 0)
        return 0;
    return ::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM ? pid : 0;
}

QString InstanceQuery::closedFolder() const
{
    const auto isRefused = [](const QString &path, int mode) {
        return ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), mode, AT_EACCESS) != 0
            && errno == EACCES;
    };
    if (!isRefused(m_folder.lockFile(), R_OK))
        return {};
    // The uppermost is the one to open.
    QString closed = m_folder.path();
    for (QString above = QFileInfo(closed).path(); above != closed && isRefused(closed, F_OK);
         above = QFileInfo(closed).path())
        closed = above;
    return closed;
}

bool InstanceQuery::somebodyListens() const
{
    const QByteArray path = socketPath();
    if (path.isEmpty())
        return false;
    QLocalSocket socket;
    socket.connectToServer(QFile::decodeName(path));
    return socket.waitForConnected(0) || socket.state() == QLocalSocket::ConnectedState;
}

/// As noted in the folder. Without a note it is where a program started as we were has it, as long as it
/// runs.
QByteArray InstanceQuery::socketPath() const
{
    QFile note(m_folder.socketNote());
    if (openRegularFile(note))
        return note.read(256).trimmed();
    const auto usual = instanceSocketPath(m_folder.path());
    return usual && QFile::exists(*usual) ? QFile::encodeName(*usual) : QByteArray();
}

} // namespace bifrost
