// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/providercall.h"

#include "gateway/providers/adapter.h"

#include <algorithm>

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
    if (Adapter *adapter = std::exchange(m_adapter, nullptr))
        adapter->cancel(*this);
}

void ProviderCall::pause(bool paused)
{
    if (m_adapter)
        m_adapter->pause(*this, paused);
}

void ProviderCall::forgetRequest()
{
    body.reset();
    m_head = {};
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
    if (target.nearby)
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
    Q_EMIT m_adapter->headReceived(*this, head);
}

bool ProviderCall::onData(std::string_view bytes)
{
    m_countsAsAlive = true;
    Q_EMIT m_adapter->dataReceived(*this, bytes);
    return m_countsAsAlive;
}

void ProviderCall::onEnd()
{
    Adapter *adapter = std::exchange(m_adapter, nullptr);
    Q_EMIT adapter->finished(*this, {true, {}});
}

void ProviderCall::onFailed(const upstream::Failure &failure)
{
    Adapter *adapter = std::exchange(m_adapter, nullptr);
    Q_EMIT adapter->finished(*this, {false, failure});
}

} // namespace bifrost::providers
