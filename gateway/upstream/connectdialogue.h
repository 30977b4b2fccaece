// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/headscanner.h"
#include "gateway/net/httphead.h"
#include "gateway/upstream/proxy.h"
#include "gateway/upstream/proxydialogue.h"

namespace bifrost::upstream {

/// Asks an HTTP proxy for a tunnel: CONNECT.
class ConnectDialogue final : public ProxyDialogue
{
public:
    ConnectDialogue(ProxyPtr proxy, std::string host, std::uint16_t port);

    /// The header line that says who we are, or nothing.
    static Secret authorizationLine(const Proxy &proxy);

    /// Why a proxy answers with 407.
    static std::string refusedCredential(const Proxy &proxy, const net::AnswerHead &head);

private:
    State read(std::string_view bytes) override;
    State judge(const net::AnswerHead &head);

    const ProxyPtr m_proxy;
    const std::string m_target;
    std::string m_head;
    net::HeadScanner m_scanner;
    int m_informational = 0;
};

} // namespace bifrost::upstream
