// SPDX-License-Identifier: GPL-3.0-or-later
// The answering half of ServerConnection.
#include "gateway/http/front.h"
#include "gateway/http/securitylines.h"
#include "gateway/http/serverconnection.h"
#include "gateway/wire/errorenvelope.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>

#include <sys/socket.h>

namespace bifrost::http {

using net::BodyFraming;
using namespace std::string_view_literals;

namespace {

constexpr std::chrono::milliseconds LingerDeadline{1000};
constexpr std::size_t MostDelayed = 16 * 1024; ///< beyond it copying costs more than waiting saves

/// " Use GET or PUT.", of the value of Allow; those that every path takes by the way are not named.
std::string methodAdvice(std::string_view allowed)
{
    std::string advice;
    while (!allowed.empty()) {
        const std::size_t end = std::min(allowed.find(", "), allowed.size());
        const std::string_view method = allowed.substr(0, end);
        allowed.remove_prefix(std::min(end + 2, allowed.size()));
        if (method != "HEAD" && method != "OPTIONS")
            advice.append(advice.empty() ? " Use " : " or ").append(method);
    }
    return advice.empty() ? advice : advice + '.';
}

struct Reason
{
    int status;
    std::string_view phrase;
};

/// RFC 9110 15, RFC 6585 and the few others that are registered.
constexpr std::array Reasons{
    Reason{200, "OK"},
    Reason{201, "Created"},
    Reason{202, "Accepted"},
    Reason{203, "Non-Authoritative Information"},
    Reason{204, "No Content"},
    Reason{205, "Reset Content"},
    Reason{206, "Partial Content"},
    Reason{207, "Multi-Status"},
    Reason{300, "Multiple Choices"},
    Reason{301, "Moved Permanently"},
    Reason{302, "Found"},
    Reason{303, "See Other"},
    Reason{304, "Not Modified"},
    Reason{307, "Temporary Redirect"},
    Reason{308, "Permanent Redirect"},
    Reason{400, "Bad Request"},
    Reason{401, "Unauthorized"},
    Reason{402, "Payment Required"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{406, "Not Acceptable"},
    Reason{407, "Proxy Authentication Required"},
    Reason{408, "Request Timeout"},
    Reason{409, "Conflict"},
    Reason{410, "Gone"},
    Reason{411, "Length Required"},
    Reason{412, "Precondition Failed"},
    Reason{413, "Content Too Large"},
    Reason{414, "URI Too Long"},
    Reason{415, "Unsupported Media Type"},
    Reason{416, "Range Not Satisfiable"},
    Reason{417, "Expectation Failed"},
    Reason{421, "Misdirected Request"},
    Reason{422, "Unprocessable Content"},
    Reason{423, "Locked"},
    Reason{424, "Failed Dependency"},
    Reason{425, "Too Early"},
    Reason{426, "Upgrade Required"},
    Reason{428, "Precondition Required"},
    Reason{429, "Too Many Requests"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{451, "Unavailable For Legal Reasons"},
    Reason{500, "Internal Server Error"},
    Reason{501, "Not Implemented"},
    Reason{502, "Bad Gateway"},
    Reason{503, "Service Unavailable"},
    Reason{504, "Gateway Timeout"},
    Reason{505, "HTTP Version Not Supported"},
    Reason{507, "Insufficient Storage"},
    Reason{508, "Loop Detected"},
    Reason{511, "Network Authentication Required"},
};

std::string_view reasonPhrase(int status)
{
    const auto found = std::ranges::lower_bound(Reasons, status, {}, &Reason::status);
    if (found != Reasons.end() && found->status == status)
        return found->phrase;
    return "Unknown"; // such as 529 of some providers; it means nothing to a program
}

void appendNumber(std::string &text, std::uint64_t number, int base = 10)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number, base).ptr;
    text.append(digits, end);
}

void appendDate(std::string &text)
{
    thread_local std::time_t formatted = 0;
    thread_local char line[64];
    thread_local std::size_t length = 0;
    const std::time_t now = std::time(nullptr);
    if (now != formatted) {
        std::tm parts;
        gmtime_r(&now, &parts);
        length = std::strftime(line, sizeof line, "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts);
        formatted = now;
    }
    text.append(line, length);
}

} // namespace

/// What comes amid a batch of events goes out when the batch is through.
bool ServerConnection::send(std::span<const std::string_view> pieces)
{
    std::size_t size = 0;
    for (const std::string_view piece : pieces)
        size += piece.size();
    m_answerBytes += size;
    if (!loop().isAmidBatch() || m_out.size() + size > MostDelayed)
        return m_out.write(m_transport, pieces);
    if (m_out.isEmpty()) // else it has been called for, or the socket is full and says when it is not
        loop().callSoon(this);
    m_out.add(pieces);
    return true;
}

void ServerConnection::sendHead(const net::AnswerStart &start, std::int64_t length,
                                std::span<const std::string_view> body)
{
    m_status = std::int16_t(start.status);
    thread_local std::string head;
    head = "HTTP/1.1 "sv;
    appendNumber(head, std::uint64_t(start.status));
    head += ' ';
    head += reasonPhrase(start.status);
    head += "\r\n"sv;
    appendDate(head);
    head += SecurityLines;
    if (m_phase != Phase::Head && net::equalIgnoringCase(m_head.value("x-forwarded-proto"), "https"))
        head += "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";
    if (!m_foreign && m_phase != Phase::Head) {
        if (const std::string_view origin = m_head.value("origin"); !origin.empty())
            head += m_front.rules().guard.corsLines(origin, m_head.method == "OPTIONS");
    }
    head += start.fields;
    const bool bodyArrived =
        m_phase == Phase::Answer || m_head.framing == BodyFraming::None || bodyIsInPlace();
    m_keepAlive = m_keepAlive && bodyArrived && !m_front.isDraining();
    m_chunkedAnswer = false;
    if (start.status == 204 || start.status == 304) {
        m_noAnswerBody = true;
    } else if (length >= 0) {
        head += "Content-Length: "sv;
        appendNumber(head, std::uint64_t(length));
        head += "\r\n"sv;
    } else if (m_head.minorVersion == 1) {
        m_chunkedAnswer = true;
        head += "Transfer-Encoding: chunked\r\n"sv;
    } else {
        m_keepAlive = false; // the end of the connection ends the body
    }
    if (!m_keepAlive)
        head += "Connection: close\r\n"sv;
    else if (m_head.minorVersion == 0)
        head += "Connection: keep-alive\r\n"sv;
    head += "\r\n"sv;
    m_answering = true;

    std::array<std::string_view, 16> pieces;
    std::size_t count = 0;
    pieces[count++] = head;
    if (m_noAnswerBody)
        body = {};
    const std::size_t together = std::min(body.size(), pieces.size() - 1);
    for (std::string_view piece : body.first(together))
        pieces[count++] = piece;
    m_broken = !send({pieces.data(), count}) || (together < body.size() && !send(body.subspan(together)));
}

void ServerConnection::respond(const net::AnswerStart &start, std::span<const std::string_view> body)
{
    std::size_t length = 0;
    for (std::string_view piece : body)
        length += piece.size();
    sendHead(start, std::int64_t(length), body);
    finishAnswer();
}

void ServerConnection::respondError(const Error &error, std::string_view extraFields)
{
    const bool again = error.code == ErrorCode::OutOfBuffers || error.code == ErrorCode::TooManyConnections
        || error.code == ErrorCode::ShuttingDown || error.code == ErrorCode::QueueFull;
    respondError(error, extraFields, again ? "Retry-After: 1\r\n" : "");
}

void ServerConnection::respondError(const Error &error, std::string_view extraFields, std::string_view lines)
{
    std::string body = wire::errorEnvelope(error, extraFields);
    body += '\n';
    if (m_front.counters())
        m_front.counters()->addRefusal(error.code);
    const std::string_view piece = body;
    const std::string fields = "Content-Type: application/json\r\n" + std::string(lines);
    respond({error.status(), fields}, {&piece, 1});
}

void ServerConnection::respondMethodNotAllowed(std::string_view allowed)
{
    if (m_front.counters())
        m_front.counters()->addRefusal(ErrorCode::MethodNotAllowed);
    Error error(ErrorCode::MethodNotAllowed);
    error.message += methodAdvice(allowed);
    const std::string body = wire::errorEnvelope(error) + '\n';
    const std::string lines = "Content-Type: application/json\r\nAllow: " + std::string(allowed) + "\r\n";
    const std::string_view piece = body;
    respond({405, lines}, {&piece, 1});
}

void ServerConnection::beginStream(const net::AnswerStart &start, std::int64_t length)
{
    sendHead(start, length, {});
    if (m_broken)
        loop().callSoon(this);
}

bool ServerConnection::write(std::span<const std::string_view> pieces)
{
    if (m_broken)
        return false;
    if (m_noAnswerBody)
        return true;
    bool sound = true;
    if (m_chunkedAnswer) {
        std::size_t length = 0;
        for (std::string_view piece : pieces)
            length += piece.size();
        if (length == 0)
            return true;
        char size[20];
        char *end = std::to_chars(size, size + 16, length, 16).ptr;
        *end++ = '\r';
        *end++ = '\n';
        std::array<std::string_view, 16> framed;
        std::size_t count = 0;
        framed[count++] = {size, std::size_t(end - size)};
        constexpr std::string_view LineEnd = "\r\n";
        const std::size_t together = std::min(pieces.size(), framed.size() - 2);
        for (std::string_view piece : pieces.first(together))
            framed[count++] = piece;
        if (together == pieces.size()) {
            framed[count++] = LineEnd;
            sound = send({framed.data(), count});
        } else {
            sound = send({framed.data(), count}) && send(pieces.subspan(together)) && send({&LineEnd, 1});
        }
    } else {
        sound = send(pieces);
    }
    if (!sound) {
        m_broken = true; // the handler is told from the loop, not from within its own call
        loop().callSoon(this);
        return false;
    }
    if (m_out.size() < net::OutQueue::HighWater)
        return true;
    m_outMemory.note(m_out.memory()); // one event may be as long as it likes
    if (!m_wantsWritable)
        m_deadline.start(m_front.rules().idleDeadline);
    m_wantsWritable = true;
    return false;
}

void ServerConnection::endStream()
{
    if (m_chunkedAnswer && !m_noAnswerBody && !m_broken) {
        constexpr std::string_view End = "0\r\n\r\n";
        m_broken = !send({&End, 1});
    }
    finishAnswer();
}

void ServerConnection::abort()
{
    m_keepAlive = false;
    m_sink = nullptr;
    if (!m_broken)
        uncountRequest(m_status);
    if (!m_chunkedAnswer) {
        // Where the end of the connection ends the body, only a reset tells that it is not all.
        const linger reset{1, 0};
        ::setsockopt(m_transport.fd(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    }
    if (m_broken || m_out.isEmpty()) {
        close();
        return;
    }
    m_abortWhenFlushed = m_closeWhenFlushed = true;
    m_phase = Phase::Linger;
    m_deadline.start(m_front.rules().idleDeadline);
}

/// What follows from bytes having gone out. False: the connection is closed.
bool ServerConnection::afterFlush()
{
    if (m_phase == Phase::Answer && m_out.isEmpty())
        m_deadline.stop(); // it is the provider's turn
    if (m_wantsWritable && m_out.size() <= net::OutQueue::LowWater) {
        m_wantsWritable = false;
        if (m_sink)
            m_sink->onWritable(*this);
    }
    if (m_phase != Phase::Closed && m_closeWhenFlushed && m_out.isEmpty())
        closeGently();
    return m_phase != Phase::Closed;
}

void ServerConnection::finishAnswer()
{
    m_sink = nullptr;
    m_answering = false;
    m_wantsWritable = false;
    uncountRequest(m_broken ? AccessLine::CallerLeft : m_status);
    dropRequest();
    m_chunks.reset();
    m_scanner.reset();
    if (m_broken) {
        close();
        return;
    }
    if (m_keepAlive) {
        m_phase = Phase::Head;
        m_deadline.start(m_front.rules().idleDeadline);
        if (!m_processing && (m_readable || !m_in.isEmpty()))
            loop().callSoon(this);
        return;
    }
    m_phase = Phase::Linger;
    m_closeWhenFlushed = true;
    m_deadline.start(m_front.rules().idleDeadline);
    if (m_out.isEmpty())
        closeGently();
}

void ServerConnection::uncountRequest(int status)
{
    if (!std::exchange(m_requestCounted, false))
        return;
    m_front.shared().requests.fetch_sub(1, std::memory_order_relaxed);
    countRequest(status);
    if (m_accessLine)
        m_accessLine->end(status, m_head);
}

void ServerConnection::countRequest(int status)
{
    HttpCounters *counters = m_front.counters();
    if (!counters)
        return;
    const bool cameWhole =
        m_head.framing == BodyFraming::Length && status < 400; // not only as it was promised
    const std::uint64_t bodyBytes = cameWhole ? m_head.contentLength : m_bodyReceived;
    counters->addRequest({m_pattern.empty() ? HttpCounters::Other : m_pattern, m_methodLabel, status},
                         net::Loop::nowUs() - m_beganUs, m_scanner.size() + bodyBytes, m_answerBytes);
}

/// Answers what cannot be accepted, and reads no further request: nobody knows where it would start.
void ServerConnection::refuse(const Error &error)
{
    if (net::ExchangeSink *sink = std::exchange(m_sink, nullptr))
        sink->onRefused(*this, error);
    m_keepAlive = false;
    if (m_answering) {
        close();
        return;
    }
    if (m_phase == Phase::Head) { // there is no request yet, whose version or method would matter
        m_head.minorVersion = 1;
        m_noAnswerBody = false;
        if (AccessLine::isWanted())
            AccessLine(m_transport.fd()).tellRefused(error.status());
    }
    respondError(error);
}

/// Closing with unread bytes would reset the connection and could take the answer with it.
void ServerConnection::closeGently()
{
    m_closeWhenFlushed = false;
    if (m_abortWhenFlushed) {
        close();
        return;
    }
    m_phase = Phase::Linger;
    m_in.clear();
    m_transport.sayGoodbye();
    ::shutdown(m_transport.fd(), SHUT_WR);
    m_deadline.start(LingerDeadline);
    if (!m_processing)
        loop().callSoon(this);
}

/// Between requests: nothing is lost by it, and on TLS that is said.
void ServerConnection::closeIdle()
{
    m_transport.sayGoodbye();
    close();
}

void ServerConnection::close()
{
    if (m_phase == Phase::Closed)
        return;
    if (m_phase == Phase::Handshake)
        m_front.leaveHandshake(*this);
    m_phase = Phase::Closed;
    m_deadline.stop();
    m_transport.close();
    uncountRequest(AccessLine::CallerLeft);
    dropRequest();
    m_in.clear();
    m_out.clear();
    m_outMemory.note(0);
    m_front.unlink(*this);
    --m_front.shared().connections;
    loop().retire(std::unique_ptr<Pollable>(this));
}

} // namespace bifrost::http
