// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/engine.h"

#include "gateway/flow/call.h"
#include "gateway/flow/logstart.h"
#include "gateway/flow/modelscall.h"

#include <QRandomGenerator>

#include <array>
#include <cstring>
#include <optional>

namespace bifrost::flow {

namespace {

constexpr auto HexPairs = [] {
    constexpr std::string_view Digits = "0123456789abcdef";
    std::array<std::array<char, 2>, 256> pairs{};
    for (std::size_t i = 0; i < pairs.size(); ++i)
        pairs[i] = {Digits[i >> 4], Digits[i & 15]};
    return pairs;
}();

/// What holds for every inference route before its body is read.
std::optional<Error> judgeHead(const net::RequestHead &head, const Snapshot &snapshot)
{
    for (const net::HeaderField &field : head.fields) {
        if (field.name.size() == 3 && net::equalIgnoringCase(field.name, "via")
            && field.value.find(snapshot.loopMark) != std::string_view::npos) {
            return Error(
                ErrorCode::LoopDetected,
                "This request came from this gateway itself: a provider's `base_url` leads back here.");
        }
    }
    std::string missing;
    for (const std::string &name : snapshot.requiredHeaders) {
        if (!head.has(name))
            missing += (missing.empty() ? "" : ", ") + name;
    }
    if (missing.empty())
        return std::nullopt;
    return Error(ErrorCode::MissingHeaders, "missing required headers: " + missing);
}

} // namespace

Engine::Engine(net::Loop &loop, upstream::Client &client, telemetry::Recorder &recorder,
               governance::Ledger &ledger, std::shared_ptr<net::BodyBudget> budget, KnownModels &knownModels,
               telemetry::CallCounters &counters, QObject *parent)
    : QObject(parent)
    , m_loop(loop)
    , m_recorder(recorder)
    , m_ledger(ledger)
    , m_budget(std::move(budget))
    , m_knownModels(knownModels)
    , m_counters(counters)
    , m_admission(this)
    , m_http(client)
    , m_demo(loop)
    , m_random(QRandomGenerator::system()->generate64())
{
    listenTo(m_http);
    listenTo(m_demo);
}

Engine::~Engine()
{
    cutAll();
}

void Engine::listenTo(providers::Adapter &adapter)
{
    using providers::Adapter;
    using providers::ProviderCall;
    connect(&adapter, &Adapter::turnCame, this, [](ProviderCall &call) { call.owner->onTurn(); });
    connect(&adapter, &Adapter::connected, this, [](ProviderCall &call) { call.owner->onConnected(); });
    connect(&adapter, &Adapter::sent, this, [](ProviderCall &call) { call.owner->onSent(); });
    connect(&adapter, &Adapter::headReceived, this,
            [](ProviderCall &call, const net::AnswerHead &head) { call.owner->onHead(head); });
    connect(&adapter, &Adapter::dataReceived, this,
            [](ProviderCall &call, std::string_view bytes) { call.owner->onData(bytes); });
    connect(&adapter, &Adapter::finished, this,
            [](ProviderCall &call, const providers::Outcome &outcome) { call.owner->onFinished(outcome); });
}

void Engine::setSnapshot(SnapshotPtr snapshot)
{
    m_snapshot = std::move(snapshot);
    const SnapshotPtr held = m_snapshot; // those who are let in may do anything
    for (const auto &[name, provider] : held->providers)
        m_admission.setLimit(provider);
}

void Engine::handle(net::Exchange &exchange, const Route &route)
{
    if (const std::optional<Error> error = judgeHead(exchange.head(), *m_snapshot)) {
        noteRefused(exchange.head(), route, *error);
        exchange.respondError(*error);
        return;
    }
    // In our list until it ends by itself.
    if (route.operation == providers::Operation::ListModels)
        (new ModelsCall(*this, exchange, route, m_snapshot))->begin();
    else
        (new Call(*this, exchange, route, m_snapshot))->begin();
}

void Engine::noteRefused(const net::RequestHead &head, const Route &route, const Error &why)
{
    constexpr std::int64_t SecondUs = 1'000'000;
    if (const std::int64_t second = net::Loop::nowUs() / SecondUs; second != m_refusalSecond) {
        m_refusalSecond = second;
        m_refusalRows = 0;
    }
    if (++m_refusalRows > MaxRefusalRows)
        return;
    auto row = std::make_shared<LogRow>();
    startRow(*row, route, head);
    row->id = newId();
    row->status = LogStatus::Error;
    row->httpStatus = why.status();
    row->totalUs = 0;
    row->errorType = why.type();
    row->errorMessage = why.message;
    mendTexts(*row);
    m_recorder.record(std::move(row));
}

void Engine::start(providers::ProviderCall &attempt)
{
    if (attempt.provider->isDemo)
        m_demo.start(attempt);
    else
        m_http.start(attempt);
}

std::string Engine::newId()
{
    std::string id(32, '0');
    for (std::size_t half = 0; half < 2; ++half) {
        std::uint64_t bits = random();
        for (std::size_t i = 0; i < 16; i += 2, bits >>= 8)
            std::memcpy(id.data() + half * 16 + i, HexPairs[bits & 0xff].data(), 2);
    }
    return id;
}

void Engine::cutAll()
{
    while (Job *job = m_jobs.first())
        job->cut();
}

void Engine::link(Job &job)
{
    m_jobs.add(job);
}

void Engine::unlink(Job &job)
{
    m_jobs.remove(job);
    m_loop.retireUnwatched(std::unique_ptr<net::Pollable>(&job));
}

} // namespace bifrost::flow
