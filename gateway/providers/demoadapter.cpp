// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/demoadapter.h"

#include "gateway/net/loop.h"
#include "gateway/providers/demoanswer.h"
#include "gateway/providers/providercall.h"

namespace bifrost::providers {

namespace {

constexpr std::chrono::milliseconds WordPause{20}; // so that a stream looks like one

} // namespace

/// One answer being given.
class DemoAdapter::Performance : public net::Pollable, private net::DeadlineSink
{
public:
    Performance(DemoAdapter &adapter, ProviderCall &call)
        : m_adapter(adapter)
        , m_call(call)
        , m_nextWord(adapter.m_loop.timers(), *this)
    {
        m_head.status = 200;
        if (call.operation == Operation::ListModels) {
            m_pieces.push_back(DemoAnswer::modelList());
            return;
        }
        const DemoAnswer answer(call.body ? &*call.body : nullptr, call.model);
        m_head.status = answer.status();
        m_isStream = call.stream && answer.status() == 200;
        if (m_isStream)
            m_pieces = answer.events();
        else
            m_pieces.push_back(answer.whole());
    }

    void begin() { m_adapter.m_loop.callSoon(this); }
    void end() { m_over = true; }

    void pause(bool paused)
    {
        m_paused = paused;
        if (!paused)
            m_adapter.m_loop.callSoon(this);
    }

    void onReady(std::uint32_t) override
    {
        if (m_over)
            return;
        if (m_next == 0 && !std::exchange(m_begun, true)) {
            m_head.fields.push_back(
                {"content-type", m_isStream ? "text/event-stream; charset=utf-8" : "application/json"});
            m_head.fields.push_back({"x-bifrost-demo", "true"});
            m_call.onHead(m_head); // without onConnected(): there is nothing to connect to
        }
        while (!m_over && !m_paused && m_next < m_pieces.size() && !m_nextWord.isRunning()) {
            m_call.onData(m_pieces[m_next++]);
            if (!m_over && m_isStream && m_next < m_pieces.size())
                m_nextWord.start(WordPause);
        }
        if (!m_over && m_next == m_pieces.size()) {
            m_over = true;
            ProviderCall &call = m_call;
            m_adapter.drop(*this);
            call.onEnd();
        }
    }

private:
    void onDeadline(net::Deadline &) override { onReady(0); }

    DemoAdapter &m_adapter;
    ProviderCall &m_call;
    net::Deadline m_nextWord;
    net::AnswerHead m_head;
    std::vector<std::string> m_pieces;
    std::size_t m_next = 0;
    bool m_isStream = false;
    bool m_begun = false;
    bool m_paused = false;
    bool m_over = false;
};

DemoAdapter::DemoAdapter(net::Loop &loop, QObject *parent) : Adapter(parent), m_loop(loop) { }

DemoAdapter::~DemoAdapter() = default;

void DemoAdapter::start(ProviderCall &call)
{
    auto performance = std::make_unique<Performance>(*this, call);
    Performance *raw = performance.get();
    m_performances.emplace(raw, std::move(performance));
    call.m_adapter = this;
    call.m_demo = raw;
    raw->begin();
}

void DemoAdapter::cancel(ProviderCall &call)
{
    auto *performance = static_cast<Performance *>(std::exchange(call.m_demo, nullptr));
    performance->end();
    drop(*performance);
}

void DemoAdapter::pause(ProviderCall &call, bool paused)
{
    static_cast<Performance *>(call.m_demo)->pause(paused);
}

/// It may be on the stack, or about to be called by the loop.
void DemoAdapter::drop(Performance &performance)
{
    const auto found = m_performances.find(&performance);
    m_loop.retire(std::move(found->second));
    m_performances.erase(found);
}

} // namespace bifrost::providers
