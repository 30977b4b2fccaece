// SPDX-License-Identifier: GPL-3.0-or-later
// What a Call does when an attempt has failed: again, with another key, elsewhere, or the end.
#include "gateway/flow/call.h"
#include "gateway/flow/engine.h"
#include "gateway/flow/retryafter.h"

#include <algorithm>

namespace bifrost::flow {

/// An attempt has failed before anything of it was shown: again, elsewhere, or the end.
void Call::fail(Refusal refusal)
{
    hideKey(refusal);
    refusal.readReason();
    if (m_attemptOpen)
        refusal.rawRequest = std::move(m_rawRequest);
    const auto wished = retryAfter(refusal.lines, QDateTime::currentDateTimeUtc());
    countAttempt(false, refusal.status != 0 ? refusal.status : refusal.error.status());
    noteAttempt(refusal.status, refusal.error.message, wished ? wished->count() : -1);
    if (m_tap)
        m_tap->onRefusal(refusal.status, refusal.body.view());
    endAttempt();
    m_relay.reset();
    m_memory.set(0);
    m_answer = Answer::None;
    m_body.clear();
    const bool again = triesAgain(refusal, wished);
    if (m_planIndex == 0)
        m_refusal = std::make_unique<Refusal>(std::move(refusal));
    if (again)
        return;
    if (m_planIndex + 1 < m_plan.size()) {
        ++m_planIndex;
        m_retries = 0;
        m_usageRefused = nullptr;
        m_triedKeys.clear();
        m_timer.start(std::chrono::milliseconds(0)); // from the loop: the attempt is still on the stack
        return;
    }
    deliverRefusal(*m_refusal);
}

/// Whatever the provider answers.
bool Call::mayTryAgain() const
{
    const providers::Provider &provider = *target().provider;
    const providers::UsageHabit *habit = m_asksForUsage ? usageHabit() : nullptr;
    return m_planIndex + 1 < m_plan.size() || provider.keys.size() > 1 || m_retries < provider.maxRetries
        || (habit && !habit->isKnown());
}

/// `wished`: how long the provider wants to be left alone.
bool Call::triesAgain(const Refusal &refusal, std::optional<std::chrono::milliseconds> wished)
{
    if (triesWithoutUsage(refusal) || (refusal.keyRefused && triesAnotherKey()))
        return true;
    if (!refusal.retryable)
        return false;
    const providers::Provider &provider = *target().provider;
    // To come back earlier would only be refused again, and longer than this no caller is kept waiting.
    if (wished && *wished > provider.backoffMax)
        return triesAnotherKey();
    if (m_retries >= provider.maxRetries)
        return false;
    const auto pause = std::max(backoff(), wished.value_or(std::chrono::milliseconds(0)));
    ++m_retries;
    m_timer.start(pause);
    return true;
}

/// The present key is of no use for this request any more. False: nor is there another.
bool Call::triesAnotherKey()
{
    if (!m_attempt.key)
        return false;
    m_triedKeys.push_back(m_attempt.key);
    if (!m_wishedKeyId.empty() || !m_wishedKeyName.empty()
        || !chooseKey(*target().provider, target().model, {}, m_triedKeys, m_engine.random()))
        return false;
    m_timer.start(std::chrono::milliseconds(0)); // from the loop: the attempt is still on the stack
    return true;
}

/// Null: there is nothing to learn.
providers::UsageHabit *Call::usageHabit() const
{
    const providers::Target *place =
        m_attempt.provider->target(m_route.operation, m_envelope.stream, m_attempt.key);
    return place ? place->usage.get() : nullptr;
}

/// Many servers refuse a member that they do not know. That the usage is asked for is our own wish, and the
/// caller's request must not fail for it.
bool Call::triesWithoutUsage(const Refusal &refusal)
{
    if (!m_asksForUsage || refusal.status < 400)
        return false;
    const std::string_view reason = refusal.body.view();
    const auto names = [reason](std::string_view member) { return reason.find(member) != reason.npos; };
    if (!names("stream_options") && !names("include_usage"))
        return false;
    providers::UsageHabit *habit = usageHabit();
    if (!habit)
        return false;
    if (m_requestGone) {
        habit->doubt(); // so that the next request is kept until this is clear
        return false;
    }
    m_usageRefused = habit;
    m_timer.start(std::chrono::milliseconds(0)); // from the loop: the attempt is still on the stack
    return true;
}

/// The answer is good.
void Call::learnUsageHabit() const
{
    providers::UsageHabit *habit = usageHabit();
    if (habit && m_asksForUsage)
        habit->noteTaken();
    else if (habit && habit == m_usageRefused)
        habit->noteRefused();
}

/// The pause before the next attempt: twice the one before, and not the same for all who failed together.
std::chrono::milliseconds Call::backoff()
{
    const providers::Provider &provider = *target().provider;
    const double doubled =
        double(provider.backoffInitial.count()) * double(std::uint64_t(1) << std::min(m_retries, 30));
    const double longest = double(provider.backoffMax.count());
    const double jitter = 0.8 + 0.4 * double(m_engine.random() >> 11) * 0x1.0p-53;
    return std::chrono::milliseconds(std::int64_t(std::min(std::min(doubled, longest) * jitter, longest)));
}

} // namespace bifrost::flow
