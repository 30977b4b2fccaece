// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mockrequest.h"
#include "tests/support/mockstep.h"

#include <QByteArrayList>
#include <QString>
#include <QThread>

#include <chrono>
#include <memory>

namespace bifrost::test {

class MockServer;
class TestCa;

/// What a mock provider is like from its start on.
struct MockOptions
{
    QByteArrayList keys{"sk-mock"}; ///< Bearer tokens that it takes; empty: no key needed
    QByteArrayList secrets{"sk-caller", "sk-bf-"}; ///< what must never reach a provider, in head or body
    QByteArray headerLines =
        "X-Request-Id: req_mock\r\nOpenai-Processing-Ms: 7\r\n"; ///< in each of its own answers
    QByteArray pathPrefix; ///< in front of /v1/..., such as "/api"
    QString certificateFile; ///< with a key: it speaks TLS
    QString keyFile;
    quint16 port = 0;
};

/// Speaks TLS with this authority's certificate.
MockOptions securedBy(const TestCa &ca);

/// A strict double of the OpenAI API in this process: it keeps every request byte for byte, refuses what the
/// real one refuses and fails as it is told. It lives on a thread of its own; its functions may be called
/// from the test's thread, and those that wait never wait longer than their deadline.
class MockProvider
{
public:
    using Milliseconds = std::chrono::milliseconds;
    static constexpr Milliseconds Patience{10000};

    explicit MockProvider(const MockOptions &options = MockOptions());
    ~MockProvider();
    MockProvider(const MockProvider &) = delete;
    MockProvider &operator=(const MockProvider &) = delete;

    quint16 port() const { return m_port; }
    QString url() const; ///< without a path

    /// What the next request gets; without a step the API answers.
    void enqueue(const MockStep &step);
    void enqueue(const QList<MockStep> &steps);

    /// Opens one gate; one that nobody waits at yet is open when it is reached.
    void release(int gates = 1);

    /// Closes the listening socket: from now on connections are refused. Those that are open stay.
    void stopListening();

    QList<MockRequest> requests() const;
    int requestCount() const;

    /// All requests, once there are so many of them; what there is after the deadline.
    QList<MockRequest> waitForRequests(int count, Milliseconds deadline = Patience) const;

    /// True as soon as so many answers could not be finished because the peer was gone.
    bool waitForAborts(int count, Milliseconds deadline = Patience) const;
    bool waitForSent(qint64 bytes, Milliseconds deadline = Patience) const;

    int connections() const; ///< accepted since the start
    qint64 bytesSent() const; ///< handed to the kernel since the start

    /// What a well-bred gateway never sends: secrets of its callers, headers of its own, ambiguous framing.
    QByteArrayList faults() const;

private:
    QThread m_thread;
    MockServer *m_server = nullptr;
    quint16 m_port = 0;
    bool m_tls = false;
};

} // namespace bifrost::test
