// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/secret.h"

#include <string>
#include <string_view>

namespace bifrost::upstream {

/// What is said to a proxy until it has opened the way, and what it may answer. Knows bytes, not sockets;
/// holds a bounded number of them. Owned by Tunnel.
class ProxyDialogue
{
public:
    enum class State { Asking, Open, Failed };

    ProxyDialogue() = default;
    virtual ~ProxyDialogue() = default;
    ProxyDialogue(const ProxyDialogue &) = delete;
    ProxyDialogue &operator=(const ProxyDialogue &) = delete;

    /// What has to go out before the proxy answers again.
    std::string_view outgoing() const { return m_outgoing.reveal().substr(m_sent); }
    void sent(std::size_t bytes) { m_sent += bytes; }

    /// What the proxy has said. After Open or Failed nothing more is taken.
    State take(std::string_view bytes)
    {
        if (m_state == State::Asking && !bytes.empty())
            m_state = read(bytes);
        return m_state;
    }

    /// Why it failed: a whole sentence that names the proxy.
    const std::string &why() const { return m_why; }

    /// Another address of the same host may do better.
    bool isWorthAnotherAddress() const { return m_otherAddress; }

protected:
    virtual State read(std::string_view bytes) = 0;

    void say(std::string_view bytes)
    {
        m_outgoing = Secret(bytes);
        m_sent = 0;
    }
    State fail(std::string why, bool otherAddress = false)
    {
        m_why = std::move(why);
        m_otherAddress = otherAddress;
        return State::Failed;
    }

private:
    Secret m_outgoing; ///< may hold the credential
    std::size_t m_sent = 0;
    State m_state = State::Asking;
    std::string m_why;
    bool m_otherAddress = false;
};

} // namespace bifrost::upstream
