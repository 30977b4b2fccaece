// SPDX-License-Identifier: GPL-3.0-or-later
// The first token of a ProviderTrial: the one step that costs something.
#include "gateway/flow/providertrial.h"

#include <fmt/format.h>

#include <QUuid>

namespace bifrost::flow {

using providers::Operation;
using Kind = TestStep::Kind;

void ProviderTrial::askForToken()
{
    run(Kind::FirstToken);
    const providers::ProviderKey *key = nullptr;
    std::size_t report = 0;
    for (const providers::ProviderKey &candidate : m_provider.keys) {
        while (report < m_report.keys.size() && m_report.keys[report].name.toStdString() != candidate.name)
            ++report;
        const bool good =
            m_greeting || (report < m_report.keys.size() && m_report.keys[report].state == TestState::Good);
        if (!key && good && candidate.allows(m_tokenModel))
            key = &candidate;
    }
    const providers::Target *target = m_provider.offers(Operation::ChatCompletion, true)
        ? m_provider.target(Operation::ChatCompletion, true, key)
        : nullptr;
    std::string trouble;
    if (!target)
        trouble = "This provider is not asked for chats.";
    else if (!key && m_provider.needsKey)
        trouble = fmt::format("No accepted key may use the model {}.", m_tokenModel);
    if (trouble.empty()) {
        // The size of what goes out is known only roughly, which is what a reservation is for.
        if (Result<governance::Reservation> reserved = m_surroundings.ledger.reserve({256}))
            m_reservation = *reserved;
        else
            trouble = reserved.error().message;
    }
    if (!trouble.empty()) {
        close(Kind::FirstToken, TestState::Skipped, {}, trouble);
        m_stage = Stage::Over;
        m_next.start(std::chrono::milliseconds(0));
        return;
    }
    m_provider.deadlines.firstByte = m_provider.deadlines.idle = m_limits.firstToken;
    m_inquiry = std::make_unique<TrialInquiry>(m_provider, key, *target,
                                               [this](const TrialInquiry &inquiry) { onAnswer(inquiry); });
    m_inquiry->askForToken(m_adapter, key ? std::string(key->upstreamModel(m_tokenModel)) : m_tokenModel);
    tell();
}

void ProviderTrial::onToken(const TrialInquiry &inquiry)
{
    m_stage = Stage::Over;
    std::string sentence;
    if (inquiry.failure())
        sentence = sentences(inquiry).noAnswer(*inquiry.failure(), Kind::FirstToken);
    else if (inquiry.status() != 200)
        sentence = sentences(inquiry).refused(inquiry.status(), inquiry.key() ? inquiry.key()->name : "",
                                              inquiry.errorSentence(), inquiry.path());
    else if (!inquiry.hasToken())
        sentence = fmt::format("{} began an answer and gave no text{}", sentences(inquiry).place(),
                               inquiry.errorSentence().empty() ? "." : ": " + inquiry.errorSentence());
    const QString model = QString::fromStdString(m_tokenModel);
    sentence = hidden(std::move(sentence));
    close(Kind::FirstToken, inquiry.hasToken() ? TestState::Good : TestState::Failed, model, sentence);
    step(Kind::FirstToken)->time = inquiry.time();
    if (m_greeting && inquiry.status() != 0 && !inquiry.failure())
        proveByToken(inquiry);
    recordToken(inquiry, sentence);
}

/// Where no list of models could be asked for, the first token tells whether the key is good.
void ProviderTrial::proveByToken(const TrialInquiry &inquiry)
{
    const KeyReport verdict = judge(inquiry);
    close(Kind::SignIn, verdict.state, {}, verdict.sentence.toStdString());
    if (inquiry.key())
        note(*inquiry.key(), verdict);
}

/// What costs money is in the log and in the ledger like every other call.
void ProviderTrial::recordToken(const TrialInquiry &inquiry, const std::string &error)
{
    using namespace std::chrono;
    auto row = std::make_shared<LogRow>();
    row->id = QUuid::createUuid().toString(QUuid::Id128).toStdString();
    row->startedAtUs =
        duration_cast<microseconds>(system_clock::now().time_since_epoch()).count() - inquiry.time().count();
    row->operation = providers::operationName(Operation::ChatCompletion, true);
    row->method = "POST";
    row->path = inquiry.path();
    row->clientName = "connection-test";
    row->modelAsked = m_provider.name + "/" + m_tokenModel;
    row->provider = m_provider.name;
    row->model = m_tokenModel;
    row->keyName = inquiry.key() ? inquiry.key()->name : std::string();
    row->status = inquiry.hasToken() ? LogStatus::Success : LogStatus::Error;
    row->httpStatus = inquiry.status() ? inquiry.status()
        : inquiry.failure()            ? inquiry.failure()->error.status()
                                       : 502;
    row->stream = true;
    row->totalUs = inquiry.time().count();
    row->firstByteUs = inquiry.hasToken() ? row->totalUs : -1;
    row->requestBytes = std::int64_t(inquiry.requestBytes());
    if (inquiry.hasToken()) { // it was cut off at the first piece, so it says no figures
        row->usage.input = row->requestBytes / 4;
        row->usage.output = 1;
        m_surroundings.ledger.settle(m_reservation, row->usage, {});
    } else {
        row->errorType =
            Error(inquiry.failure() ? inquiry.failure()->error.code : ErrorCode::UpstreamRefused).type();
        row->errorMessage = error;
        m_surroundings.ledger.release(m_reservation);
    }
    m_surroundings.recorder.record(std::move(row));
}

} // namespace bifrost::flow
