// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/providercall.h"

#include "gateway/providers/adapter.h"

namespace bifrost::providers {

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
