// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/modelscall.h"

#include "gateway/flow/answerfields.h"
#include "gateway/flow/engine.h"
#include "gateway/flow/forwardedlines.h"
#include "gateway/flow/logstart.h"
#include "gateway/flow/modellist.h"
#include "gateway/flow/modelname.h"
#include "gateway/wire/errorenvelope.h"

#include <fmt/format.h>

#include <QUrlQuery>

#include <algorithm>
#include <optional>
#include <utility>

namespace bifrost::flow {

using providers::Operation;

namespace {

/// When a caller gets what has come, in time since the providers were asked.
constexpr std::chrono::milliseconds GraceTime{300}; // those that are left were slow the last time
constexpr std::chrono::milliseconds AnswerTime = ModelsInquiry::Patience;
constexpr std::chrono::milliseconds LastTime{8000}; // nothing has come; many clients give up after 10 s
constexpr std::chrono::milliseconds AskTime{15000}; // what comes until then is for the next caller
constexpr std::size_t MaxPathModel = 1024;
constexpr std::size_t MaxLoggedFailures = 16;
constexpr int MaxPageSize = 100'000;

/// Those of a thread that go on for the next time: a few will do.
constexpr int MaxLateCalls = 4;
thread_local int lateCalls = 0;

} // namespace

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
    if (const QString size = query.queryItemValue(QStringLiteral("page_size")); !size.isEmpty()) {
        bool isNumber = false;
        m_pageSize = std::min(size.toInt(&isNumber), MaxPageSize);
        m_hasWrongPageSize = !isNumber || m_pageSize < 0;
    }
    m_pageToken = query.queryItemValue(QStringLiteral("page_token")).toStdString();
    for (const std::string_view name : {"x-bf-model-provider", "x-bf-list-models-provider"}) {
        if (const std::string_view wished = head.value(name); !wished.empty() && wished != "all")
            m_onlyProvider = wished;
    }
    m_viaLines = viaLines(head);
    m_row->modelAsked = m_route.modelIn(m_exchange->path()).substr(0, MaxPathModel);
    m_exchange->readWhole(*this, m_snapshot->bodyLimit);
}

void ModelsCall::onBody(net::Exchange &)
{
    if (m_hasWrongPageSize) {
        refuseEarly(Error(ErrorCode::BadRequest, "`page_size` must be a whole number of at least 0."));
        return;
    }
    if (!m_row->modelAsked.empty()) {
        const Result<ModelName> model = resolveModel(m_row->modelAsked, m_route.surface, *m_snapshot);
        if (!model) {
            refuseEarly(Error(ErrorCode::NotFound, model.error().message));
            return;
        }
        if (model->provider->unusable) {
            refuseEarly(*model->provider->unusable);
            return;
        }
        m_onlyProvider = model->provider->name;
        m_onlyModel = fmt::format("{}/{}", m_onlyProvider, model->model);
    }
    if (!m_onlyProvider.empty() && !m_snapshot->provider(m_onlyProvider)) {
        refuseEarly(Error(ErrorCode::ModelUnresolved,
                          fmt::format("Provider `{}` is not set up.", m_onlyProvider.substr(0, 128))));
        return;
    }
    if (const std::optional<Error> why = whyNoList()) {
        refuseEarly(*why);
        return;
    }
    m_running = 1; // until all are asked
    m_askedUs = net::Loop::nowUs() - m_startUs;
    for (const auto &[name, provider] : m_snapshot->providers) {
        if ((!m_onlyProvider.empty() && name != m_onlyProvider) || provider.unusable
            || !provider.offers(Operation::ListModels, false))
            continue;
        if (provider.keys.empty() && !provider.needsKey)
            ask(provider, nullptr);
        for (const providers::ProviderKey &key : provider.keys)
            ask(provider, &key);
    }
    --m_running;
    goOn();
}

/// Whoever asks for the models of one provider alone is told why there are none.
std::optional<Error> ModelsCall::whyNoList() const
{
    const providers::Provider *provider =
        m_onlyProvider.empty() ? nullptr : m_snapshot->provider(m_onlyProvider);
    if (!provider || !m_onlyModel.empty())
        return std::nullopt;
    if (provider->unusable)
        return *provider->unusable;
    if (provider->offers(Operation::ListModels, false))
        return std::nullopt;
    return Error(ErrorCode::UnsupportedOperation,
                 fmt::format("{} is not supported by {} provider",
                             providers::operationName(Operation::ListModels, false), provider->name));
}

void ModelsCall::ask(const providers::Provider &provider, const providers::ProviderKey *key)
{
    if (!provider.isDemo && !provider.target(Operation::ListModels, false, key))
        return;
    ModelsInquiry::Asker &asker = *this;
    m_inquiries.push_back(std::make_unique<ModelsInquiry>(m_engine, asker, provider, key));
    ++m_running;
    m_inquiries.back()->start(m_viaLines);
}

void ModelsCall::count(const ModelsInquiry &inquiry) const
{
    telemetry::CallCounters::Labels labels;
    labels.provider = inquiry.provider().name;
    labels.method = providers::operationName(providers::Operation::ListModels, false);
    if (const providers::ProviderKey *key = inquiry.key()) {
        labels.keyId = key->id;
        labels.keyName = key->name;
    }
    telemetry::CallCounters::Attempt attempt;
    attempt.good = inquiry.hasAnswer();
    attempt.status = inquiry.status() >= 400 ? inquiry.status() : inquiry.error().status();
    attempt.durationUs = net::Loop::nowUs() - m_startUs - m_askedUs;
    attempt.receivedBytes = attempt.good ? inquiry.body().size() : 0;
    telemetry::CallCounters::add(m_engine.counters().at(labels), attempt);
}

void ModelsCall::onInquiryEnded(ModelsInquiry &inquiry)
{
    count(inquiry);
    if (m_answered && inquiry.hasAnswer()
        && ModelList().add(inquiry.provider(), nullptr, QByteArray::fromStdString(inquiry.body())))
        inquiry.keepList(); // too late for this caller
    --m_running;
    goOn();
}

/// Answers when it is time, and waits until it may be.
void ModelsCall::goOn()
{
    const std::chrono::microseconds spent(net::Loop::nowUs() - m_startUs - m_askedUs);
    if (spent >= AnswerTime) {
        for (const auto &inquiry : m_inquiries) {
            if (!inquiry->isOver())
                inquiry->noteSlow();
        }
    }
    if (!m_answered && (m_running == 0 || isTime(spent)))
        answer();
    if (m_running == 0 || spent >= AskTime || (m_answered && !staysLate())) {
        leave();
        return;
    }
    for (const std::chrono::milliseconds moment : {GraceTime, AnswerTime, LastTime, AskTime}) {
        if (moment > spent) {
            m_deadline.start(std::chrono::ceil<std::chrono::milliseconds>(moment - spent));
            return;
        }
    }
}

bool ModelsCall::isTime(std::chrono::microseconds spent) const
{
    const bool hasAny = std::ranges::any_of(m_inquiries, [](const auto &inquiry) {
        return !inquiry->provider().isDemo && (inquiry->hasAnswer() || inquiry->knownList());
    });
    const bool onlySlowOnes = std::ranges::all_of(
        m_inquiries, [](const auto &inquiry) { return inquiry->isOver() || inquiry->wasSlow(); });
    if (hasAny)
        return spent >= (onlySlowOnes ? GraceTime : AnswerTime);
    return spent >= (onlySlowOnes ? AnswerTime : LastTime);
}

/// For the next caller, with its own one answered.
bool ModelsCall::staysLate()
{
    if (m_countsAsLate)
        return true;
    if (lateCalls == MaxLateCalls)
        return false;
    ++lateCalls;
    m_countsAsLate = true;
    return true;
}

void ModelsCall::onDeadline(net::Deadline &)
{
    goOn();
}

void ModelsCall::answer()
{
    ModelList list;
    std::optional<Error> failure;
    for (const auto &inquiry : m_inquiries) {
        if (inquiry->hasAnswer()) {
            if (list.add(inquiry->provider(), inquiry->key(), QByteArray::fromStdString(inquiry->body()))) {
                inquiry->keepList();
                list.noteKey(inquiry->provider(), inquiry->key(), {});
                continue;
            }
            inquiry->noteNoList();
        }
        failure = inquiry->error();
        noteFailure(*inquiry, *failure);
        list.noteKey(inquiry->provider(), inquiry->key(), failure->message);
        if (const KnownModels::List known = inquiry->knownList())
            list.add(inquiry->provider(), inquiry->key(), QByteArray::fromStdString(*known));
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

/// The answer may be a good one all the same; the row tells whose models may lack in it.
void ModelsCall::noteFailure(const ModelsInquiry &inquiry, const Error &error)
{
    if (m_row->attempts.size() == MaxLoggedFailures)
        return;
    LogAttempt attempt;
    attempt.provider = inquiry.provider().name;
    attempt.keyName = inquiry.key() ? inquiry.key()->name : std::string();
    attempt.status = inquiry.status();
    attempt.startUs = m_askedUs;
    attempt.durationUs = inquiry.durationUs();
    attempt.error = error.message;
    m_row->attempts.push_back(std::move(attempt));
}

void ModelsCall::onGone(net::Exchange &)
{
    const Error error(ErrorCode::ClientGone);
    end(LogStatus::Cancelled, error.status(), &error);
    leave();
}

void ModelsCall::cut()
{
    if (!m_answered)
        refuse(Error(ErrorCode::ShuttingDown));
    leave();
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

void ModelsCall::refuseEarly(const Error &error)
{
    refuse(error);
    leave();
}

void ModelsCall::end(LogStatus status, int httpStatus, const Error *error)
{
    m_answered = true;
    m_exchange = nullptr;
    if (error) {
        m_row->errorType = error->type();
        m_row->errorMessage = error->message;
    }
    if (!m_tap)
        m_row->id = m_engine.newId();
    m_row->status = status;
    m_row->httpStatus = httpStatus;
    m_row->totalUs = net::Loop::nowUs() - m_startUs;
    mendTexts(*m_row);
    m_engine.recorder().record(std::move(m_row), m_tap ? m_tap->place() : telemetry::Recorder::Place());
    m_tap.reset();
}

/// Nothing is to be done any more.
void ModelsCall::leave()
{
    m_deadline.stop();
    if (std::exchange(m_countsAsLate, false))
        --lateCalls;
    for (const auto &inquiry : m_inquiries)
        inquiry->cancel();
    m_engine.unlink(*this);
}

} // namespace bifrost::flow
