// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/serverconnection.h"

#include "gateway/http/front.h"
#include "gateway/net/headparser.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include <sys/epoll.h>
#include <sys/socket.h>

namespace bifrost::http {

using net::BodyFraming;
using net::HeadScanner;
using net::Transport;

namespace {

// What a Content-Length alone makes us set aside: while there is plenty, most bodies whole, else little.
constexpr std::size_t FirstBodyStep = 1024 * 1024;
constexpr std::size_t FirstBodyStepWhenScarce = 16 * 1024;
constexpr std::uint8_t MaxEmptyLines = 2; // in front of a request: some clients send them behind a body
constexpr std::size_t MostQuoted = 100; // of what a caller sent, in a sentence to it
constexpr std::uint64_t ProgressBytes = 16 * 1024; // a body has to advance this far within its deadline

/// Management has a bound of its own, which no setting moves.
std::string tooLarge(std::uint64_t limit, RouteClass route, bool isAllThereIs)
{
    std::string_view setting;
    if (isAllThereIs)
        setting = " (`server.limits.buffered_mb`)";
    else if (route == RouteClass::Inference)
        setting = " (`client.max_request_body_size_mb`, `server.limits`)";
    return fmt::format("The body is larger than the {} bytes allowed here{}.", limit, setting);
}

} // namespace

ServerConnection::ServerConnection(Front &front, net::Fd fd)
    : m_front(front)
    , m_transport(std::move(fd))
    , m_deadline(front.loop().timers(), *this)
    , m_outMemory(front.shared().budget)
{
    m_front.link(*this);
}

ServerConnection::~ServerConnection()
{
    if (m_phase != Phase::Closed) { // never got into the loop
        m_front.unlink(*this);
        --m_front.shared().connections;
    }
}

void ServerConnection::start()
{
    m_deadline.start(m_front.rules().headDeadline);
}

net::Loop &ServerConnection::loop() const
{
    return m_front.loop();
}

void ServerConnection::closeIfIdle()
{
    m_keepAlive = false;
    if (m_phase != Phase::Head)
        return;
    if (m_out.isEmpty())
        close();
    else
        m_closeWhenFlushed = true;
}

void ServerConnection::cut()
{
    if (net::ExchangeSink *sink = std::exchange(m_sink, nullptr))
        sink->onGone(*this);
    close();
}

void ServerConnection::onReady(std::uint32_t events)
{
    if (m_phase == Phase::Closed)
        return;
    const std::size_t unsent = m_out.size();
    if (m_broken || (events & EPOLLERR) || !m_out.flush(m_transport)) {
        cut();
        return;
    }
    m_outMemory.note(m_out.memory());
    if (m_out.size() < unsent && m_phase != Phase::Body && !(m_phase == Phase::Answer && m_out.isEmpty()))
        m_deadline.start(m_front.rules().idleDeadline); // it reads, however slowly
    m_hungUp = m_hungUp || (events & (EPOLLRDHUP | EPOLLHUP));
    if (m_phase == Phase::Answer && m_hungUp) {
        cut(); // the caller hung up while it was waiting
        return;
    }
    if (!afterFlush())
        return;
    if (events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP))
        m_readable = true;
    readInput();
    if (m_phase == Phase::Answer && m_hungUp)
        cut(); // at once behind its request, of which no further event will tell
}

bool ServerConnection::wantsInput() const
{
    switch (m_phase) {
    case Phase::Head:
        return !m_closeWhenFlushed && m_out.size() < net::OutQueue::HighWater;
    case Phase::Body:
        return m_bodyMode != BodyMode::Unclaimed && !m_bodyPaused;
    case Phase::Linger:
        return true;
    case Phase::Answer:
    case Phase::Closed:
        break;
    }
    return false;
}

void ServerConnection::readInput()
{
    process();
    while (m_readable && wantsInput()) {
        if (!receive())
            return;
        process();
    }
}

bool ServerConnection::receive()
{
    const bool straight = m_phase == Phase::Body && m_bodyMode == BodyMode::Whole && !m_inPlace
        && m_head.framing == BodyFraming::Length && m_in.isEmpty();
    net::Buffer &into = straight ? m_body : m_in;
    std::size_t room = 0;
    if (straight) {
        const std::uint64_t missing = m_head.contentLength - m_bodyReceived;
        if (!growBody(1))
            return false;
        room = std::size_t(std::min<std::uint64_t>(missing, m_body.room()));
    } else {
        if (m_in.room() < 512 && !growHead())
            return false;
        room = m_in.room();
    }
    const Transport::Outcome outcome = m_transport.read(into.prepare(room), room);
    if (outcome.bytes < room) // nothing is left but, after a hang-up, the end
        m_readable = m_hungUp && outcome.status == Transport::Status::Done;
    if (outcome.status == Transport::Status::Done) {
        if (m_phase == Phase::Linger) {
            m_in.clear();
            return true;
        }
        into.commit(outcome.bytes);
        if (straight)
            noteBodyProgress(outcome.bytes);
        return true;
    }
    if (m_in.isEmpty())
        m_in.clear();
    if (outcome.status == Transport::Status::WouldBlock)
        return false;
    if ((m_phase == Phase::Head || m_phase == Phase::Linger) && outcome.status == Transport::Status::Closed
        && !m_out.isEmpty()) {
        m_closeWhenFlushed = true; // it wants no more answers than those under way
        return false;
    }
    cut();
    return false;
}

void ServerConnection::process()
{
    if (m_processing)
        return;
    m_processing = true;
    bool more = true;
    while (more) {
        if (m_phase == Phase::Head)
            more = processHead();
        else if (m_phase == Phase::Body)
            more = processBody();
        else
            more = false;
    }
    m_processing = false;
}

bool ServerConnection::processHead()
{
    if (m_in.isEmpty() || m_closeWhenFlushed || m_out.size() >= net::OutQueue::HighWater)
        return false;
    const bool fresh = m_scanner.size() == 0;
    if (fresh && m_in.view().starts_with("\r\n") && m_skippedLines < MaxEmptyLines) {
        m_in.consume(2);
        ++m_skippedLines;
        return true;
    }
    const HeadScanner::Found found = m_scanner.scan(m_in.view(), m_front.rules().framing);
    switch (found) {
    case HeadScanner::Found::Incomplete:
        if (fresh)
            m_deadline.start(m_front.rules().headDeadline);
        return false;
    case HeadScanner::Found::Head:
        break;
    case HeadScanner::Found::HeadTooLarge:
    case HeadScanner::Found::LineTooLong:
    case HeadScanner::Found::TooManyFields:
        refuse(Error(
            ErrorCode::HeadTooLarge,
            fmt::format("The request is not accepted: {}{}.", describe(found),
                        found == HeadScanner::Found::HeadTooLarge ? " (`server.limits.head_kb`)" : "")));
        return false;
    default:
        refuse(Error(ErrorCode::BadRequest,
                     m_in.view().front() == '\x16'
                         ? std::string("This port speaks plain HTTP, not TLS: use http:// in the address.")
                         : fmt::format("The request is not valid HTTP: {}.", describe(found))));
        return false;
    }
    m_headBytes = m_scanner.size();
    if (const std::string_view wrong = parseRequestHead(m_in.view().substr(0, m_headBytes), m_head);
        !wrong.empty()) {
        refuse(Error(ErrorCode::BadRequest, fmt::format("The request is not valid HTTP: {}.", wrong)));
        return false;
    }
    dispatch();
    return true;
}

void ServerConnection::dispatch()
{
    m_phase = Phase::Body;
    m_inPlace = true;
    m_bodyMode = BodyMode::Unclaimed;
    m_bodyPaused = m_answering = m_foreign = false;
    m_skippedLines = 0;
    m_bodyBytes = 0;
    m_bodyReceived = 0;
    m_keepAlive = m_head.keepAlive && !m_front.isDraining();
    m_noAnswerBody = m_head.method == "HEAD";
    m_deadline.stop();
    m_requestCounted = true;
    m_front.shared().countRequest();
    m_status = 0;
    if (AccessLine::isWanted()) {
        if (!m_accessLine)
            m_accessLine = std::make_unique<AccessLine>(m_transport.fd());
        m_accessLine->begin();
    }

    if (!parseTarget(m_head.target, m_path) || (m_path.path == "*" && m_head.method != "OPTIONS")) {
        m_foreign = true; // the guard has not seen its origin
        refuse(Error(ErrorCode::BadRequest, "The request target is not a path."));
        return;
    }
    const RouteClass route = m_front.handler().classify(m_path.path);
    if (std::optional<Error> error = m_front.rules().guard.judge(m_head, m_path.authority, route)) {
        m_path.authority = {};
        m_foreign = true; // no CORS lines: the page must not read the refusal
        respondError(*error);
        m_foreign = false;
        return;
    }
    const bool isPreflight = m_head.method == "OPTIONS" && m_head.has("origin"); // which brings no password
    if (isPreflight || admit(route))
        serve();
}

/// What holds for every route, then the handler's part.
void ServerConnection::serve()
{
    if (m_head.method == "OPTIONS") {
        const std::string methods = m_front.handler().methodsOf(m_path.path);
        const std::string lines =
            "Allow: " + (methods.empty() ? "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS" : methods) + "\r\n";
        respond({200, lines}, {});
        return;
    }
    constexpr std::string_view Continue = "100-continue";
    m_head.expectContinue = net::equalIgnoringCase(m_head.value("expect"), Continue);
    if (m_head.has("expect") && !net::unknownValue(m_head, "expect", Continue).empty()) {
        refuseWish(Error(ErrorCode::ExpectationFailed));
        return;
    }
    const std::string_view encoding = m_head.has("content-encoding")
        ? net::unknownValue(m_head, "content-encoding", "identity")
        : std::string_view();
    if (!encoding.empty()) {
        refuseWish(
            Error(ErrorCode::UnsupportedMedia,
                  fmt::format("The body is said to be in the encoding `{}`, which this version does not "
                              "read. Send it uncompressed, without `Content-Encoding`.",
                              encoding.substr(0, MostQuoted))));
        return;
    }
    m_front.handler().onRequest(*this);
}

/// A sound request from who may ask, and for something that is not done.
void ServerConnection::refuseWish(const Error &error)
{
    m_front.handler().onRefused(*this, error);
    respondError(error);
}

void ServerConnection::readWhole(net::ExchangeSink &sink, std::uint64_t limit)
{
    m_sink = &sink;
    m_bodyMode = BodyMode::Whole;
    // To come again with more than all that may be held would not help.
    m_bodyLimit = std::min<std::uint64_t>(limit, m_front.shared().budget.limit());
    startBody();
}

void ServerConnection::readStream(net::ExchangeSink &sink, std::uint64_t limit)
{
    m_sink = &sink;
    m_bodyMode = BodyMode::Stream;
    m_bodyLimit = limit;
    startBody();
}

void ServerConnection::startBody()
{
    if (m_head.framing == BodyFraming::None)
        return;
    if (m_head.framing == BodyFraming::Length && m_head.contentLength > m_bodyLimit) {
        refuseLargeBody();
        return;
    }
    const bool nothingYet = m_in.size() == m_headBytes;
    if (m_head.expectContinue && nothingYet && m_head.minorVersion == 1) {
        constexpr std::string_view Continue = "HTTP/1.1 100 Continue\r\n\r\n";
        m_broken = !send({&Continue, 1});
    }
    m_progressMark = 0;
    m_deadline.start(m_front.rules().bodyDeadline);
}

void ServerConnection::pauseBody(bool paused)
{
    if (m_bodyPaused == paused || m_phase != Phase::Body)
        return;
    m_bodyPaused = paused;
    if (paused) {
        m_deadline.stop();
    } else {
        m_deadline.start(m_front.rules().bodyDeadline);
        loop().callSoon(this);
    }
}

/// The whole body arrived together with its head: it stays where it is.
bool ServerConnection::bodyIsInPlace() const
{
    return m_inPlace && m_head.framing == BodyFraming::Length
        && m_in.size() - m_headBytes >= m_head.contentLength;
}

bool ServerConnection::processBody()
{
    if (m_bodyMode == BodyMode::Unclaimed || m_bodyPaused)
        return false;
    if (m_head.framing == BodyFraming::None || (m_bodyMode == BodyMode::Whole && bodyIsInPlace())) {
        m_bodyBytes = std::size_t(m_head.contentLength);
        finishBody();
        return true;
    }
    if (m_inPlace)
        detachHead();
    if (m_head.framing == BodyFraming::Chunked) {
        if (!m_chunks)
            m_chunks = std::make_unique<net::ChunkedReader>(m_front.rules().framing);
        // Out of reach of an answer that comes while it reads.
        std::unique_ptr<net::ChunkedReader> chunks = std::move(m_chunks);
        const net::ChunkedReader::Progress progress = chunks->read(m_in.view(), *this);
        if (m_phase != Phase::Body)
            return false; // refused, or answered before its end
        m_chunks = std::move(chunks);
        m_in.consume(progress.consumed);
        if (!progress.wrong.empty()) {
            refuse(Error(ErrorCode::BadRequest,
                         fmt::format("The request is not valid HTTP: {}.", progress.wrong)));
            return false;
        }
        if (progress.finished)
            finishBody();
        return progress.finished;
    }
    const std::uint64_t missing = m_head.contentLength - m_bodyReceived;
    const std::string_view piece =
        m_in.view().substr(0, std::size_t(std::min<std::uint64_t>(missing, m_in.size())));
    if (!piece.empty()) {
        if (!takeBody(piece))
            return false;
        m_in.consume(piece.size());
    }
    if (m_bodyReceived < m_head.contentLength)
        return false;
    finishBody();
    return true;
}

bool ServerConnection::onChunkSize(std::uint64_t size)
{
    if (size <= m_bodyLimit - m_bodyReceived)
        return true;
    refuseLargeBody();
    return false;
}

void ServerConnection::refuseLargeBody()
{
    const bool isAllThereIs = m_bodyMode == BodyMode::Whole && m_bodyLimit == m_front.shared().budget.limit();
    refuse(Error(ErrorCode::BodyTooLarge,
                 tooLarge(m_bodyLimit, m_front.handler().classify(m_path.path), isAllThereIs)));
}

bool ServerConnection::onChunkData(std::string_view bytes)
{
    return takeBody(bytes);
}

bool ServerConnection::takeBody(std::string_view bytes)
{
    if (m_bodyReceived + bytes.size() > m_bodyLimit) {
        refuseLargeBody();
        return false;
    }
    if (m_bodyMode == BodyMode::Stream) {
        noteBodyProgress(bytes.size());
        m_sink->onBodyData(*this, bytes);
        return m_phase == Phase::Body;
    }
    if (!growBody(bytes.size()))
        return false;
    m_body.append(bytes);
    noteBodyProgress(bytes.size());
    return true;
}

void ServerConnection::noteBodyProgress(std::size_t bytes)
{
    m_bodyReceived += bytes;
    if (m_bodyReceived - m_progressMark >= ProgressBytes) {
        m_progressMark = m_bodyReceived;
        m_deadline.start(m_front.rules().bodyDeadline);
    }
}

/// Makes room in m_body, against the budget. A length that was only promised reserves little of it.
bool ServerConnection::growBody(std::size_t bytes)
{
    if (m_body.capacity() && m_body.room() >= bytes)
        return true;
    net::BodyBudget &budget = m_front.shared().budget;
    // Doubling keeps the copying down; beyond a known length it would only take from others.
    std::size_t step = std::max(bytes, m_body.size());
    if (m_head.framing == BodyFraming::Length) {
        const std::uint64_t missing = m_head.contentLength - m_bodyReceived;
        step = std::max(step, budget.isMostlyFree() ? FirstBodyStep : FirstBodyStepWhenScarce);
        step = std::max(bytes, std::size_t(std::min<std::uint64_t>(missing, step)));
    }
    while (!budget.take(m_body.size() + step - m_budgeted)) {
        if (step == bytes) {
            refuse(Error(ErrorCode::OutOfBuffers));
            return false;
        }
        step = std::max(bytes, step / 2);
    }
    m_budgeted = m_body.size() + step;
    m_body.reserve(step);
    return true;
}

/// Makes room in m_in. One block is free; heads that need more count like bodies.
bool ServerConnection::growHead()
{
    const std::size_t step = std::max(m_in.size(), net::Buffer::BlockSize - net::Buffer::Padding);
    const std::size_t wanted = m_in.size() + step;
    if (m_phase == Phase::Head && wanted > std::max(net::Buffer::BlockSize, m_headBudgeted)) {
        if (!m_front.shared().budget.take(wanted - m_headBudgeted)) {
            refuse(Error(ErrorCode::OutOfBuffers));
            return false;
        }
        m_headBudgeted = wanted;
    }
    m_in.prepare(step);
    return true;
}

void ServerConnection::detachHead()
{
    // The views of the head point into this memory, which stays where it is.
    m_headBuffer = std::move(m_in);
    m_in.append(m_headBuffer.view().substr(m_headBytes));
    m_inPlace = false;
}

void ServerConnection::finishBody()
{
    m_phase = Phase::Answer;
    m_deadline.stop();
    m_chunks.reset();
    if (m_bodyMode == BodyMode::Whole)
        m_sink->onBody(*this);
    else
        m_sink->onBodyEnd(*this);
}

std::string_view ServerConnection::body() const
{
    return m_inPlace ? m_in.view().substr(m_headBytes, m_bodyBytes) : m_body.view();
}

void ServerConnection::tightenRequest()
{
    if (m_inPlace) // a body of its own has the size that was announced
        tightenInput();
}

void ServerConnection::releaseBody()
{
    if (m_phase != Phase::Answer)
        return; // it has not come to its end
    if (!m_inPlace) {
        m_body.clear();
        m_front.shared().budget.give(std::exchange(m_budgeted, 0));
    } else if (m_in.size() == m_headBytes + m_bodyBytes) { // else the next request lies behind it
        m_in.truncate(m_headBytes);
        m_bodyBytes = 0;
        tightenInput();
    }
}

/// The views of the head move along.
void ServerConnection::tightenInput()
{
    const auto addressOf = [](std::string_view bytes) {
        return reinterpret_cast<std::uintptr_t>(bytes.data());
    };
    const std::uintptr_t before = addressOf(m_in.view());
    m_in.tighten();
    const std::string_view bytes = m_in.view();
    if (addressOf(bytes) == before)
        return;
    const auto move = [&](std::string_view &view) {
        if (view.data())
            view = {bytes.data() + (addressOf(view) - before), view.size()};
    };
    for (net::HeaderField &field : m_head.fields) {
        move(field.name);
        move(field.value);
    }
    for (std::string_view *view :
         {&m_head.method, &m_head.target, &m_head.host, &m_path.query, &m_path.authority})
        move(*view);
}

void ServerConnection::releaseRequest()
{
    if (m_accessLine)
        m_accessLine->keep(m_head);
    dropRequest();
    m_head.fields.clear();
    m_head.fields.shrink_to_fit();
    m_head.method = m_head.target = m_head.host = {};
    m_path.query = m_path.authority = {};
}

void ServerConnection::dropRequest()
{
    dropPasswordCheck();
    if (m_inPlace) {
        // A body that nobody asked for but that is all here is skipped.
        const std::size_t skipped =
            m_phase == Phase::Body && bodyIsInPlace() ? std::size_t(m_head.contentLength) : m_bodyBytes;
        m_in.consume(m_headBytes + skipped);
        m_inPlace = false;
    }
    m_headBuffer.clear();
    m_body.clear();
    m_front.shared().budget.give(std::exchange(m_budgeted, 0) + std::exchange(m_headBudgeted, 0));
    m_headBytes = m_bodyBytes = 0;
}

void ServerConnection::onDeadline(net::Deadline &)
{
    switch (m_phase) {
    case Phase::Head:
        if (!m_in.isEmpty() && m_out.isEmpty())
            refuse(Error(ErrorCode::RequestTimeout, "The head of the request did not arrive in time."));
        else
            close();
        break;
    case Phase::Body:
        if (m_answering)
            cut();
        else if (m_check)
            respondBusy();
        else
            refuse(Error(ErrorCode::RequestTimeout, "The body of the request did not arrive in time."));
        break;
    case Phase::Answer: // it does not read its answer
    case Phase::Linger:
        cut();
        break;
    case Phase::Closed:
        break;
    }
}

} // namespace bifrost::http
