// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mockconnection.h"

#include "tests/support/mockcontrol.h"
#include "tests/support/mockserver.h"
#include "tests/support/openaianswers.h"
#include "tests/support/openairules.h"

#include <QSslSocket>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

// What may wait in the socket before the filler goes on; small, as the test measures how far the reader lets
// us go.
constexpr qint64 WriteAhead = 64 * 1024;

MockReply apiReply(const MockOptions &options, MockRequest request)
{
    if (!request.target.startsWith(options.pathPrefix))
        return openAiError(404, u"Invalid URL"_s, u"invalid_request_error"_s);
    request.target.remove(0, options.pathPrefix.size());
    const QByteArray bearer = request.bearer();
    MockReply reply;
    if (!options.keys.isEmpty() && bearer.isEmpty())
        reply = openAiError(401, u"You didn't provide an API key."_s, u"invalid_request_error"_s);
    else if (!options.keys.isEmpty() && !options.keys.contains(bearer))
        reply =
            openAiError(401, u"Incorrect API key provided: %1."_s.arg(QString::fromLatin1(bearer.left(4))),
                        u"invalid_request_error"_s, QString(), u"invalid_api_key"_s);
    else
        reply = openAiAnswer(request);
    reply.headerLines += options.headerLines;
    return reply;
}

} // namespace

MockConnection::MockConnection(QSslSocket *socket, int number, MockServer *server)
    : QObject(server)
    , m_socket(socket)
    , m_server(server)
{
    m_request.connection = number;
    socket->setParent(this);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &MockConnection::pump);
    connect(
        socket, &QTcpSocket::bytesWritten, this,
        [this](qint64 bytes) {
            m_server->diary().write([bytes](MockDiary::Pages &pages) { pages.sent += bytes; });
            pump();
        },
        Qt::QueuedConnection);
    connect(server, &MockServer::released, this, [this] {
        if (m_atGate)
            pump();
    });
    connect(socket, &QTcpSocket::disconnected, this, &MockConnection::gone);

    if (const auto step = server->diary().takeStep(MockStep::Moment::AtAccept)) {
        if (!step->readsRequest)
            socket->setReadBufferSize(1);
        else
            connect(socket, &QTcpSocket::readyRead, this, &MockConnection::readMore);
        QMetaObject::invokeMethod(
            this, [this, step] { begin(*step); }, Qt::QueuedConnection);
        return;
    }
    connect(socket, &QTcpSocket::readyRead, this, &MockConnection::readMore);
}

MockConnection::~MockConnection()
{
    m_socket->disconnect(this);
}

void MockConnection::noteFault(const QByteArray &fault)
{
    m_server->diary().write([&fault](MockDiary::Pages &pages) { pages.faults.append(fault); });
}

void MockConnection::readMore()
{
    m_input += m_socket->readAll();
    while (true) {
        if (m_phase == Phase::Head && !readHead())
            return;
        if (m_phase == Phase::Body && !readBody())
            return;
        if (m_phase == Phase::Answering) {
            if (!m_input.isEmpty())
                noteFault("bytes behind a request that is not answered yet");
            return;
        }
    }
}

bool MockConnection::readHead()
{
    const qsizetype blank = m_input.indexOf("\r\n\r\n");
    if (blank < 0)
        return false;
    const int number = m_request.connection;
    m_request = MockRequest();
    m_request.connection = number;
    m_request.head = m_input.left(blank + 4);
    m_input.remove(0, blank + 4);
    QList<QByteArray> lines = m_request.head.left(blank).split('\n');
    for (QByteArray &line : lines)
        line = line.endsWith('\r') ? line.chopped(1) : line;
    const QList<QByteArray> start = lines.takeFirst().split(' ');
    if (start.size() != 3 || start[2] != "HTTP/1.1")
        noteFault("request line: " + start.join(' '));
    m_request.method = start.value(0);
    m_request.target = start.value(1);
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        m_request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    if (!m_request.target.startsWith("/mock/"))
        judgeHead();
    m_phase = Phase::Body;
    if (const auto step = m_server->diary().takeStep(MockStep::Moment::AfterHead)) {
        m_early = true;
        begin(*step);
    }
    return true;
}

void MockConnection::judgeHead()
{
    for (const char *name :
         {"Host", "Content-Length", "Transfer-Encoding", "Authorization", "Content-Type", "Accept"}) {
        if (m_request.headers.values(name).size() > 1)
            noteFault(QByteArray("twice: ") + name);
    }
    if (!m_request.headers.has("Host"))
        noteFault("no Host");
    if (m_request.headers.has("Content-Length") && m_request.headers.has("Transfer-Encoding"))
        noteFault("Content-Length and Transfer-Encoding");
    static const QByteArrayList neverSent{"cookie",    "origin",         "proxy-authorization",
                                          "x-api-key", "x-goog-api-key", "expect"};
    for (const auto &[name, value] : m_request.headers) {
        const QByteArray lower = name.toLower();
        // A hop header that breaks loops is the one name of ours that may go out.
        if ((lower.startsWith("x-bf-") && lower != "x-bf-hop") || lower.startsWith("sec-fetch-")
            || neverSent.contains(lower))
            noteFault("header of the caller: " + name);
    }
    for (const QByteArray &secret : m_server->options().secrets) {
        if (m_request.head.contains(secret))
            noteFault("secret of the caller in the head: " + secret);
    }
}

bool MockConnection::readChunkedBody()
{
    while (true) {
        const qsizetype end = m_input.indexOf("\r\n");
        if (end < 0)
            return false;
        bool number = false;
        const qsizetype size = m_input.left(end).toLongLong(&number, 16);
        if (!number)
            noteFault("chunk size: " + m_input.left(end));
        if (!number || m_input.size() < end + 2 + size + 2)
            return false;
        m_request.body += m_input.mid(end + 2, size);
        m_input.remove(0, end + 2 + size + 2);
        if (size == 0)
            return true;
    }
}

bool MockConnection::readBody()
{
    if (m_request.headers.has("Transfer-Encoding")) {
        if (!readChunkedBody())
            return false;
    } else {
        const qsizetype length = m_request.headers.value("Content-Length").toLongLong();
        const qsizetype wanted = std::min(length - m_request.body.size(), m_input.size());
        m_request.body += m_input.left(wanted);
        m_input.remove(0, wanted);
        if (m_request.body.size() < length)
            return false;
    }
    for (const QByteArray &secret : m_server->options().secrets) {
        if (m_request.body.contains(secret))
            noteFault("secret of the caller in the body: " + secret);
    }
    if (m_request.target.startsWith("/mock/")) {
        m_phase = Phase::Answering;
        begin(controlStep(m_request, m_server->diary()));
        return true;
    }
    m_server->diary().write([this](MockDiary::Pages &pages) { pages.requests.append(m_request); });
    const bool answered = m_early && !m_started;
    m_phase = answered ? Phase::Head : Phase::Answering;
    if (!m_early && !m_started)
        begin(m_server->diary().takeStep(MockStep::Moment::AfterRequest).value_or(MockStep::usual()));
    m_early = m_early && !answered;
    return true;
}

void MockConnection::begin(MockStep step)
{
    m_step = std::move(step);
    m_pieces = m_step.pieces ? *m_step.pieces : apiReply(m_server->options(), m_request).pieces();
    if (m_step.bytewise) {
        QList<QByteArray> bytes;
        for (const QByteArray &piece : m_pieces) {
            for (const char byte : piece)
                bytes.append(QByteArray(1, byte));
        }
        m_pieces = bytes;
    }
    m_fillerLeft = m_step.fillerTimes;
    m_mayStillSend = m_step.cutAt;
    m_started = true;
    pump();
}

void MockConnection::pump()
{
    if (!m_started || m_pause.isActive())
        return;
    while (m_socket->bytesToWrite() < WriteAhead) {
        if (m_pieces.isEmpty() && m_fillerLeft == 0 && m_step.tail.isEmpty())
            return finish();
        QByteArray piece;
        if (!m_pieces.isEmpty()) {
            if (m_pieces.first().isEmpty()) {
                m_atGate = !m_server->passGate();
                if (m_atGate)
                    return;
            }
            piece = m_pieces.takeFirst();
        } else if (m_fillerLeft > 0) {
            --m_fillerLeft;
            piece = m_step.filler;
        } else {
            piece = std::exchange(m_step.tail, QByteArray());
        }
        const bool cut = m_mayStillSend >= 0 && piece.size() >= m_mayStillSend;
        if (m_mayStillSend >= 0)
            piece.truncate(qsizetype(std::min<qint64>(piece.size(), m_mayStillSend)));
        m_mayStillSend -= m_mayStillSend < 0 ? 0 : piece.size();
        m_socket->write(piece);
        m_socket->flush();
        if (!m_started)
            return;
        if (cut || (m_pieces.isEmpty() && m_fillerLeft == 0 && m_step.tail.isEmpty()))
            return finish();
        if (m_step.pause.count() > 0 || m_step.bytewise) {
            m_pause.start(m_step.pause);
            return;
        }
    }
}

void MockConnection::finish()
{
    m_started = false;
    switch (m_step.end) {
    case MockStep::End::Close:
        m_socket->disconnectFromHost();
        return;
    case MockStep::End::Reset: {
        m_socket->flush();
        const linger atOnce{1, 0};
        ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        m_socket->abort();
        return;
    }
    case MockStep::End::KeepOpen:
        // An answer that came before the body: the rest of the body is still read, then the next request.
        if (m_phase == Phase::Answering) {
            m_phase = Phase::Head;
            m_early = false;
        }
        QMetaObject::invokeMethod(this, &MockConnection::readMore, Qt::QueuedConnection);
    }
}

void MockConnection::gone()
{
    if (m_started)
        m_server->diary().write([](MockDiary::Pages &pages) { ++pages.aborts; });
    m_started = false;
    m_pause.stop();
    deleteLater();
}

} // namespace bifrost::test
