// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/httpmessage.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>

#include <memory>
#include <optional>

namespace bifrost::test {

/// A client of a front that lives on the same thread: whoever waits for something runs the event loop
/// meanwhile.
class Caller
{
public:
    /// `readBuffer`: no more than this is taken from the kernel before it is read; 0: everything.
    explicit Caller(quint16 port, qint64 readBuffer = 0);

    /// The same over TLS; isSecured() tells whether it came about.
    Caller(quint16 port, const QSslConfiguration &tls);

    bool isConnected() const { return m_socket->state() == QAbstractSocket::ConnectedState; }
    bool isSecured() const;
    QSslSocket &tls() { return static_cast<QSslSocket &>(*m_socket); }
    void send(const QByteArray &bytes);

    /// The next answer; nothing if none came in time. `head`: it answers a HEAD request.
    std::optional<HttpAnswer> answer(bool head = false);
    std::optional<HttpAnswer> ask(const QByteArray &request);

    /// Waits for this text in what came and was not taken as an answer.
    bool sees(const QByteArray &text);
    const QByteArray &unread();

    bool isClosedByPeer(); ///< in time, and without a further byte
    void hangUp() { m_socket->abort(); }
    QTcpSocket &socket() { return *m_socket; }

private:
    std::unique_ptr<QTcpSocket> m_socket;
    bool m_isTls = false;
    QByteArray m_buffer;
    AnswerReader m_reader;
};

} // namespace bifrost::test
