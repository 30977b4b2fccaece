// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/call.h"

#include "gateway/flow/engine.h"
#include "gateway/flow/forwardedlines.h"
#include "gateway/flow/logstart.h"
#include "gateway/wire/utf8.h"

#include <fmt/format.h>

namespace bifrost::flow {

using providers::Operation;

namespace {

constexpr std::size_t MaxModelName = 1024;

} // namespace

Call::Call(Engine &engine, net::Exchange &exchange, const Route &route, SnapshotPtr snapshot)
    : m_engine(engine)
    , m_exchange(&exchange)
    , m_route(route)
    , m_snapshot(std::move(snapshot))
    , m_startUs(net::Loop::nowUs())
    , m_row(std::make_shared<LogRow>())
    , m_timer(engine.loop().timers(), *this)
    , m_memory(engine.budget())
{
    m_attempt.owner = this;
    m_engine.link(*this);
}

Call::~Call() = default;

void Call::begin()
{
    const net::RequestHead &head = m_exchange->head();
    startRow(*m_row, m_route, head);
    m_tap = CallTap::open(m_engine, *m_snapshot, *m_exchange, *m_row);
    m_wishedKeyId = head.value("x-bf-api-key-id");
    m_wishedKeyName = head.value("x-bf-api-key");
    m_wishesRawResponse = head.value("x-bf-send-back-raw-response") == "true";
    m_forwarded = forwardedLines(head, *m_snapshot);
    m_attempt.viaLines = viaLines(head);
    m_exchange->readWhole(*this, m_snapshot->bodyLimit);
}

void Call::onBody(net::Exchange &)
{
    if (Result<void> read = readRequest(); !read) {
        refuseEarly(read.error());
        return;
    }
    if (Result<void> plan = makePlan(); !plan) {
        refuseEarly(plan.error());
        return;
    }
    Result<governance::Reservation> reservation = m_engine.ledger().reserve({m_row->requestBytes});
    if (!reservation) {
        refuseEarly(reservation.error());
        return;
    }
    m_reservation = *reservation;
    tryTarget();
}

/// A mark before it is no JSON, and providers refuse it.
std::string_view Call::requestBody() const
{
    return wire::withoutMark(m_exchange->body());
}

/// Reads the envelope, and checks what no provider would accept.
Result<void> Call::readRequest()
{
    const std::string_view body = requestBody();
    m_row->requestBytes = std::int64_t(body.size());
    if (m_tap)
        m_tap->onBody(body);
    if (body.empty())
        return Error(ErrorCode::MissingField, "This route needs a JSON body.");
    Result<wire::Envelope> envelope = wire::readEnvelope(body);
    if (!envelope)
        return envelope.error();
    m_envelope = std::move(envelope).value();
    if (m_envelope.model.size() > MaxModelName)
        return Error(ErrorCode::BadRequest, fmt::format("`model` is longer than {} bytes.", MaxModelName));
    m_row->modelAsked = m_envelope.model;
    m_row->stream = m_envelope.stream;
    m_row->operation = providers::operationName(m_route.operation, m_envelope.stream);
    if (!m_envelope.hasModel || m_envelope.model.empty())
        return Error(ErrorCode::MissingField, "model is required");
    switch (m_route.operation) {
    case Operation::ChatCompletion:
        if (m_envelope.hasMessages && !m_envelope.messagesIsArray)
            return Error(ErrorCode::BadRequest, "`messages` must be an array of objects.");
        if (!m_envelope.hasMessages || m_envelope.messagesEmpty)
            return Error(ErrorCode::MissingField, "messages is required for chat completion");
        break;
    case Operation::TextCompletion:
        if (!m_envelope.hasPrompt)
            return Error(ErrorCode::MissingField, "prompt is required for text completion");
        break;
    case Operation::Embedding:
        if (!m_envelope.hasInput)
            return Error(ErrorCode::MissingField, "input is required for embeddings");
        if (m_envelope.stream)
            return Error(ErrorCode::BadRequest, "embeddings cannot be streamed; leave `stream` out");
        break;
    case Operation::ListModels:
        break;
    }
    return {};
}

Result<void> Call::makePlan()
{
    Result<ModelName> primary = resolveModel(m_envelope.model, m_route.surface, *m_snapshot);
    if (!primary)
        return primary.error();
    m_plan.push_back(*primary);
    for (const std::string &fallback : m_envelope.fallbacks) {
        if (fallback.size() > MaxModelName)
            continue;
        if (Result<ModelName> target = resolveModel(fallback, Surface::Native, *m_snapshot))
            m_plan.push_back(*target); // one that is not set up is skipped
    }
    return {};
}

void Call::refuseEarly(const Error &error)
{
    m_row->errorType = error.type();
    m_row->errorMessage = error.message;
    respondError(error, errorFields({}));
    finish(LogStatus::Error, error.status());
}

void Call::onWritable(net::Exchange &)
{
    if (std::exchange(m_paused, false))
        m_attempt.pause(false);
}

void Call::onGone(net::Exchange &)
{
    leave(LogStatus::Cancelled, Error(ErrorCode::ClientGone));
}

void Call::onRefused(net::Exchange &, const Error &why)
{
    leave(LogStatus::Error, why);
}

/// There is nobody to answer any more.
void Call::leave(LogStatus status, const Error &why)
{
    m_exchange = nullptr;
    m_timer.stop();
    m_attempt.cancel();
    endAttempt();
    if (m_attemptOpen && !(m_relay && m_relay->usage().known)) {
        // The provider charges for what it has done; what that was can only be guessed.
        m_row->usage.input = m_row->requestBytes / 4;
        m_row->usage.output = m_relay ? m_relay->eventCount() : 0;
    }
    m_row->errorType = why.type();
    m_row->errorMessage = why.message;
    finish(status, why.status());
}

void Call::cut()
{
    const Error error(ErrorCode::ShuttingDown);
    m_timer.stop();
    m_attempt.cancel();
    endAttempt();
    m_row->errorType = error.type();
    m_row->errorMessage = error.message;
    if (m_committed) {
        breakOff(error);
        return;
    }
    respondError(error, "{}");
    finish(LogStatus::Error, error.status());
}

void Call::settle()
{
    if (!m_reservation.open)
        return;
    if (m_relay && m_relay->usage().known)
        m_row->usage = m_relay->usage();
    if (m_snapshot->prices) {
        if (const auto cost = m_snapshot->prices->cost(m_row->provider, m_row->model, m_row->usage)) {
            m_row->cost = *cost;
            m_row->costKnown = true;
        }
    }
    if (!m_row->costKnown && m_attempt.provider)
        m_row->costKnown = m_attempt.provider->isFree(m_route.operation, m_envelope.stream, m_attempt.key);
    if (m_row->usage.total() > 0)
        m_engine.ledger().settle(m_reservation, m_row->usage, m_row->cost);
    else
        m_engine.ledger().release(m_reservation);
}

/// Providers quote the key that they refuse.
void Call::hideKeys(std::string &text) const
{
    for (const auto &[name, provider] : m_snapshot->providers)
        provider.hideCredentials(text);
}

/// Of what a provider refuses the caller gets every byte, but for the key that it quotes.
void Call::hideKey(Refusal &refusal) const
{
    if (!m_attempt.provider)
        return;
    m_attempt.provider->hideCredential(m_attempt.key, refusal.lines);
    std::string body(refusal.body.view());
    m_attempt.provider->hideCredential(m_attempt.key, body);
    if (body == refusal.body.view())
        return;
    refusal.body = {};
    refusal.body.append(body);
    refusal.body.prepare(1); // so that the padding is there
}

void Call::cleanError(std::string &event)
{
    if (m_attempt.provider)
        m_attempt.provider->hideCredential(m_attempt.key, event);
}

/// The end: nothing of the call is used any more but by those on the stack.
void Call::finish(LogStatus status, int httpStatus)
{
    settle();
    countAttempt(status == LogStatus::Success, httpStatus);
    if (m_series && m_row->usage.total() > 0)
        telemetry::CallCounters::addUsage(*m_series, m_row->usage, m_row->cost);
    m_timer.stop();
    m_memory.set(0);
    m_exchange = nullptr;
    if (!m_tap)
        m_row->id = m_engine.newId();
    m_row->status = status;
    m_row->httpStatus = httpStatus;
    m_row->totalUs = elapsedUs();
    if (!m_row->errorMessage.empty())
        hideKeys(m_row->errorMessage);
    // Of a single attempt the row itself tells all.
    if (m_attemptOpen && !m_row->attempts.empty())
        noteAttempt(m_status, m_row->errorMessage);
    if (m_row->attempts.size() == 1) {
        m_row->retryAfterMs = m_row->attempts.front().retryAfterMs;
        m_row->attempts.clear();
    }
    mendTexts(*m_row);
    m_engine.recorder().record(std::move(m_row), m_tap ? m_tap->place() : telemetry::Recorder::Place());
    m_tap.reset();
    m_engine.unlink(*this);
}

} // namespace bifrost::flow
