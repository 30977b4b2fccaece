// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mockserver.h"

#include "tests/support/mockconnection.h"

#include <QFile>
#include <QSslKey>
#include <QSslSocket>

namespace bifrost::test {

namespace {

// 1,000 callers may knock at once.
constexpr int Backlog = 4096;

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

MockServer::MockServer(const MockOptions &options) : m_options(options)
{
    if (options.certificateFile.isEmpty())
        return;
    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls.setLocalCertificateChain(QSslCertificate::fromData(contentsOf(options.certificateFile)));
    m_tls.setPrivateKey(QSslKey(contentsOf(options.keyFile), QSsl::Rsa));
    m_tls.setPeerVerifyMode(QSslSocket::VerifyNone);
}

MockServer::~MockServer()
{
    // While the diary that they write into is still there.
    qDeleteAll(findChildren<MockConnection *>(QString(), Qt::FindDirectChildrenOnly));
}

quint16 MockServer::listen()
{
    setListenBacklogSize(Backlog);
    return QTcpServer::listen(QHostAddress::LocalHost, m_options.port) ? serverPort() : quint16(0);
}

void MockServer::release(int gates)
{
    m_openGates += gates;
    Q_EMIT released();
}

bool MockServer::passGate()
{
    if (m_openGates == 0)
        return false;
    --m_openGates;
    return true;
}

void MockServer::incomingConnection(qintptr descriptor)
{
    auto *socket = new QSslSocket;
    socket->setSocketDescriptor(descriptor);
    ++m_accepted;
    m_diary.write([](MockDiary::Pages &pages) { ++pages.connections; });
    new MockConnection(socket, m_accepted, this);
    if (!m_options.certificateFile.isEmpty()) {
        socket->setSslConfiguration(m_tls);
        socket->startServerEncryption();
    }
}

} // namespace bifrost::test
