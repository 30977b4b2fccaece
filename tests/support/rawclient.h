// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/httpmessage.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <memory>
#include <optional>

struct ssl_st;

namespace bifrost::test {

/// A TCP connection to a gateway under test, plain or with TLS, that sends whatever bytes it is told to. It
/// blocks, never longer than the deadline of the call. Owned by one test, used on its thread.
class RawClient
{
public:
    using Milliseconds = std::chrono::milliseconds;
    static constexpr Milliseconds Patience{10000};

    /// `receiveBuffer`: bytes that the kernel may hold for us unread, 0 = as it likes.
    explicit RawClient(quint16 port, const QByteArray &address = "127.0.0.1", int receiveBuffer = 0);

    /// The same over TLS, with whatever certificate the other side has.
    static std::unique_ptr<RawClient> overTls(quint16 port, const QByteArray &address = "127.0.0.1");
    ~RawClient();
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;

    bool connected() const { return m_descriptor >= 0; }

    /// True when all bytes went out; false when the peer closed or the deadline passed first.
    bool send(const QByteArray &bytes, Milliseconds deadline = Patience);

    /// Every byte as a segment of its own.
    bool sendBytewise(const QByteArray &bytes, Milliseconds deadline = Patience);
    bool sendPieces(const QList<QByteArray> &pieces, Milliseconds deadline = Patience);

    /// The next answer, or nothing; fault() then says why. `head`: it answers a HEAD request.
    std::optional<HttpAnswer> receive(Milliseconds deadline = Patience, bool head = false);

    /// Sends and receives one answer.
    std::optional<HttpAnswer> ask(const QByteArray &request, Milliseconds deadline = Patience);

    /// Waits until at least so many bytes lie in the buffer that no answer has used yet; returns all of it.
    QByteArray receiveBytes(qsizetype atLeast, Milliseconds deadline = Patience);

    /// Waits until the bytes received contain `needle`; returns them all, empty if it did not come.
    QByteArray receiveUntil(const QByteArray &needle, Milliseconds deadline = Patience);

    /// True if the peer closes (or resets) without a further byte before the deadline.
    bool closedByPeer(Milliseconds deadline = Patience);

    /// True if nothing at all happens for so long.
    bool silentFor(Milliseconds time);

    void halfClose(); ///< no more from us, the answer is still welcome
    void close();
    void reset(); ///< RST instead of FIN
    const QByteArray &fault() const { return m_fault; }

private:
    /// One read; false at the end of the stream or after the deadline.
    bool fill(std::chrono::steady_clock::time_point until);
    bool shakeHands();
    qint64 write(const char *bytes, qsizetype size);
    qint64 read(char *into, qsizetype size);

    int m_descriptor = -1;
    ssl_st *m_ssl = nullptr;
    bool m_ended = false;
    QByteArray m_buffer;
    QByteArray m_fault;
    AnswerReader m_reader;
};

/// A request with Host, the given headers (each line with CRLF) and, if there is a body, its Content-Length.
QByteArray httpRequest(const QByteArray &method, const QByteArray &target,
                       const QByteArray &body = QByteArray(), const QByteArray &headerLines = QByteArray());

/// `body` as one chunk of the given size after the other, ending chunk included.
QByteArray inChunks(const QByteArray &body, qsizetype size);

} // namespace bifrost::test
