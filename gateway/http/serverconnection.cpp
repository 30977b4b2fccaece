// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/serverconnection.h"

#include "gateway/http/encodedbody.h"
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

constexpr std::uint8_t MaxEmptyLines = 2; // in front of a request: some clients send them behind a body

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
    if (m_front.rules().tls)
        m_phase = Phase::Handshake;
    m_deadline.start(m_front.rules().headDeadline);
}

net::Loop &ServerConnection::loop() const
{
    return m_front.loop();
}

void ServerConnection::closeIfIdle()
{
    m_keepAlive = false;
    if (m_phase == Phase::Handshake)
        close();
    if (m_phase != Phase::Head)
        return;
    if (m_out.isEmpty())
        closeIdle();
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
    if (m_phase == Phase::Handshake) {
        continueHandshake(events);
        return;
    }
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
    case Phase::Handshake:
    case Phase::Answer:
    case Phase::Closed:
        break;
    }
    return false;
}

void ServerConnection::readInput()
{
    if (m_encoded)
        m_encoded->beginTurn();
    process();
    while (m_readable && wantsInput()) {
        if (m_encoded && m_encoded->hasDoneEnough()) { // others have their turn
            loop().callSoon(this);
            return;
        }
        if (!receive())
            return;
        process();
    }
}

bool ServerConnection::receive()
{
    const bool straight = m_phase == Phase::Body && m_bodyMode == BodyMode::Whole && !m_inPlace && !m_encoded
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
        m_readable = (m_hungUp || m_transport.endIsPending()) && outcome.status == Transport::Status::Done;
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
        if (m_in.view().front() == '\x16' && !m_transport.isTls())
            noteTlsOnPlainPort();
        refuse(Error(ErrorCode::BadRequest,
                     m_in.view().front() == '\x16' && !m_transport.isTls()
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
    m_beganUs = net::Loop::nowUs();
    m_answerBytes = 0;
    m_pattern = {};
    m_methodLabel = HttpCounters::methodLabel(m_head.method);
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
    m_pattern = m_front.handler().patternOf(m_path.path);
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
    if (!m_head.has("content-encoding") || judgeEncoding())
        m_front.handler().onRequest(*this);
}

/// A sound request from who may ask, and for something that is not done.
void ServerConnection::refuseWish(const Error &error, std::string_view lines)
{
    m_front.handler().onRefused(*this, error);
    respondError(error, "{}", lines);
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
    m_encoded.reset();
    m_headBuffer.clear();
    m_body.clear();
    m_front.shared().budget.give(std::exchange(m_budgeted, 0) + std::exchange(m_headBudgeted, 0));
    m_headBytes = m_bodyBytes = 0;
}

void ServerConnection::onDeadline(net::Deadline &)
{
    switch (m_phase) {
    case Phase::Handshake:
        if (m_transport.isTls())
            failHandshake("it did not finish in time");
        else
            close();
        break;
    case Phase::Head:
        if (!m_in.isEmpty() && m_out.isEmpty())
            refuse(Error(ErrorCode::RequestTimeout, "The head of the request did not arrive in time."));
        else
            closeIdle();
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
