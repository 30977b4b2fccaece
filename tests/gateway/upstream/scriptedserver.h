// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <vector>

namespace bifrost::test {

/// A server on the test's own thread that does what it is told, byte by byte if need be. Connections are
/// numbered in the order in which they came.
class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    explicit ScriptedServer(const QHostAddress &address = QHostAddress::LocalHost);

    quint16 port() const { return m_server.serverPort(); }
    int accepted() const { return int(m_peers.size()); }
    QTcpSocket &peer(int number) { return *m_peers[std::size_t(number)].socket; }

    /// Waits until this connection is there and has brought this text.
    bool sees(int number, const QByteArray &text);
    QByteArray received(int number) const { return m_peers[std::size_t(number)].received; }
    void forget(int number) { m_peers[std::size_t(number)].received.clear(); }
    bool seesTheEnd(int number); ///< the client has closed it

    void say(int number, const QByteArray &bytes);
    void close(int number) { peer(number).disconnectFromHost(); }
    void stopListening() { m_server.close(); }

    /// Called with what has come so far; may take it off.
    std::function<void(int number, QByteArray &received)> whenBytes;
    qint64 readBuffer = 0; ///< of connections to come; what it does not hold stays in the kernel

private:
    struct Peer
    {
        QTcpSocket *socket;
        QByteArray received;
    };

    void accept();

    QTcpServer m_server;
    std::vector<Peer> m_peers;
};

/// An answer with Content-Length.
QByteArray wholeAnswer(const QByteArray &body, const QByteArray &lines = QByteArray());

/// Makes the server answer every request with its own path.
void answerWithPaths(ScriptedServer &server);

} // namespace bifrost::test
