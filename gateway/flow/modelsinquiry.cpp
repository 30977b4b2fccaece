// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/modelsinquiry.h"

#include "gateway/flow/engine.h"
#include "gateway/flow/reason.h"
#include "gateway/wire/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace bifrost::flow {

using providers::Operation;

ModelsInquiry::ModelsInquiry(Engine &engine, Asker &asker, const providers::Provider &provider,
                             const providers::ProviderKey *key)
    : m_engine(engine)
    , m_asker(asker)
    , m_memory(engine.budget())
{
    m_attempt.owner = this;
    m_attempt.provider = &provider;
    m_attempt.key = key;
    m_attempt.operation = Operation::ListModels;
    if (const providers::Target *target = provider.target(Operation::ListModels, false, key)) {
        m_place = fmt::format("{}\n{}\n{} {}", provider.name, key ? key->id : std::string(),
                              target->endpoint->tls ? "https" : "http", target->requestStart);
    }
}

void ModelsInquiry::start(const std::string &viaLines)
{
    m_startUs = net::Loop::nowUs();
    m_wasSlow = m_engine.knownModels().isSlow(m_place, m_startUs);
    m_attempt.viaLines = viaLines;
    m_engine.start(m_attempt);
}

void ModelsInquiry::cancel()
{
    m_attempt.cancel();
    m_body = {};
    m_memory.set(0);
}

Error ModelsInquiry::error() const
{
    if (!m_error.message.empty())
        return m_error;
    return Error(m_error.code, fmt::format("{} did not answer in time.", provider().name));
}

std::int64_t ModelsInquiry::durationUs() const
{
    return (m_over ? m_endUs : net::Loop::nowUs()) - m_startUs;
}

void ModelsInquiry::noteSlow()
{
    if (!m_place.empty())
        m_engine.knownModels().noteSlow(m_place, net::Loop::nowUs());
}

void ModelsInquiry::keepList()
{
    if (!m_place.empty())
        m_engine.knownModels().keep(m_place, m_body);
}

void ModelsInquiry::noteNoList()
{
    m_error = Error(ErrorCode::UpstreamBroken,
                    fmt::format("{} answered with something that is no list of models.", provider().name));
}

KnownModels::List ModelsInquiry::knownList() const
{
    return m_engine.knownModels().find(m_place);
}

void ModelsInquiry::onData(std::string_view bytes)
{
    if (m_body.size() + bytes.size() > MaxList) {
        giveUp("The provider's list of models is too long.");
        return;
    }
    m_body += bytes;
    if (!m_memory.set(m_body.capacity()))
        giveUp("The provider's list of models is too long for what is left of the memory set aside "
               "(`server.limits.buffered_mb`).");
}

void ModelsInquiry::giveUp(const std::string &sentence)
{
    m_attempt.cancel();
    m_status = 0;
    m_error = Error(ErrorCode::UpstreamBroken, sentence);
    end();
}

void ModelsInquiry::onFinished(const providers::Outcome &outcome)
{
    if (!outcome.complete) {
        m_status = 0;
        m_error = outcome.failure.error;
    } else if (m_status != 200) {
        m_error = Error(ErrorCode::UpstreamRefused, refusal());
        if (m_status == 401 || m_status == 403) // what it could do once it can no more
            m_engine.knownModels().forget(m_place);
    }
    end();
}

std::string ModelsInquiry::refusal() const
{
    std::string reason = reasonIn(m_body);
    provider().hideCredential(key(), reason);
    if (reason.empty())
        return fmt::format("{} answered with status {}.", provider().name, m_status);
    reason.resize(std::min(reason.size(), MaxReason));
    wire::mendUtf8(reason);
    return fmt::format("{} answered with status {}: {}", provider().name, m_status, reason);
}

void ModelsInquiry::end()
{
    m_over = true;
    m_endUs = net::Loop::nowUs();
    if (m_wasSlow && std::chrono::microseconds(durationUs()) < Patience)
        m_engine.knownModels().noteQuick(m_place);
    if (!hasAnswer()) {
        m_body = {};
        m_memory.set(0);
    }
    m_asker.onInquiryEnded(*this);
}

} // namespace bifrost::flow
