// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/modelscall.h"

#include "gateway/flow/answerfields.h"
#include "gateway/flow/engine.h"
#include "gateway/flow/forwardedlines.h"
#include "gateway/flow/logstart.h"
#include "gateway/flow/modellist.h"
#include "gateway/flow/modelname.h"
#include "gateway/providers/providercall.h"
#include "gateway/wire/errorenvelope.h"

#include <fmt/format.h>

#include <QUrlQuery>

#include <algorithm>

namespace bifrost::flow {

using providers::Operation;

namespace {

constexpr std::chrono::seconds AskTime{15};
constexpr std::size_t MaxList = 8 * 1024 * 1024; // of one provider
constexpr std::size_t MaxModelName = 1024;

} // namespace

/// One provider being asked.
class ModelsCall::Inquiry final : public providers::AttemptOwner
{
public:
    Inquiry(ModelsCall &call, const providers::Provider &provider, const providers::ProviderKey *key)
        : m_call(call)
    {
        m_attempt.owner = this;
        m_attempt.provider = &provider;
        m_attempt.key = key;
        m_attempt.operation = Operation::ListModels;
    }

    providers::ProviderCall &attempt() { return m_attempt; }
    bool hasAnswer() const { return m_status == 200; }
    int status() const { return m_status; }
    const Error &error() const { return m_error; }
    const std::string &body() const { return m_body; }

    void giveUp()
    {
        m_attempt.cancel();
        if (!m_over)
            m_error = Error(ErrorCode::UpstreamTimeout);
        m_over = true;
    }

    void onConnected() override { }
    void onHead(const net::AnswerHead &head) override { m_status = head.status; }

    void onData(std::string_view bytes) override
    {
        if (m_body.size() + bytes.size() <= MaxList) {
            m_body += bytes;
            return;
        }
        m_attempt.cancel();
        end(Error(ErrorCode::UpstreamBroken, "The provider's list of models is too long."));
    }

    void onFinished(const providers::Outcome &outcome) override
    {
        if (outcome.complete)
            end(Error(ErrorCode::UpstreamRefused,
                      fmt::format("{} answered with status {}.", m_attempt.provider->name, m_status)));
        else
            end(outcome.failure.error);
    }

private:
    void end(const Error &error)
    {
        m_over = true;
        m_error = error;
        if (error.code != ErrorCode::UpstreamRefused)
            m_status = 0;
        m_call.onInquiryEnded();
    }

    ModelsCall &m_call;
    providers::ProviderCall m_attempt;
    std::string m_body;
    Error m_error;
    int m_status = 0;
    bool m_over = false;
};

ModelsCall::ModelsCall(Engine &engine, net::Exchange &exchange, const Route &route, SnapshotPtr snapshot)
    : m_engine(engine)
    , m_exchange(&exchange)
    , m_route(route)
    , m_snapshot(std::move(snapshot))
    , m_startUs(net::Loop::nowUs())
    , m_row(std::make_shared<LogRow>())
    , m_deadline(engine.loop().timers(), *this)
{
    m_engine.link(*this);
}

ModelsCall::~ModelsCall() = default;

void ModelsCall::begin()
{
    const net::RequestHead &head = m_exchange->head();
    startRow(*m_row, m_route, head);
    m_tap = CallTap::open(m_engine, *m_snapshot, *m_exchange, *m_row);
    const QUrlQuery query(
        QString::fromLatin1(m_exchange->query().data(), qsizetype(m_exchange->query().size())));
    m_onlyProvider = query.queryItemValue(QStringLiteral("provider")).toStdString();
    m_pageSize = std::clamp(query.queryItemValue(QStringLiteral("page_size")).toInt(), 0, 100'000);
    m_pageToken = query.queryItemValue(QStringLiteral("page_token")).toStdString();
    for (const std::string_view name : {"x-bf-model-provider", "x-bf-list-models-provider"}) {
        if (const std::string_view wished = head.value(name); !wished.empty() && wished != "all")
            m_onlyProvider = wished;
    }
    m_viaLines = viaLines(head);
    m_row->modelAsked = m_route.modelIn(m_exchange->path()).substr(0, MaxModelName);
    m_exchange->readWhole(*this, m_snapshot->bodyLimit);
}

void ModelsCall::onBody(net::Exchange &)
{
    if (!m_row->modelAsked.empty()) {
        const Result<ModelName> model = resolveModel(m_row->modelAsked, m_route.surface, *m_snapshot);
        if (!model) {
            refuse(Error(ErrorCode::NotFound, model.error().message));
            return;
        }
        if (model->provider->unusable) {
            refuse(*model->provider->unusable);
            return;
        }
        m_onlyProvider = model->provider->name;
        m_onlyModel = fmt::format("{}/{}", m_onlyProvider, model->model);
    }
    if (!m_onlyProvider.empty() && !m_snapshot->provider(m_onlyProvider)) {
        refuse(Error(ErrorCode::ModelUnresolved,
                     fmt::format("Provider `{}` is not set up.", m_onlyProvider.substr(0, 128))));
        return;
    }
    m_running = 1; // until all are asked
    for (const auto &[name, provider] : m_snapshot->providers) {
        if ((!m_onlyProvider.empty() && name != m_onlyProvider) || provider.unusable
            || !provider.offers(Operation::ListModels, false))
            continue;
        if (provider.keys.empty() && !provider.needsKey)
            ask(provider, nullptr);
        for (const providers::ProviderKey &key : provider.keys)
            ask(provider, &key);
    }
    m_deadline.start(AskTime);
    onInquiryEnded();
}

void ModelsCall::ask(const providers::Provider &provider, const providers::ProviderKey *key)
{
    if (!provider.isDemo && !provider.target(Operation::ListModels, false, key))
        return;
    m_inquiries.push_back(std::make_unique<Inquiry>(*this, provider, key));
    ++m_running;
    m_inquiries.back()->attempt().viaLines = m_viaLines;
    m_engine.start(m_inquiries.back()->attempt());
}

void ModelsCall::onInquiryEnded()
{
    if (--m_running == 0)
        answer();
}

void ModelsCall::onDeadline(net::Deadline &)
{
    for (const auto &inquiry : m_inquiries)
        inquiry->giveUp();
    answer();
}

void ModelsCall::answer()
{
    m_deadline.stop();
    ModelList list;
    const Error *failure = nullptr;
    for (const auto &inquiry : m_inquiries) {
        const providers::ProviderCall &attempt = inquiry->attempt();
        if (!inquiry->hasAnswer()
            || !list.add(*attempt.provider, attempt.key, QByteArray::fromStdString(inquiry->body())))
            failure = &inquiry->error();
    }
    const QByteArray json = m_onlyModel.empty()
        ? list.toJson(m_route.surface, m_pageSize, m_pageToken)
        : list.modelJson(m_route.surface, QString::fromStdString(m_onlyModel),
                         QString::fromStdString(m_row->modelAsked));
    if (failure && (json.isEmpty() || list.isEmpty())) {
        refuse(*failure);
        return;
    }
    if (json.isEmpty()) {
        refuse(Error(ErrorCode::NotFound,
                     fmt::format("The model `{}` does not exist, or no key may use it.", m_row->modelAsked)));
        return;
    }
    const std::string_view piece(json.data(), std::size_t(json.size()));
    if (m_tap)
        m_tap->onAnswer(200, "Content-Type: application/json\r\n", {&piece, 1},
                        net::Loop::nowUs() - m_startUs);
    m_row->responseBytes = std::int64_t(piece.size());
    m_exchange->respondJson(200, piece);
    end(LogStatus::Success, 200, nullptr);
}

void ModelsCall::onGone(net::Exchange &)
{
    const Error error(ErrorCode::ClientGone);
    end(LogStatus::Cancelled, error.status(), &error);
}

void ModelsCall::cut()
{
    refuse(Error(ErrorCode::ShuttingDown));
}

void ModelsCall::refuse(const Error &error)
{
    if (m_tap) {
        const std::string body = wire::errorEnvelope(error);
        const std::string_view piece = body;
        m_tap->onAnswer(error.status(), "Content-Type: application/json\r\n", {&piece, 1},
                        net::Loop::nowUs() - m_startUs);
    }
    m_exchange->respondError(error);
    end(LogStatus::Error, error.status(), &error);
}
    mendTexts(*m_row);

void ModelsCall::end(LogStatus status, int httpStatus, const Error *error)
{
    m_deadline.stop();
    for (const auto &inquiry : m_inquiries)
        inquiry->attempt().cancel();
    if (error) {
        m_row->errorType = error->type();
        m_row->errorMessage = error->message;
    }
    if (!m_tap)
        m_row->id = m_engine.newId();
    m_row->status = status;
    m_row->httpStatus = httpStatus;
    m_row->totalUs = net::Loop::nowUs() - m_startUs;
    m_engine.recorder().record(std::move(m_row), m_tap ? m_tap->place() : telemetry::Recorder::Place());
    m_tap.reset();
    m_engine.unlink(*this);
}

} // namespace bifrost::flow
