// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/flow/admission.h"
#include "gateway/flow/calltap.h"
#include "gateway/flow/job.h"
#include "gateway/flow/keychoice.h"
#include "gateway/flow/modelname.h"
#include "gateway/flow/refusal.h"
#include "gateway/flow/route.h"
#include "gateway/flow/snapshot.h"
#include "gateway/flow/streamrelay.h"
#include "gateway/governance/ledger.h"
#include "gateway/net/budgetshare.h"
#include "gateway/net/buffer.h"
#include "gateway/net/deadline.h"
#include "gateway/net/exchange.h"
#include "gateway/net/freelist.h"
#include "gateway/net/loop.h"
#include "gateway/providers/adapter.h"
#include "gateway/providers/providercall.h"
#include "gateway/telemetry/callcounters.h"
#include "gateway/wire/envelope.h"
#include "gateway/wire/openai_chat/answer.h"
#include "gateway/wire/toplevelscanner.h"
#include "models/log/logrow.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bifrost::flow {

class Engine;

/// The path of one call: intake, plan, reserve, attempts, answer, settle, record. Lives and dies on one
/// thread; owned by its Engine until it has ended, then by the loop.
class Call final : public Job,
                   public providers::AttemptOwner,
                   private net::ExchangeSink,
                   private net::DeadlineSink,
                   private Admission::Guest,
                   private StreamRelay::Outlet
{
public:
    Call(Engine &engine, net::Exchange &exchange, const Route &route, SnapshotPtr snapshot);
    ~Call() override;

    void begin();

    static void *operator new(std::size_t) { return net::FreeList<Call>::take(); }
    static void operator delete(void *memory) { net::FreeList<Call>::give(memory); }

    void onTurn() override;
    void onConnected() override;
    void onSent() override;
    void onHead(const net::AnswerHead &head) override;
    void onData(std::string_view bytes) override;
    void onFinished(const providers::Outcome &outcome) override;
    void cut() override;

private:
    static constexpr std::chrono::seconds SilenceTime{
        15}; ///< of a stream, before its caller hears that it lives
    static constexpr std::chrono::milliseconds EndTime{
        500}; ///< for a stream that has said all to end, so that its connection can be kept

    /// Where the answer of the provider goes.
    enum class Answer : std::uint8_t {
        None, ///< not there yet
        Whole, ///< collected, then sent
        Large, ///< too much for that: relayed with an eye on its members
        Stream, ///< event by event
    };

    void onBody(net::Exchange &exchange) override;
    void onWritable(net::Exchange &exchange) override;
    void onGone(net::Exchange &exchange) override;
    void onRefused(net::Exchange &exchange, const Error &why) override;
    void leave(LogStatus status, const Error &why);
    void onDeadline(net::Deadline &deadline) override;
    void onAdmitted() override;
    void onStreamBegins() override;
    void onEvents(std::span<const std::string_view> pieces) override;
    std::string extraFields(std::int64_t chunkIndex, std::string_view data) override;
    void cleanError(std::string &event) override;

    // Before the first attempt
    Result<void> readRequest();
    std::string_view requestBody() const;
    Result<void> makePlan();
    void refuseEarly(const Error &error);

    // Attempts (callattempts.cpp)
    const ModelName &target() const { return m_plan[m_planIndex]; }
    void tryTarget();
    void startAttempt();
    void openSeries();
    void readAsStream();
    void limitWhole();
    void giveUpStream(const std::string &sentence);
    void failAtFirstEvent();
    void endAttempt();
    void countAttempt(bool good, int status);
    void noteAttempt(int status, const std::string &error, std::int64_t retryAfterMs = -1);
    void fail(Refusal refusal);
    bool mayTryAgain() const;
    bool triesAgain(const Refusal &refusal, std::optional<std::chrono::milliseconds> wished);
    bool triesAnotherKey();
    bool triesWithoutUsage(const Refusal &refusal);
    providers::UsageHabit *usageHabit() const;
    void learnUsageHabit() const;
    std::chrono::milliseconds backoff();

    // The answer (callanswer.cpp)
    void deliverWhole();
    void deliverUnstreamed(std::string_view body);
    void deliverRefusal(const Refusal &refusal);
    void relayRefusal(const Refusal &refusal);
    void respondWrapped(const Refusal &refusal, std::string_view json);
    bool beginLarge();
    Error noObject(std::string_view body = {}) const;
    bool feedRelay(std::string_view bytes);
    void relayLarge(std::string_view bytes);
    void passLarge(std::string_view bytes, std::size_t before, bool hadEnded);
    bool addsFields() const;
    void finishLarge();
    void keepAlive();
    void finishStream(const std::optional<Error> &error);
    void breakOff(const Error &error);
    void write(std::span<const std::string_view> pieces);
    void respond(const net::AnswerStart &start, std::span<const std::string_view> pieces);
    void respondError(const Error &error, const std::string &extraFields);
    void respondWith(int status, const std::string &lines, std::string_view body,
                     const wire::AnswerFacts &facts, const std::string &extraFields);
    std::string goodFields(std::int64_t chunkIndex, std::string_view answer) const;
    std::string errorFields(const ModelName &target, std::string_view rawRequest = {},
                            std::string_view rawResponse = {}, bool rawResponseIsJson = true) const;
    bool showsRawResponse(const ModelName &target) const;

    void settle();
    void hideKeys(std::string &text) const;
    void hideKey(Refusal &refusal) const;
    void finish(LogStatus status, int httpStatus);
    std::int64_t elapsedUs() const { return net::Loop::nowUs() - m_startUs; }

    Engine &m_engine;
    net::Exchange *m_exchange; ///< null once it has ended or is gone
    const Route &m_route;
    const SnapshotPtr m_snapshot;
    const std::int64_t m_startUs;
    std::shared_ptr<LogRow> m_row;
    std::unique_ptr<CallTap> m_tap; ///< null: nobody watches

    wire::Envelope m_envelope;
    std::string m_forwarded; ///< header lines of the caller for the provider
    std::string m_wishedKeyId;
    std::string m_wishedKeyName;
    std::string m_rawRequest; ///< of this attempt, if the caller is to see it
    std::vector<ModelName> m_plan;
    std::size_t m_planIndex = 0;
    std::vector<const providers::ProviderKey *> m_triedKeys;
    int m_retries = 0;
    governance::Reservation m_reservation;
    net::Deadline m_timer; ///< before the answer: the pause between attempts; in a stream: its silence
    std::unique_ptr<const Refusal> m_refusal; ///< of the first target: what the caller gets if all fail

    providers::ProviderCall m_attempt;
    std::int64_t m_attemptStartUs = 0;
    telemetry::CallCounters::Series *m_series = nullptr; ///< of the attempt that was begun last
    std::int64_t m_receivedBefore = 0; ///< of m_row->responseBytes, by earlier attempts
    std::int64_t m_lastEventUs = 0;
    bool m_admitted = false;
    bool m_attemptOpen = false; ///< has begun and is not noted yet
    bool m_waiting = false;
    bool m_resentStale = false;
    bool m_asksForUsage = false; ///< this attempt does, and the caller does not
    providers::UsageHabit *m_usageRefused = nullptr; ///< of the place that did; then it is left out
    bool m_requestGone = false; ///< cannot be sent again
    bool m_wishesRawResponse = false;
    bool m_committed = false; ///< the answer has begun: there is no other attempt
    bool m_paused = false;

    Answer m_answer = Answer::None;
    int m_status = 0;
    std::int64_t m_length = -1;
    std::string m_lines; ///< header lines for the caller
    net::Buffer m_body; ///< a whole answer, or what a large one begins with
    std::unique_ptr<StreamRelay> m_relay;
    net::BudgetShare m_memory; ///< of the event that m_relay waits for the end of
    std::unique_ptr<wire::TopLevelScanner> m_scanner;
    std::size_t m_largeSeen = 0;
    bool m_fieldsAdded = false; ///< to a large answer
    bool m_eventSeen = false; ///< of the stream of this attempt
};

} // namespace bifrost::flow
