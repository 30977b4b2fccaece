// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/providercall.h"

#include "gateway/providers/adapter.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace bifrost::providers {

namespace {

std::string_view nameOf(std::string_view line)
{
    return line.substr(0, std::min(line.find(':'), line.size()));
}

/// Calls it with each line, its end included.
template <typename Take>
void forEachLine(std::string_view lines, Take take)
{
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, std::min(lines.find('\n'), lines.size() - 1) + 1);
        lines.remove_prefix(line.size());
        take(line);
    }
}

/// What goes out on each request, but for the lines that this caller brings himself.
void appendOthers(std::string &head, std::string_view start, std::string_view callers)
{
    forEachLine(start, [&](std::string_view line) {
        bool isReplaced = false;
        forEachLine(callers, [&](std::string_view own) {
            isReplaced = isReplaced || net::equalIgnoringCase(nameOf(own), nameOf(line));
        });
        if (!isReplaced)
            head += line;
    });
}

} // namespace

void ProviderCall::cancel()
{
    dropWrapping();
    if (Adapter *adapter = std::exchange(m_adapter, nullptr))
        adapter->cancel(*this);
}

void ProviderCall::pause(bool paused)
{
    m_isPaused = paused;
    if (m_wrapped)
        m_wrapped->pause(paused);
    if (m_adapter)
        m_adapter->pause(*this, paused || (m_wrapped && m_wrapped->isHolding()));
}

void ProviderCall::forgetRequest()
{
    body.reset();
    std::string().swap(m_head); // assigning nothing would keep its memory
    extraLines = {};
}

void ProviderCall::appendLines(std::string &head, const Target &target) const
{
    const std::string_view authorization = provider->authorizationFor(key);
    head.reserve(target.requestStart.size() + authorization.size() + extraLines.size() + 48);
    if (extraLines.empty())
        head += target.requestStart;
    else
        appendOthers(head, target.requestStart, extraLines);
    head += authorization;
    head += extraLines;
    if (target.mayLeadBack)
        head += viaLines;
}

void ProviderCall::onTurn()
{
    Q_EMIT m_adapter->turnCame(*this);
}

void ProviderCall::onConnected()
{
    Q_EMIT m_adapter->connected(*this);
}

void ProviderCall::onSent()
{
    Q_EMIT m_adapter->sent(*this);
}

void ProviderCall::onHead(const net::AnswerHead &head)
{
    dropWrapping();
    m_isPaused = false;
    const net::ContentCodings codings =
        head.has("content-encoding") ? net::ContentCodings::of(head) : net::ContentCodings();
    if (codings.list().empty() || !codings.unknown().empty() || codings.areTooMany()) {
        Q_EMIT m_adapter->headReceived(*this, head);
        return;
    }
    WrappedAnswer::Reader &reader = *this; // a private base, which make_unique() may not see
    m_wrapped = std::make_unique<WrappedAnswer>(codings.list(), m_loop->timers(), reader);
    net::AnswerHead plain = head; // as if it had come so
    std::erase_if(plain.fields, [](const net::HeaderField &field) {
        return net::equalIgnoringCase(field.name, "content-encoding")
            || net::equalIgnoringCase(field.name, "content-length");
    });
    if (plain.framing == net::BodyFraming::Length && plain.contentLength > 0)
        plain.framing = net::BodyFraming::Chunked;
    Q_EMIT m_adapter->headReceived(*this, plain);
}

bool ProviderCall::onData(std::string_view bytes)
{
    if (m_wrapped) {
        bool alive = false;
        m_alive = &alive;
        m_wrapped->take(bytes); // this may be gone afterwards
        return alive;
    }
    m_countsAsAlive = true;
    Q_EMIT m_adapter->dataReceived(*this, bytes);
    return m_countsAsAlive;
}

void ProviderCall::onEnd()
{
    if (m_wrapped)
        m_wrapped->end();
    else
        onUnfoldedEnd();
}

void ProviderCall::onFailed(const upstream::Failure &failure)
{
    dropWrapping();
    Adapter *adapter = std::exchange(m_adapter, nullptr);
    Q_EMIT adapter->finished(*this, {false, failure});
}

void ProviderCall::onUnfolded(std::string_view bytes)
{
    m_countsAsAlive = true;
    Q_EMIT m_adapter->dataReceived(*this, bytes);
    if (m_alive)
        *m_alive = *m_alive || m_countsAsAlive;
}

void ProviderCall::onHolding(bool holds)
{
    m_alive = nullptr; // what comes of it later comes outside of onData()
    m_adapter->pause(*this, holds || m_isPaused);
}

void ProviderCall::onUnfoldedEnd()
{
    dropWrapping();
    Adapter *adapter = std::exchange(m_adapter, nullptr);
    Q_EMIT adapter->finished(*this, {true, {}});
}

void ProviderCall::onBroken(std::string_view wrong)
{
    m_request.cancel();
    onFailed({Error(ErrorCode::UpstreamBroken,
                    fmt::format("The answer of {} is broken: it {}, as its `Content-Encoding` has it.",
                                provider->name, wrong))});
}

/// It may be at work, so it stays until the next one.
void ProviderCall::dropWrapping()
{
    if (m_wrapped)
        m_wrapped->stop();
}

} // namespace bifrost::providers
