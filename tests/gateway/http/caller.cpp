// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/http/caller.h"

#include "tests/support/waiting.h"

#include <QHostAddress>

namespace bifrost::test {

Caller::Caller(quint16 port, qint64 readBuffer) : m_socket(std::make_unique<QTcpSocket>())
{
    m_socket->setReadBufferSize(readBuffer);
    m_socket->connectToHost(QHostAddress::LocalHost, port);
    (void)runUntil([this] { return isConnected(); });
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

Caller::Caller(quint16 port, const QSslConfiguration &tls)
    : m_socket(std::make_unique<QSslSocket>())
    , m_isTls(true)
{
    QSslSocket &socket = this->tls();
    socket.setSslConfiguration(tls);
    bool isOver = false;
    QObject::connect(&socket, &QSslSocket::encrypted, [&isOver] { isOver = true; });
    QObject::connect(&socket, &QSslSocket::disconnected, [&isOver] { isOver = true; });
    QObject::connect(&socket, &QSslSocket::errorOccurred, [&isOver] { isOver = true; });
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    (void)runUntil([&isOver] { return isOver; });
    socket.disconnect();
}

bool Caller::isSecured() const
{
    return m_isTls && static_cast<const QSslSocket &>(*m_socket).isEncrypted() && isConnected();
}

void Caller::send(const QByteArray &bytes)
{
    m_socket->write(bytes);
    m_socket->flush();
}

const QByteArray &Caller::unread()
{
    m_buffer += m_socket->readAll();
    return m_buffer;
}

std::optional<HttpAnswer> Caller::answer(bool head)
{
    AnswerReader::Outcome outcome = AnswerReader::Outcome::NeedMore;
    (void)runUntil([&] {
        const bool ended = !isConnected();
        unread();
        outcome = m_reader.read(m_buffer, head, ended);
        return outcome != AnswerReader::Outcome::NeedMore || ended;
    });
    if (outcome == AnswerReader::Outcome::Ready)
        return m_reader.answer();
    return std::nullopt;
}

std::optional<HttpAnswer> Caller::ask(const QByteArray &request)
{
    send(request);
    return answer(request.startsWith("HEAD "));
}

bool Caller::sees(const QByteArray &text)
{
    return runUntil([&] { return unread().contains(text); });
}

bool Caller::isClosedByPeer()
{
    (void)runUntil([&] { return !isConnected() || !unread().isEmpty(); });
    return unread().isEmpty() && !isConnected();
}

} // namespace bifrost::test
