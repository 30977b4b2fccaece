// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ServerConnection that takes bodies, and room for what comes.
#include "gateway/http/encodedbody.h"
#include "gateway/http/front.h"
#include "gateway/http/serverconnection.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace bifrost::http {

using net::BodyFraming;

namespace {

// What a Content-Length alone makes us set aside: while there is plenty, most bodies whole, else little.
constexpr std::size_t FirstBodyStep = 1024 * 1024;
constexpr std::size_t FirstBodyStepWhenScarce = 16 * 1024;
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

bool ServerConnection::isWholeAsItCame() const
{
    return !m_encoded && bodyIsInPlace();
}

bool ServerConnection::processBody()
{
    if (m_bodyMode == BodyMode::Unclaimed || m_bodyPaused)
        return false;
    if (m_head.framing == BodyFraming::None || (m_bodyMode == BodyMode::Whole && isWholeAsItCame())) {
        m_bodyBytes = std::size_t(m_head.contentLength);
        finishBody();
        return true;
    }
    if (m_inPlace)
        detachHead();
    if (m_encoded && m_encoded->holdsBack() && (!takeEncoded(m_encoded->takeBack()) || m_bodyPaused))
        return false;
    if (m_encoded && m_encoded->hasAll()) {
        finishBody();
        return true;
    }
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
        return progress.finished && endBody();
    }
    const std::uint64_t missing = m_head.contentLength - m_bodyReceived;
    const std::string_view piece =
        m_in.view().substr(0, std::size_t(std::min<std::uint64_t>(missing, m_in.size())));
    if (!piece.empty()) {
        if (!takeBody(piece))
            return false;
        m_in.consume(piece.size());
    }
    return m_bodyReceived >= m_head.contentLength && endBody();
}

/// All of it has come. False: whoever handles it has not taken all of it.
bool ServerConnection::endBody()
{
    if (m_encoded && m_encoded->holdsBack()) {
        m_encoded->noteAll();
        return false;
    }
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
    if (m_encoded) {
        noteBodyProgress(bytes.size());
        return takeEncoded(bytes);
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

/// The head says that the body is wrapped in something. False: it has been refused for that.
bool ServerConnection::judgeEncoding()
{
    const net::ContentCodings codings = net::ContentCodings::of(m_head);
    if (codings.isPlain())
        return true;
    std::string why;
    if (!codings.unknown().empty()) {
        why = fmt::format(
            "The body is said to be in the encoding `{}`, which is not known here. Known are {}; or "
            "send it without `Content-Encoding`.",
            codings.unknown().substr(0, MostQuoted), net::ContentCodings::Known);
    } else if (codings.areTooMany()) {
        why = fmt::format("The body is said to be wrapped in more than {} encodings, one in the other.",
                          net::ContentCodings::Most);
    } else {
        m_encoded = std::make_unique<EncodedBody>(codings.list(), m_front.shared().budget);
        return true;
    }
    refuseWish(Error(ErrorCode::UnsupportedMedia, std::move(why)),
               fmt::format("Accept-Encoding: {}\r\n", net::ContentCodings::Known));
    return false;
}

/// What it unfolds to is bounded like a body that came as it is.
bool ServerConnection::takeEncoded(std::string_view bytes)
{
    if (m_encoded->holdsBack()) {
        m_encoded->keepBack(bytes);
        return true;
    }
    std::array<char, EncodedBody::StepBytes> piece;
    while (const std::size_t count = m_encoded->read(bytes, piece.data(), piece.size(), m_bodyLimit)) {
        if (m_encoded->made() > m_bodyLimit) {
            refuseLargeBody();
            return false;
        }
        if (m_bodyMode == BodyMode::Whole) {
            if (!growBody(count))
                return false;
            m_body.append({piece.data(), count});
            continue;
        }
        m_sink->onBodyData(*this, {piece.data(), count}); // which may answer, and so end the request
        if (m_phase != Phase::Body)
            return false;
        if (m_bodyPaused) {
            m_encoded->keepBack(bytes);
            return true;
        }
    }
    switch (m_encoded->verdict()) {
    case EncodedBody::Verdict::Good:
        return true;
    case EncodedBody::Verdict::TooLarge:
        refuseLargeBody();
        return false;
    case EncodedBody::Verdict::NoMemory:
        refuse(Error(ErrorCode::OutOfBuffers));
        return false;
    case EncodedBody::Verdict::Broken:
        break;
    }
    refuse(Error(ErrorCode::BadRequest,
                 fmt::format("The body {}, as `Content-Encoding` has it.", m_encoded->wrong())));
    return false;
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
    if (m_head.framing == BodyFraming::Length && !m_encoded) {
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
    if (m_encoded && !m_encoded->isWhole()) {
        refuse(Error(ErrorCode::BadRequest,
                     "The body ends in the middle of what `Content-Encoding` says it is."));
        return;
    }
    m_encoded.reset();
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

} // namespace bifrost::http
