// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/socketaddress.h"
#include "gateway/upstream/proxy.h"
#include "gateway/upstream/proxydialogue.h"

#include <optional>

namespace bifrost::upstream {

/// Asks a SOCKS5 proxy for a connection: RFC 1928, with user name and password of RFC 1929.
class SocksDialogue final : public ProxyDialogue
{
public:
    /// To the address; where there is none, to the name.
    SocksDialogue(ProxyPtr proxy, std::string host, std::uint16_t port,
                  const std::optional<net::SocketAddress> &address);

private:
    enum class Step { Method, Credential, Reply };

    State read(std::string_view bytes) override;
    State takeMethod();
    State takeVerdict();
    State takeReply();
    State refusal(unsigned char code);
    State broken(std::string_view what);
    void sayCredential();
    void sayTarget();

    const ProxyPtr m_proxy;
    const std::string m_host;
    const std::uint16_t m_port;
    const std::optional<net::SocketAddress> m_address;
    std::string m_received; ///< of the answer at hand: 262 bytes at most
    Step m_step = Step::Method;
};

} // namespace bifrost::upstream
