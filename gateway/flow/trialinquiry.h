// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/flow/trialsentences.h"
#include "gateway/net/loop.h"
#include "gateway/providers/httpadapter.h"
#include "gateway/providers/providercall.h"
#include "gateway/wire/sse.h"

#include <functional>
#include <optional>
#include <string>

namespace bifrost::flow {

/// One question of a connection test and what came of it. Owned by the ProviderTrial; destroying it gives the
/// connection up.
class TrialInquiry final : public providers::AttemptOwner
{
public:
    static constexpr std::size_t MaxBody = 8 * 1024 * 1024;

    /// `over` is called once, from within the adapter's signal.
    TrialInquiry(const providers::Provider &provider, const providers::ProviderKey *key,
                 const providers::Target &target, std::function<void(const TrialInquiry &)> over);
    ~TrialInquiry();

    void askForModels(providers::HttpAdapter &adapter, upstream::ConnectObserver &observer);

    /// A short chat as a stream; over as soon as the first piece of text is there.
    void askForToken(providers::HttpAdapter &adapter, const std::string &model);

    const providers::ProviderKey *key() const { return m_call.key; }
    const providers::Target &target() const { return m_target; }
    std::string_view path() const;

    int status() const { return m_status; } ///< 0: no answer
    std::optional<std::chrono::milliseconds> retryAfter() const { return m_retryAfter; } ///< as it was told
    const std::string &body() const { return m_body; }
    const std::optional<upstream::Failure> &failure() const { return m_failure; }
    bool hasToken() const { return m_hasToken; }
    std::string errorSentence() const; ///< in the provider's words, from the body; may be empty
    std::chrono::microseconds time() const { return std::chrono::microseconds(m_endUs - m_startUs); }
    std::size_t requestBytes() const { return m_request.size(); }

    void onConnected() override;
    void onHead(const net::AnswerHead &head) override;
    void onData(std::string_view bytes) override;
    void onFinished(const providers::Outcome &outcome) override;

private:
    void readEvents(std::string_view bytes);
    void end();

    providers::Target m_target;
    std::function<void(const TrialInquiry &)> m_over;
    providers::ProviderCall m_call;
    std::string m_request;
    std::string m_body;
    std::optional<upstream::Failure> m_failure;
    std::optional<std::chrono::milliseconds> m_retryAfter;
    wire::SseFramer m_events;
    std::int64_t m_startUs = 0;
    std::int64_t m_endUs = 0;
    int m_status = 0;
    bool m_isStream = false;
    bool m_hasToken = false;
    bool m_ended = false;
};

} // namespace bifrost::flow
