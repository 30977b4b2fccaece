// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include "app/runtimefolder.h"
#include "models/core/wholefile.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QLocalSocket>
#include <QThread>
#include <QTimer>

#include <tuple>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bifrost {
namespace {

constexpr qint64 LongestQuestion = 64;
constexpr auto QuestionDeadline = 5s;
constexpr int WaitingQuestions = 16;
constexpr auto PatienceWithNameless = 300ms;
constexpr auto NamelessPause = 20ms;

std::pair<dev_t, ino_t> identityOf(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    return {status.st_dev, status.st_ino};
}

Error instanceError(const QString &sentence)
{
    return {ErrorCode::FileUnreadable, sentence.toStdString()};
}

} // namespace

SingleInstance::SingleInstance(const DataFolder &folder)
    : m_folder(folder)
    , m_lock(folder.lockFile())
    , m_server(std::make_unique<QLocalServer>())
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    m_server->setMaxPendingConnections(WaitingQuestions);
    connect(m_server.get(), &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server->nextPendingConnection())
            serve(socket);
    });
}

SingleInstance::~SingleInstance()
{
    if (m_lock.isInPlace())
        QFile::remove(m_folder.socketNote());
    // Where the folder was moved away, another program may have one at the same place by now, and with it a
    // socket of the same name. A server that closes removes that; the end of the process does not.
    if (m_server->isListening() && identityOf(m_server->fullServerName()) != m_socket) {
        m_server->disconnect(this);
        std::ignore = m_server.release();
    }
}

Result<bool> SingleInstance::claim()
{
    Result<bool> taken = m_lock.take();
    // Whoever takes it writes his name at once, and may be about to.
    const QDeadlineTimer patience(PatienceWithNameless);
    while (taken && !*taken && InstanceLock::owner(m_folder.lockFile()) == 0 && !patience.hasExpired()) {
        QThread::msleep(NamelessPause.count());
        taken = m_lock.take();
    }
    if (!taken) {
        return instanceError(
            u"The data folder %1 cannot be used, as nothing can be written there: %2. Make room or mend "
            u"that, or "
            "name another folder with -app-dir."_s.arg(m_folder.path(),
                                                       QString::fromStdString(taken.error().message)));
    }
    if (!*taken)
        return false;
    if (const auto listening = listen(); !listening)
        return listening.error();
    return true;
}

Result<void> SingleInstance::listen()
{
    const auto path = instanceSocketPath(m_folder.path());
    if (!path)
        return path.error();
    // Whoever left this socket is gone: we hold the lock.
    QLocalServer::removeServer(*path);
    if (!m_server->listen(*path))
        return instanceError(u"The socket %1 cannot be opened: %2."_s.arg(*path, m_server->errorString()));
    m_socket = identityOf(m_server->fullServerName());

    // A later start may have another runtime folder (sudo, ssh), but it has the same data folder.
    if (const auto noted = writeWholeFile(m_folder.socketNote(), QFile::encodeName(*path)); !noted) {
        return instanceError(u"%1 cannot be written: %2."_s.arg(
            m_folder.socketNote(), QString::fromStdString(noted.error().message)));
    }
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
    else if (m_support && question == "support")
        socket->write(m_support());
    // What follows may end the event loop, which would have sent it.
    socket->flush();
    socket->disconnectFromServer();

    if (question == "show")
        Q_EMIT showRequested();
    else if (question == "stop")
        Q_EMIT stopRequested();
}

} // namespace bifrost
