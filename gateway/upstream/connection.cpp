// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/connection.h"

#include "gateway/net/headparser.h"
#include "gateway/upstream/connectdialogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <sys/epoll.h>
#include <sys/socket.h>

namespace bifrost::upstream {

using net::BodyFraming;
using net::HeadScanner;
using net::Transport;

namespace {

constexpr std::chrono::seconds IdleTime{60}; // of a connection that waits in its pool
constexpr std::int64_t StaleWithinUs = 1'000'000;
constexpr int MaxInformational = 16; // 1xx answers before the real one
constexpr std::size_t ReadSize = 64 * 1024;

constexpr net::FramingLimits AnswerLimits{.headBytes = 64 * 1024,
                                          .lineBytes = 32 * 1024,
                                          .fieldCount = 256,
                                          .chunkLineBytes = 4096,
                                          .trailerBytes = 16 * 1024};

/// What is read lies here only during the call; a stream needs no buffer of its own.
struct Scratch
{
    static constexpr std::size_t Held = 96 * 1024; // a head or a chunk line that is not complete
    std::array<char, Held + ReadSize> bytes;
};

char *scratch()
{
    thread_local const auto area = std::make_unique<Scratch>();
    return area->bytes.data();
}

} // namespace

Connection::Connection(Pool &pool)
    : m_pool(pool)
    , m_deadline(pool.loop().timers(), *this)
    , m_total(pool.loop().timers(), *this)
{
    m_pool.link(*this);
}

Connection::~Connection() = default;

void Connection::carry(Request &request, Tells tells)
{
    m_request = &request;
    request.m_connection = this;
    m_reused = true;
    m_tells = tells;
    limit(m_total, request.m_deadlines.total);
    onOpen();
}

void Connection::onReady(std::uint32_t events)
{
    if (m_phase == Phase::Closed)
        return;
    if (std::exchange(m_hasDeferred, false)) {
        fail(std::move(m_deferred));
        return;
    }
    if (events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR))
        m_readable = true;
    m_hungUp = m_hungUp || (events & (EPOLLRDHUP | EPOLLHUP));
    switch (m_phase) {
    case Phase::Opening:
        if (m_dialer)
            m_dialer->onFirstEvent(events);
        else if (events & (EPOLLOUT | EPOLLERR | EPOLLHUP))
            onReached(); // a private channel
        break;
    case Phase::Tunnelling:
        continueTunnel();
        break;
    case Phase::ProxyHandshake:
    case Phase::Handshake:
        continueHandshake();
        break;
    case Phase::Idle:
        checkIdle();
        break;
    case Phase::Head:
    case Phase::Body:
        if (!m_allSent && !writeRequest())
            return;
        readAnswer();
        break;
    case Phase::Closed:
        break;
    }
}

void Connection::onOpen()
{
    m_dialer.reset();
    m_tunnel.reset();
    m_phase = Phase::Head;
    m_scanner.reset();
    m_chunks.reset();
    m_informational = 0;
    m_anyByte = m_isIdling = m_allSent = m_paused = m_alive = false;
    m_piece = m_pieceSent = 0;
    m_sentAtUs = net::Loop::nowUs();
    limit(m_deadline, m_request->m_deadlines.firstByte);
    m_request->m_hasConnection = true;
    if (m_pool.endpoint().proxy) [[unlikely]]
        addressToProxy();
    if (std::exchange(m_tells, Tells::Nothing) == Tells::Connected)
        m_request->m_sink->onConnected();
    if (!m_request)
        return;
    // Whoever speaks first, such as a server that is too busy, has spoken before we look, and raises no
    // event.
    const bool isAnswered = m_readable && !m_transport.isTls();
    if (isAnswered || m_pool.loop().isAmidBatch())
        m_pool.loop().callSoon(this);
    else
        writeRequest();
}

/// False: the connection is closed, or about to be.
bool Connection::writeRequest()
{
    const std::vector<std::string_view> &pieces = m_request->m_pieces;
    while (m_piece < pieces.size()) {
        std::array<iovec, 16> vectors;
        std::size_t count = 0;
        std::size_t offered = 0;
        for (std::size_t i = m_piece; i < pieces.size() && count < vectors.size(); ++i) {
            const std::string_view rest = i == m_piece ? pieces[i].substr(m_pieceSent) : pieces[i];
            vectors[count++] = {const_cast<char *>(rest.data()), rest.size()};
            offered += rest.size();
        }
        const Transport::Outcome outcome = m_transport.write({vectors.data(), count});
        if (outcome.status == Transport::Status::WouldBlock)
            return true;
        if (outcome.status != Transport::Status::Done) {
            // An early answer may lie unread, so reading decides what happened. This may be within carry().
            m_allSent = true;
            m_keepAlive = false;
            m_writeBroke = true;
            m_readable = true;
            m_pool.loop().callSoon(this);
            return true;
        }
        m_pieceSent += outcome.bytes;
        while (m_piece < pieces.size() && m_pieceSent >= pieces[m_piece].size())
            m_pieceSent -= pieces[m_piece++].size();
        if (outcome.bytes < offered && !m_transport.isTls())
            return true;
    }
    m_allSent = true;
    m_sentAtUs = net::Loop::nowUs();
    if (!m_reused) // else the connection may be stale, and the request goes out again over another
        m_request->m_sink->onSent();
    return true;
}

void Connection::readAnswer()
{
    while (m_readable && !m_paused && m_request) {
        char *area = scratch();
        const std::size_t held = m_left.view().size();
        if (held > Scratch::Held) {
            broken("something in the answer has no end");
            return;
        }
        if (held > 0)
            std::memcpy(area, m_left.view().data(), held);
        m_left.clear();
        const Transport::Outcome outcome = m_transport.read(area + held, ReadSize);
        if (outcome.bytes < ReadSize) // nothing is left but, after a hang-up, the end
            m_readable =
                (m_hungUp || m_transport.endIsPending()) && outcome.status == Transport::Status::Done;
        if (outcome.status == Transport::Status::WouldBlock) {
            m_left.keep({area, held});
            return;
        }
        if (outcome.status != Transport::Status::Done) {
            onPeerClosed();
            return;
        }
        m_anyByte = true;
        process({area, held + outcome.bytes});
    }
}

void Connection::process(std::string_view bytes)
{
    m_alive = false;
    while (!bytes.empty() && m_request) {
        const std::size_t before = bytes.size();
        bytes = m_phase == Phase::Head ? processHead(bytes) : processBody(bytes);
        if (bytes.size() == before) { // more is needed to go on
            if (m_request)
                m_left.keep(bytes);
            break;
        }
    }
    if (m_request && m_alive && !m_paused)
        startIdling();
}

/// From here on it is the silence between two signs of life that counts.
void Connection::startIdling()
{
    m_isIdling = true;
    limit(m_deadline, m_request->m_deadlines.idle);
}

std::string_view Connection::processHead(std::string_view bytes)
{
    if (!m_transport.isTls() && bytes.front() == '\x15') { // an alert of TLS; no answer begins so
        Failure failure{
            Error(ErrorCode::UpstreamBroken,
                  fmt::format("{} speaks TLS at this port. Use https:// in `network_config.base_url`.",
                              peerName()))};
        failure.tls = net::TlsFault::Unasked;
        fail(std::move(failure));
        return {};
    }
    const HeadScanner::Found found = m_scanner.scan(bytes, AnswerLimits);
    if (found == HeadScanner::Found::Incomplete)
        return bytes;
    if (found != HeadScanner::Found::Head) {
        broken(describe(found));
        return {};
    }
    thread_local net::AnswerHead head;
    const std::size_t size = m_scanner.size();
    if (const std::string_view wrong = parseAnswerHead(bytes.substr(0, size), m_request->m_toHead, head);
        !wrong.empty()) {
        broken(wrong);
        return {};
    }
    m_scanner.reset();
    bytes.remove_prefix(size);
    if (head.status / 100 == 1) {
        if (head.status == 101 || ++m_informational > MaxInformational)
            broken("it answers with an informational status that was not asked for");
        return bytes;
    }
    if (head.status == 407 && m_pool.endpoint().isForwarded()) { // nobody else says so
        fail({Error(ErrorCode::ProxyFailed,
                    ConnectDialogue::refusedCredential(*m_pool.endpoint().proxy, head))});
        return {};
    }
    m_phase = Phase::Body;
    m_framing = head.framing;
    m_keepAlive = head.keepAlive && m_allSent && !m_writeBroke;
    m_allSent = true; // it has heard enough; what is left of the request stays here
    m_bodyLeft = head.contentLength;
    const bool noBody =
        m_framing == BodyFraming::None || (m_framing == BodyFraming::Length && m_bodyLeft == 0);
    m_request->m_sink->onHead(head);
    if (m_request && noBody) {
        finish(bytes.size());
        return {};
    }
    return bytes;
}

std::string_view Connection::processBody(std::string_view bytes)
{
    if (m_framing == BodyFraming::Chunked) {
        if (!m_chunks)
            m_chunks = std::make_unique<net::ChunkedReader>(AnswerLimits);
        const net::ChunkedReader::Progress progress = m_chunks->read(bytes, *this);
        if (!m_gathered.empty())
            deliver(std::exchange(m_gathered, {}));
        if (!m_request)
            return {};
        bytes.remove_prefix(progress.consumed);
        if (!progress.wrong.empty()) {
            broken(progress.wrong);
            return {};
        }
        if (progress.finished) {
            finish(bytes.size());
            return {};
        }
        return bytes;
    }
    if (m_framing == BodyFraming::UntilClose) {
        deliver(bytes);
        return {};
    }
    const std::string_view piece =
        bytes.substr(0, std::size_t(std::min<std::uint64_t>(m_bodyLeft, bytes.size())));
    m_bodyLeft -= piece.size();
    deliver(piece);
    bytes.remove_prefix(piece.size());
    if (m_request && m_bodyLeft == 0) {
        finish(bytes.size());
        return {};
    }
    return bytes;
}

/// Pushes the chunks of one read together, over the lines between them, so that they go on in one piece:
/// under load a read brings a dozen, and each piece is a system call for the caller's side.
bool Connection::onChunkData(std::string_view bytes)
{
    if (m_gathered.empty()) {
        m_gathered = bytes;
        return true;
    }
    char *end =
        const_cast<char *>(m_gathered.data() + m_gathered.size()); // in our own scratch, and already read
    std::memmove(end, bytes.data(), bytes.size());
    m_gathered = {m_gathered.data(), m_gathered.size() + bytes.size()};
    return true;
}

void Connection::deliver(std::string_view bytes)
{
    if (m_request && m_request->m_sink->onData(bytes))
        m_alive = true;
}

void Connection::finish(std::size_t bytesLeft)
{
    AnswerSink *sink = m_request->m_sink;
    m_request->m_pool = nullptr;
    m_request->m_connection = nullptr;
    m_request = nullptr;
    m_total.stop();
    // What comes unasked behind an answer could be taken for the next one.
    if (m_keepAlive && m_allSent && bytesLeft == 0 && !isAtVanished() && isSilent()) {
        m_phase = Phase::Idle;
        m_deadline.start(IdleTime);
        m_pool.putIdle(*this);
    } else {
        close();
    }
    sink->onEnd();
}

/// Nothing is there to be read, not even the end. On TLS this also takes in what is not data, such as
/// tickets.
bool Connection::isSilent()
{
    if (m_hungUp)
        return false;
    if (!std::exchange(m_readable, false))
        return true;
    char byte;
    return m_transport.read(&byte, 1).status == Transport::Status::WouldBlock;
}

void Connection::checkIdle()
{
    if (!isSilent())
        giveUp();
}

void Connection::giveUp()
{
    m_pool.dropIdle(*this);
    close();
}

void Connection::onPeerClosed()
{
    if (m_phase == Phase::Body && m_framing == BodyFraming::UntilClose && m_transport.closedCleanly()) {
        m_keepAlive = false;
        finish(0);
        return;
    }
    if (m_anyByte) {
        broken("it closed the connection in the middle of its answer");
        return;
    }
    const bool stale = m_reused && net::Loop::nowUs() - m_sentAtUs < StaleWithinUs;
    fail({Error(ErrorCode::UpstreamBroken,
                fmt::format("{} closed the connection without an answer.", peerName())),
          stale});
}

void Connection::broken(std::string_view what)
{
    fail(
        {Error(ErrorCode::UpstreamBroken, fmt::format("The answer of {} is broken: {}.", peerName(), what))});
}

void Connection::onDeadline(net::Deadline &deadline)
{
    if (m_phase == Phase::Idle) {
        m_pool.dropIdle(*this);
        close();
        return;
    }
    if (m_phase < Phase::Idle) {
        fail({lateOpening()});
        return;
    }
    const bool total = &deadline == &m_total;
    fail({Error(ErrorCode::UpstreamTimeout,
                fmt::format("request timed out: {} {} ({}).", peerName(),
                            total            ? "was not done in time"
                                : m_isIdling ? "fell silent in the middle of its answer"
                                : m_anyByte  ? "began its answer, but sent nothing of it in time"
                                             : "did not begin to answer in time",
                            m_isIdling && !total ? "`network_config.stream_idle_timeout_in_seconds`"
                                                 : "`network_config.default_request_timeout_in_seconds`"))});
}

void Connection::cancel()
{
    m_request = nullptr;
    close();
}

void Connection::pause(bool paused)
{
    if (m_paused == paused || m_phase == Phase::Closed)
        return;
    m_paused = paused;
    if (paused) {
        m_deadline.stop(); // the silence is ours
    } else if (m_request) {
        startIdling();
        m_pool.loop().callSoon(this);
    }
}

void Connection::limitTotal(std::chrono::milliseconds time)
{
    if (m_phase != Phase::Closed)
        limit(m_total, time);
}

void Connection::fail(Failure failure)
{
    if (m_phase == Phase::Closed)
        return;
    if (m_phase == Phase::Idle)
        m_pool.dropIdle(*this);
    Request *request = std::exchange(m_request, nullptr);
    close();
    if (request) {
        request->m_pool = nullptr;
        request->m_connection = nullptr;
        request->m_sink->onFailed(failure);
    }
}

void Connection::close()
{
    if (m_phase == Phase::Closed)
        return;
    m_phase = Phase::Closed;
    m_deadline.stop();
    m_total.stop();
    m_dialer.reset();
    m_tunnel.reset();
    m_transport.sayGoodbye();
    m_transport.close();
    m_left.clear();
    m_pool.unlink(*this);
    m_pool.loop().retire(std::unique_ptr<Pollable>(this));
}

} // namespace bifrost::upstream
