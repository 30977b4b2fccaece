// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/trialinquiry.h"

#include "gateway/flow/retryafter.h"
#include "gateway/wire/openai_chat/answer.h"
#include "gateway/wire/openai_chat/chunk.h"
#include "gateway/wire/paddedcopy.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bifrost::flow {

using namespace Qt::StringLiterals;

namespace {

/// The event carries a piece of the answer, and not only the role that announces one.
bool holdsText(std::string_view data)
{
    const QJsonObject event =
        QJsonDocument::fromJson(QByteArray::fromRawData(data.data(), qsizetype(data.size()))).object();
    const QJsonObject delta = event[u"choices"].toArray().first().toObject()[u"delta"].toObject();
    for (const QString &name : {u"content"_s, u"reasoning_content"_s, u"reasoning"_s, u"refusal"_s}) {
        if (!delta[name].toString().isEmpty())
            return true;
    }
    return !delta[u"tool_calls"].toArray().isEmpty();
}

} // namespace

TrialInquiry::TrialInquiry(const providers::Provider &provider, const providers::ProviderKey *key,
                           const providers::Target &target, std::function<void(const TrialInquiry &)> over)
    : m_target(target)
    , m_over(std::move(over))
{
    m_call.owner = this;
    m_call.provider = &provider;
    m_call.key = key;
    m_call.detour = &m_target;
}

TrialInquiry::~TrialInquiry()
{
    m_call.cancel();
}

void TrialInquiry::askForModels(providers::HttpAdapter &adapter, upstream::ConnectObserver &observer)
{
    m_startUs = net::Loop::nowUs();
    m_call.operation = providers::Operation::ListModels;
    m_call.observer = &observer;
    adapter.start(m_call);
}

void TrialInquiry::askForToken(providers::HttpAdapter &adapter, const std::string &model)
{
    m_startUs = net::Loop::nowUs();
    const QJsonObject message{{u"role"_s, u"user"_s}, {u"content"_s, u"Reply with OK."_s}};
    // No limit on the answer: its name differs between models, and we leave at the first piece anyway.
    const QJsonObject body{{u"model"_s, QString::fromStdString(model)},
                           {u"messages"_s, QJsonArray{message}},
                           {u"stream"_s, true}};
    m_request = QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
    m_call.operation = providers::Operation::ChatCompletion;
    m_call.stream = true;
    m_call.body.emplace(m_request, std::vector<wire::Splice>{});
    adapter.start(m_call);
}

std::string_view TrialInquiry::path() const
{
    const std::string_view start = m_target.requestStart;
    const std::size_t blank = start.find(' ') + 1;
    return start.substr(blank, start.find(' ', blank) - blank);
}

std::string TrialInquiry::errorSentence() const
{
    return m_body.empty() ? std::string() : wire::readAnswer(wire::paddedCopy(m_body)).errorMessage;
}

void TrialInquiry::onConnected() { }

void TrialInquiry::onHead(const net::AnswerHead &head)
{
    m_status = head.status;
    if (m_status >= 400) {
        m_retryAfter = flow::retryAfter(head.value("retry-after-ms"), head.value("retry-after"),
                                        QDateTime::currentDateTimeUtc());
    }
    m_isStream = m_status == 200 && m_call.stream
        && net::startsWithIgnoringCase(head.value("content-type"), "text/event-stream");
}

void TrialInquiry::onData(std::string_view bytes)
{
    if (m_isStream) {
        readEvents(bytes);
        return;
    }
    if (m_body.size() + bytes.size() <= MaxBody) {
        m_body += bytes;
        return;
    }
    m_call.cancel();
    m_failure.emplace();
    m_failure->error = Error(ErrorCode::UpstreamBroken, "The answer is too long.");
    end();
}

void TrialInquiry::readEvents(std::string_view bytes)
{
    wire::SseFramer::Batch batch = m_events.feed(bytes);
    for (wire::SseEvent event; batch.next(event);) {
        const std::string data = event.joinedData();
        const wire::ChunkFacts facts = wire::readChunk(data);
        if (facts.hasError)
            m_body = data; // an error that came too late for a status
        m_hasToken = !facts.hasError && holdsText(data);
        if (!m_hasToken && !facts.hasError)
            continue;
        m_call.cancel();
        end();
        return;
    }
}

void TrialInquiry::onFinished(const providers::Outcome &outcome)
{
    if (!outcome.complete)
        m_failure = outcome.failure;
    else if (m_call.stream && m_status == 200 && !m_isStream)
        m_hasToken = wire::readAnswer(wire::paddedCopy(m_body)).isObject && errorSentence().empty();
    end();
}

void TrialInquiry::end()
{
    if (std::exchange(m_ended, true))
        return;
    m_endUs = net::Loop::nowUs();
    m_over(*this);
}

} // namespace bifrost::flow
