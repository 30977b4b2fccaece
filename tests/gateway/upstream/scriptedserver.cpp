// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/upstream/scriptedserver.h"

#include "tests/support/waiting.h"

namespace bifrost::test {

ScriptedServer::ScriptedServer(const QHostAddress &address)
{
    connect(&m_server, &QTcpServer::newConnection, this, &ScriptedServer::accept);
    m_server.listen(address);
}

void ScriptedServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        const std::size_t number = m_peers.size();
        m_peers.push_back({socket, {}});
        socket->setParent(this);
        socket->setReadBufferSize(readBuffer);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        const auto read = [this, socket, number] {
            if (readBuffer > 0)
                return;
            m_peers[number].received += socket->readAll();
            if (whenBytes)
                whenBytes(int(number), m_peers[number].received);
        };
        connect(socket, &QTcpSocket::readyRead, this, read);
        read();
    }
}

bool ScriptedServer::sees(int number, const QByteArray &text)
{
    return runUntil(
        [&] { return accepted() > number && m_peers[std::size_t(number)].received.contains(text); });
}

bool ScriptedServer::seesTheEnd(int number)
{
    return runUntil(
        [&] { return accepted() > number && peer(number).state() == QAbstractSocket::UnconnectedState; });
}

void ScriptedServer::say(int number, const QByteArray &bytes)
{
    peer(number).write(bytes);
    peer(number).flush();
}

QByteArray wholeAnswer(const QByteArray &body, const QByteArray &lines)
{
    return "HTTP/1.1 200 OK\r\n" + lines + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
        + body;
}

void answerWithPaths(ScriptedServer &server)
{
    server.whenBytes = [&server](int number, QByteArray &received) {
        for (qsizetype end; (end = received.indexOf("\r\n\r\n")) >= 0; received.remove(0, end + 4))
            server.say(number, wholeAnswer(received.split(' ').value(1)));
    };
}

} // namespace bifrost::test
