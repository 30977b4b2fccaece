// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/modelsinquiry.h"

#include "gateway/flow/engine.h"

#include <fmt/format.h>

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
    return m_error.message.empty() ? Error(m_error.code) : m_error;
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
        m_error = Error(ErrorCode::UpstreamRefused,
                        fmt::format("{} answered with status {}.", provider().name, m_status));
        if (m_status == 401 || m_status == 403) // what it could do once it can no more
            m_engine.knownModels().forget(m_place);
    }
    end();
}

void ModelsInquiry::end()
{
    m_over = true;
    if (!hasAnswer()) {
        m_body = {};
        m_memory.set(0);
    }
    m_asker.onInquiryEnded(*this);
}

} // namespace bifrost::flow
