// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mockdiary.h"
#include "tests/support/mockprovider.h"

#include <QSslConfiguration>
#include <QTcpServer>

namespace bifrost::test {

/// The listener of a mock provider, on its thread; owned by MockProvider. Makes a MockConnection of every
/// socket.
class MockServer : public QTcpServer
{
    Q_OBJECT

public:
    explicit MockServer(const MockOptions &options);
    ~MockServer() override;

    quint16 listen(); ///< the port, 0 if it failed
    void release(int gates);

    /// True if a gate may be passed now; takes one ticket.
    bool passGate();

    MockDiary &diary() { return m_diary; }
    const MockOptions &options() const { return m_options; }

Q_SIGNALS:
    void released();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    MockOptions m_options;
    MockDiary m_diary;
    QSslConfiguration m_tls;
    int m_openGates = 0;
    int m_accepted = 0;
};

} // namespace bifrost::test
