// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mockrequest.h"
#include "tests/support/mockstep.h"

#include <QObject>
#include <QTimer>

class QSslSocket;

namespace bifrost::test {

class MockServer;

/// One connection to a mock provider: reads requests strictly, one after the other, and plays a step for
/// each. Owned by the server, gone when the socket is.
class MockConnection : public QObject
{
    Q_OBJECT

public:
    MockConnection(QSslSocket *socket, int number, MockServer *server);
    ~MockConnection() override;

private:
    enum class Phase { Head, Body, Answering };

    void readMore();
    bool readHead();
    bool readBody();
    bool readChunkedBody();
    void judgeHead();
    void begin(MockStep step);
    void pump();
    void finish();
    void noteFault(const QByteArray &fault);
    void gone();

    QSslSocket *m_socket;
    MockServer *m_server;
    QTimer m_pause;
    Phase m_phase = Phase::Head;
    QByteArray m_input;
    MockRequest m_request;
    MockStep m_step;
    QList<QByteArray> m_pieces; ///< still to be sent
    qint64 m_fillerLeft = 0;
    qint64 m_mayStillSend = -1; ///< -1: no limit
    bool m_atGate = false;
    bool m_started = false; ///< an answer is under way
    bool m_early = false; ///< the step began before the body was read
};

} // namespace bifrost::test
