// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/flow/knownmodels.h"
#include "gateway/net/budgetshare.h"
#include "gateway/providers/providercall.h"
#include "models/core/error.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace bifrost::flow {

class Engine;

/// One provider being asked for its models with one key. Owned by its ModelsCall; lives on its thread.
class ModelsInquiry final : public providers::AttemptOwner
{
public:
    class Asker
    {
    public:
        virtual void onInquiryEnded(ModelsInquiry &inquiry) = 0;

    protected:
        ~Asker() = default;
    };

    static constexpr std::chrono::seconds Patience{3}; ///< who takes longer is slow

    ModelsInquiry(Engine &engine, Asker &asker, const providers::Provider &provider,
                  const providers::ProviderKey *key);

    void start(const std::string &viaLines);
    void cancel();

    const providers::Provider &provider() const { return *m_attempt.provider; }
    const providers::ProviderKey *key() const { return m_attempt.key; }
    bool isOver() const { return m_over; }
    bool wasSlow() const { return m_wasSlow; } ///< before it was asked now
    std::int64_t durationUs() const; ///< so far, or until it ended
    bool hasAnswer() const { return m_over && m_error.message.empty(); }
    const std::string &body() const { return m_body; } ///< meaningless unless hasAnswer()
    int status() const { return m_status; } ///< 0: there was no whole answer
    Error error() const; ///< why there is no list

    void keepList(); ///< the body is a list: for the next time
    void noteNoList(); ///< it is none
    void noteSlow(); ///< a caller has waited for it in vain
    KnownModels::List knownList() const; ///< of an earlier time; null: there is none

private:
    static constexpr std::size_t MaxList = 8 * 1024 * 1024;

    void onConnected() override { }
    void onHead(const net::AnswerHead &head) override { m_status = head.status; }
    void onData(std::string_view bytes) override;
    void onFinished(const providers::Outcome &outcome) override;

    std::string refusal() const;
    void giveUp(const std::string &sentence);
    void end();

    Engine &m_engine;
    Asker &m_asker;
    providers::ProviderCall m_attempt;
    std::string m_place; ///< whose list it is
    std::string m_body;
    net::BudgetShare m_memory; ///< of m_body
    Error m_error{ErrorCode::UpstreamTimeout, {}}; ///< without a sentence: none
    int m_status = 0;
    std::int64_t m_startUs = 0;
    std::int64_t m_endUs = 0;
    bool m_wasSlow = false;
    bool m_over = false;
};

} // namespace bifrost::flow
