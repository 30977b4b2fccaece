// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include "app/runtimefolder.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QLocalSocket>
#include <QSaveFile>
#include <QThread>
#include <QTimer>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bifrost {
namespace {

constexpr qint64 LongestQuestion = 64;
constexpr auto QuestionDeadline = 5s;
constexpr int WaitingQuestions = 16;
constexpr auto PatienceWithNameless = 300ms;
constexpr auto NamelessPause = 20ms;

/// QLockFile does not say: writes as it does and gives what the system says of that.
QString whyNotWritten(const QString &lockFile)
{
    const QByteArray trial = QFile::encodeName(lockFile + u".trial"_s);
    errno = 0;
    const int fd = ::open(trial.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    const bool written = fd >= 0 && ::write(fd, "trial", 5) == 5 && ::fsync(fd) == 0;
    const int reason = errno;
    if (fd >= 0) {
        ::close(fd);
        ::unlink(trial.constData());
    }
    return written || reason == 0 ? u"the lock file %1 is refused"_s.arg(lockFile)
                                  : QString::fromLocal8Bit(std::strerror(reason));
}

Error instanceError(const QString &sentence)
{
    return {ErrorCode::FileUnreadable, sentence.toStdString()};
}

} // namespace

SingleInstance::SingleInstance(const DataFolder &folder) : m_folder(folder), m_lock(folder.lockFile())
{
    // Only the end of its process makes a lock stale, never its age.
    m_lock.setStaleLockTime(0);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(WaitingQuestions);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            serve(socket);
    });
}

SingleInstance::~SingleInstance()
{
    if (m_claimed)
        QFile::remove(m_folder.socketNote());
}

Result<bool> SingleInstance::claim()
{
    if (!m_lock.tryLock(0) && !takeFromNobody()) {
        if (m_lock.error() == QLockFile::LockFailedError)
            return false;
        return instanceError(
            u"The data folder %1 cannot be used, as nothing can be written there: %2. Make room or mend "
            u"that, or "
            "name another folder with -app-dir."_s.arg(m_folder.path(), whyNotWritten(m_folder.lockFile())));
    }
    m_claimed = true;
    if (const auto listening = listen(); !listening)
        return listening.error();
    return true;
}

/// A crash at the wrong moment leaves a lock that names nobody. Whoever makes one writes his name into it at
/// once, and holds the file all the while.
bool SingleInstance::takeFromNobody()
{
    if (m_lock.error() != QLockFile::LockFailedError)
        return false;
    const QDeadlineTimer patience(PatienceWithNameless);
    while (!patience.hasExpired()) {
        qint64 pid = 0;
        QString host;
        QString program;
        if (m_lock.getLockInfo(&pid, &host, &program))
            return false;
        QThread::msleep(NamelessPause.count());
        if (m_lock.tryLock(0))
            return true;
    }
    const QByteArray path = QFile::encodeName(m_folder.lockFile());
    const int fd = ::open(path.constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return false;
    const bool isNobodys = ::flock(fd, LOCK_EX | LOCK_NB) == 0 && ::lseek(fd, 0, SEEK_END) == 0;
    if (isNobodys)
        ::unlink(path.constData());
    ::close(fd);
    return isNobodys && m_lock.tryLock(0);
}

Result<void> SingleInstance::listen()
{
    const auto path = instanceSocketPath(m_folder.path());
    if (!path)
        return path.error();
    // Whoever left this socket is gone: we hold the lock.
    QLocalServer::removeServer(*path);
    if (!m_server.listen(*path))
        return instanceError(u"The socket %1 cannot be opened: %2."_s.arg(*path, m_server.errorString()));

    // A later start may have another runtime folder (sudo, ssh), but it has the same data folder.
    QSaveFile note(m_folder.socketNote());
    if (!note.open(QIODevice::WriteOnly) || note.write(QFile::encodeName(*path)) < 0 || !note.commit())
        return instanceError(u"%1 cannot be written: %2."_s.arg(m_folder.socketNote(), note.errorString()));
    return {};
}

void SingleInstance::serve(QLocalSocket *socket)
{
    socket->setReadBufferSize(LongestQuestion);
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] { answer(socket); });
    QTimer::singleShot(QuestionDeadline, socket, &QLocalSocket::abort);
    answer(socket);
}

void SingleInstance::answer(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() >= LongestQuestion)
            socket->abort();
        return;
    }
    const QByteArray question = socket->readLine().trimmed();
    if (m_status && (question == "status" || question == "show" || question == "stop"))
        socket->write(m_status().toJsonLine());
    // What follows may end the event loop, which would have sent it.
    socket->flush();
    socket->disconnectFromServer();

    if (question == "show")
        Q_EMIT showRequested();
    else if (question == "stop")
        Q_EMIT stopRequested();
}

} // namespace bifrost
