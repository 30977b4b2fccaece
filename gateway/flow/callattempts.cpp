// SPDX-License-Identifier: GPL-3.0-or-later
// The attempts of a Call: which provider, which key, and what follows when one fails.
#include "gateway/flow/answerfields.h"
#include "gateway/flow/call.h"
#include "gateway/flow/engine.h"
#include "gateway/flow/headerlines.h"
#include "gateway/net/headparser.h"
#include "gateway/wire/openai_chat/requestsplices.h"

#include <fmt/format.h>

#include <algorithm>

namespace bifrost::flow {

using providers::Operation;

void Call::tryTarget()
{
    const providers::Provider &provider = *target().provider;
    m_attemptStartUs = elapsedUs();
    m_attempt.provider = &provider;
    m_attempt.key = nullptr;
    m_row->provider = provider.name;
    m_row->model = target().model;
    m_row->keyName.clear();
    if (provider.unusable) {
        fail(Refusal::ours(target(), *provider.unusable));
        return;
    }
    if (!provider.offers(m_route.operation, m_envelope.stream)) {
        fail(Refusal::ours(target(),
                           Error(ErrorCode::UnsupportedOperation,
                                 fmt::format("{} is not supported by {} provider",
                                             providers::operationName(m_route.operation, m_envelope.stream),
                                             provider.name))));
        return;
    }
    const bool primary = m_planIndex == 0; // a named key is meant for the provider that was named
    const KeyWish wish{primary ? std::string_view(m_wishedKeyId) : std::string_view(),
                       primary ? std::string_view(m_wishedKeyName) : std::string_view()};
    Result<const providers::ProviderKey *> key =
        chooseKey(provider, target().model, wish, m_triedKeys, m_engine.random());
    if (!key) {
        fail(Refusal::ours(target(), key.error()));
        return;
    }
    m_attempt.key = *key;
    if (!provider.isDemo && !provider.target(m_route.operation, m_envelope.stream, *key)) {
        fail(Refusal::ours(target(),
                           Error(ErrorCode::NoKey,
                                 fmt::format("Provider `{}` has no address for this key.", provider.name))));
        return;
    }
    switch (m_engine.admission().enter(provider, m_snapshot->dropExcessRequests, *this)) {
    case Admission::Verdict::Admitted:
        startAttempt();
        break;
    case Admission::Verdict::Waiting:
        m_waiting = true;
        break;
    case Admission::Verdict::Full:
        fail(Refusal::ours(target(), Error(ErrorCode::QueueFull)));
        break;
    }
}

void Call::onAdmitted()
{
    m_waiting = false;
    startAttempt();
}

void Call::startAttempt()
{
    m_admitted = m_attemptOpen = true;
    m_eventSeen = false;
    m_row->connectUs = m_row->firstByteUs = -1;
    m_row->queuedUs = elapsedUs(); // the phases of a row are those of its last attempt
    const providers::ProviderKey *key = m_attempt.key;
    m_row->keyName = key ? key->name : std::string();
    m_attempt.operation = m_route.operation;
    m_attempt.stream = m_envelope.stream;
    m_attempt.model = key ? key->upstreamModel(target().model) : target().model;
    m_row->model = m_attempt.model; // what an alias stands for is what is used, and what it costs
    m_attempt.freshConnection = m_resentStale;
    m_attempt.extraLines = m_forwarded;
    const providers::UsageHabit *habit = usageHabit();
    m_asksForUsage = m_envelope.stream && m_attempt.provider->knowsIncludeUsage && !m_envelope.includeUsage
        && m_route.operation != Operation::Embedding && !m_usageRefused && !(habit && habit->isRefused());
    const wire::RequestWishes wishes{.includeUsage = m_asksForUsage,
                                     .noStore = m_attempt.provider->neverStores
                                         && m_route.operation == Operation::ChatCompletion};
    if (m_envelope.stream)
        m_exchange->tightenRequest(); // a model thinks for long before it begins to speak
    const std::string_view body = requestBody();
    m_attempt.body.emplace(body, wire::requestSplices(m_envelope, body, m_attempt.model, wishes));
    const bool showsRawRequest =
        m_attempt.provider->showsRawRequest && m_attempt.body->size() <= wire::MaxReadAnswer;
    m_rawRequest = showsRawRequest ? m_attempt.body->joined() : std::string();
    m_attemptStartUs = elapsedUs();
    openSeries();
    if (m_tap) {
        m_tap->onAttempt(m_attempt, int(m_row->attempts.size()));
        m_tap->announce(*m_row);
    }
    m_engine.start(m_attempt);
    if (m_attempt.hasConnection()) // one that waited; else onConnected() tells of it
        m_row->connectUs = elapsedUs();
}

/// Gives back what the attempt held.
void Call::endAttempt()
{
    if (std::exchange(m_admitted, false))
        m_engine.admission().leave(*m_attempt.provider);
    if (std::exchange(m_waiting, false))
        m_engine.admission().giveUp(*m_attempt.provider, *this);
}

/// What is counted of this attempt, and of what it costs, goes there.
void Call::openSeries()
{
    telemetry::CallCounters::Labels labels;
    labels.provider = m_row->provider;
    labels.model = m_row->model;
    labels.method = m_row->operation;
    if (const providers::ProviderKey *key = m_attempt.key) {
        labels.keyId = key->id;
        labels.keyName = key->name;
    }
    labels.retries = m_retries;
    labels.fallback = int(m_planIndex);
    m_series = &m_engine.counters().at(labels);
    m_receivedBefore = m_row->responseBytes;
}

/// `status`: why it has failed, as far as that is one of HTTP.
void Call::countAttempt(bool good, int status)
{
    if (!m_attemptOpen)
        return;
    telemetry::CallCounters::Attempt attempt;
    attempt.good = good;
    attempt.status = status >= 400 ? status : 0;
    attempt.durationUs = elapsedUs() - m_attemptStartUs;
    if (m_eventSeen)
        attempt.firstTokenUs = m_row->firstByteUs - m_attemptStartUs;
    attempt.sentBytes = std::uint64_t(m_row->requestBytes);
    attempt.receivedBytes = std::uint64_t(m_row->responseBytes - m_receivedBefore);
    telemetry::CallCounters::add(*m_series, attempt);
}

void Call::noteAttempt(int status, const std::string &error, std::int64_t retryAfterMs)
{
    m_attemptOpen = false;
    LogAttempt attempt;
    attempt.provider = m_row->provider;
    attempt.model = m_row->model;
    attempt.keyName = m_row->keyName;
    attempt.status = status;
    attempt.startUs = m_attemptStartUs;
    attempt.durationUs = elapsedUs() - m_attemptStartUs;
    attempt.error = error;
    attempt.retryAfterMs = retryAfterMs;
    if (!error.empty())
        hideKeys(attempt.error);
    m_row->attempts.push_back(std::move(attempt));
}

/// Waiting for one of a limited number of connections is waiting in a queue.
void Call::onTurn()
{
    m_row->queuedUs = elapsedUs();
}

void Call::onConnected()
{
    m_row->connectUs = elapsedUs();
}

/// A model thinks for long, and its answer comes slowly: who waits for it had better hold little.
void Call::onSent()
{
    if (!m_exchange || mayTryAgain())
        return;
    m_requestGone = true;
    m_attempt.forgetRequest();
    m_exchange->releaseBody();
}

void Call::onHead(const net::AnswerHead &head)
{
    m_row->firstByteUs = elapsedUs();
    m_status = head.status;
    m_length = head.framing == net::BodyFraming::Length ? std::int64_t(head.contentLength) : -1;
    m_lines = relayedLines(head);
    if (m_tap) {
        m_row->httpStatus = head.status;
        m_tap->onHead(head);
        m_tap->announce(*m_row);
    }
    m_body.clear();
    m_answer = Answer::Whole;
    if (m_status / 100 != 2) {
        limitWhole();
        return;
    }
    if (m_status == 204 || m_status == 205) { // to our caller, too, it would say that nothing follows
        m_attempt.cancel();
        fail(Refusal::ours(target(),
                           Error(ErrorCode::UpstreamBroken,
                                 fmt::format("{} answered with status {}, which has no content.",
                                             m_row->provider, m_status)),
                           true));
        return;
    }
    const std::string_view encoding = head.has("content-encoding")
        ? net::unknownValue(head, "content-encoding", "identity")
        : std::string_view();
    if (!encoding.empty()) {
        // Usage could not be read, and the caller may not be able to read anything.
        m_attempt.cancel();
        fail(Refusal::ours(target(),
                           Error(ErrorCode::UpstreamBroken,
                                 fmt::format("{} answered in the encoding `{}`, which was not asked for.",
                                             m_row->provider, encoding))));
        return;
    }
    if (m_envelope.stream && net::startsWithIgnoringCase(head.value("content-type"), "text/event-stream"))
        readAsStream();
    else
        limitWhole();
}

/// A stream may take as long as it goes on; what comes instead of one has the time of every whole answer.
void Call::limitWhole()
{
    const std::chrono::microseconds spent(elapsedUs() - m_attemptStartUs);
    const std::chrono::milliseconds total = m_attempt.provider->deadlines.total;
    if (m_envelope.stream && total.count() > 0)
        m_attempt.limitTotal(
            std::max(total - duration_cast<std::chrono::milliseconds>(spent), std::chrono::milliseconds(1)));
}

void Call::readAsStream()
{
    m_answer = Answer::Stream;
    const bool asked = m_envelope.includeUsage;
    const bool isNative = m_route.surface == Surface::Native;
    m_relay = std::make_unique<StreamRelay>(
        StreamRelay::Rules{.withholdUsageChunk = m_asksForUsage,
                           .addExtraFields = asked && isNative,
                           .expectsDoneMarker = m_attempt.provider->sendsDoneMarker,
                           .addDoneMarker = isNative});
}

/// Whether there was more in it than comments.
bool Call::feedRelay(std::string_view bytes)
{
    const std::int64_t arrivedUs = elapsedUs();
    const bool alive = m_relay->feed(bytes, *this);
    if (alive && !std::exchange(m_eventSeen, true)) {
        if (m_row)
            m_row->firstByteUs = arrivedUs; // of what the model says; the head may come long before
    } else if (alive) {
        m_series->betweenTokens.add(arrivedUs - m_lastEventUs);
    }
    m_lastEventUs = alive ? arrivedUs : m_lastEventUs;
    return alive;
}

void Call::onData(std::string_view bytes)
{
    m_row->responseBytes += std::int64_t(bytes.size());
    if (m_answer == Answer::Whole && m_envelope.stream && m_body.view().empty() && m_status / 100 == 2
        && wire::beginsLikeEvents(bytes)) { // under another label
        m_lines = linesWithType(m_lines, "text/event-stream");
        m_attempt.limitTotal(std::chrono::milliseconds(0));
        readAsStream();
    }
    switch (m_answer) {
    case Answer::None:
        break;
    case Answer::Whole:
        if (m_body.size() + bytes.size() <= wire::MaxReadAnswer) {
            m_body.append(bytes);
        } else if (m_status / 100 == 2) {
            if (beginLarge())
                relayLarge(bytes);
        } else {
            m_attempt.cancel();
            fail(Refusal::ours(target(),
                               Error(ErrorCode::UpstreamBroken,
                                     fmt::format("{} answered with status {} and too long an explanation.",
                                                 m_row->provider, m_status))));
        }
        break;
    case Answer::Large:
        relayLarge(bytes);
        break;
    case Answer::Stream:
        m_attempt.countAsAlive(feedRelay(bytes));
        if (m_committed)
            m_timer.start(m_relay->isDone() ? EndTime : SilenceTime);
        if (m_relay->hasOverflown()) {
            giveUpStream(fmt::format("An event of {}'s stream is longer than {} MB.", m_row->provider,
                                     wire::SseFramer::MaxEvent / (1024 * 1024)));
            return;
        }
        if (!m_memory.set(m_relay->memory())) {
            giveUpStream(fmt::format("An event of {}'s stream is too long for what is left of the memory set "
                                     "aside (`server.limits.buffered_mb`).",
                                     m_row->provider));
            return;
        }
        if (m_relay->firstError() || m_relay->isForeign()) {
            m_attempt.cancel();
            failAtFirstEvent();
        }
        break;
    }
}

/// The provider's stream is of no use any more.
void Call::giveUpStream(const std::string &sentence)
{
    m_attempt.cancel();
    const Error error(ErrorCode::UpstreamBroken, sentence);
    if (m_committed) {
        endAttempt();
        breakOff(error);
    } else {
        fail(Refusal::ours(target(), error));
    }
}

void Call::onFinished(const providers::Outcome &outcome)
{
    if (!outcome.complete) {
        upstream::Failure failure = outcome.failure;
        if (m_relay && m_relay->isWithinEvent() && failure.error.code == ErrorCode::UpstreamTimeout) {
            failure.error = Error(ErrorCode::UpstreamBroken,
                                  fmt::format("{}'s stream stopped in the middle of an event, and the rest "
                                              "did not come in time.",
                                              m_row->provider));
        }
        if (m_committed && m_relay && m_relay->isDone()) {
            finishStream(std::nullopt);
        } else if (m_committed) {
            endAttempt();
            breakOff(failure.error);
        } else if (failure.stale && !std::exchange(m_resentStale, true)) {
            countAttempt(false, failure.error.status());
            noteAttempt(0, failure.error.message);
            endAttempt();
            tryTarget();
        } else {
            const ErrorCode code = outcome.failure.error.code;
            const bool mayPass = code == ErrorCode::ConnectFailed || code == ErrorCode::ProxyFailed
                || code == ErrorCode::UpstreamBroken;
            fail(Refusal::ours(target(), failure.error, mayPass));
        }
        return;
    }
    switch (m_answer) {
    case Answer::Stream: {
        const std::optional<Error> error = m_relay->finish(*this);
        if (m_relay->firstError() || m_relay->isForeign())
            failAtFirstEvent();
        else if (const std::string plain = m_relay->plainBody(); !m_committed && !plain.empty())
            deliverUnstreamed(plain);
        else if (!m_committed)
            fail(Refusal::ours(target(), error.value_or(Error(ErrorCode::UpstreamBroken)), true));
        else
            finishStream(error);
        break;
    }
    case Answer::Large:
        finishLarge();
        break;
    case Answer::None:
    case Answer::Whole:
        if (m_status / 100 == 2)
            deliverWhole();
        else if (m_status == 304)
            fail(Refusal::ours(
                target(),
                Error(ErrorCode::UpstreamBroken,
                      fmt::format("{} answered with status 304 (not modified), which no request "
                                  "of this kind asks for.",
                                  m_row->provider))));
        else if (m_status / 100 == 3)
            fail(Refusal::ours(
                target(),
                Error(ErrorCode::UpstreamRefused,
                      fmt::format("{} answers with a redirect (status {}), which is not followed. Check "
                                  "`network_config.base_url`.",
                                  m_row->provider, m_status))));
        else
            fail(Refusal::answer(target(), m_status, std::move(m_lines), std::move(m_body)));
        break;
    }
}

void Call::failAtFirstEvent()
{
    if (m_relay->firstError())
        fail(Refusal::firstEvent(target(), *m_relay->firstError(), m_relay->firstErrorData()));
    else
        fail(Refusal::ours(
            target(),
            Error(ErrorCode::UpstreamBroken,
                  fmt::format("{}'s stream begins with something that is no JSON object.", m_row->provider)),
            true));
}

void Call::onDeadline(net::Deadline &)
{
    if (!m_committed) {
        tryTarget();
    } else if (m_relay && m_relay->isDone()) {
        m_attempt.cancel(); // it has said all, and does not end
        finishStream(std::nullopt);
    } else {
        keepAlive();
    }
}

} // namespace bifrost::flow
