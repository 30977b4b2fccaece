// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/tunnel.h"

#include "gateway/net/egressguard.h"
#include "gateway/upstream/connectdialogue.h"
#include "gateway/upstream/dialer.h"
#include "gateway/upstream/pool.h"
#include "gateway/upstream/socksdialogue.h"

#include <fmt/format.h>

namespace bifrost::upstream {

using net::SocketAddress;

namespace {

constexpr std::size_t LongestName = 253; // RFC 1035; SOCKS has room for 255

} // namespace

Tunnel::Tunnel(Pool &pool) : m_pool(pool) { }

Tunnel::~Tunnel() = default;

/// Keeps the addresses that may be gone to.
Result<void> Tunnel::judge(const std::vector<SocketAddress> &addresses)
{
    Result<void> last = Result<void>();
    for (const SocketAddress &address : addresses) {
        Result<void> verdict = m_pool.guard().judgeAddress(m_pool.endpoint().host, address);
        if (verdict)
            m_targets.push_back(address);
        else
            last = std::move(verdict);
    }
    return m_targets.empty() ? last : Result<void>();
}

void Tunnel::prepare(std::function<void(Result<void>)> done)
{
    const Endpoint &endpoint = m_pool.endpoint();
    if (Result<void> verdict = m_pool.guard().judgeName(endpoint.host); !verdict) {
        done(verdict);
        return;
    }
    if (endpoint.host.size() > LongestName) {
        done(Error(ErrorCode::ConnectFailed, "The name of the server is longer than a name may be."));
        return;
    }
    if (const auto own = Dialer::ownAddresses(endpoint.host, endpoint.port)) {
        const Result<void> verdict = judge(*own);
        if (!SocketAddress::fromLiteral(endpoint.host, endpoint.port))
            m_targets.clear(); // the proxy's own, whatever that is
        done(verdict);
        return;
    }
    if (endpoint.proxy->looksUpNames) { // what the name stands for is known there alone
        done({});
        return;
    }
    m_query = m_pool.resolver().ask(
        endpoint.host, [this, done = std::move(done)](const Result<Resolver::Addresses> &found) {
            if (!found) {
                done(Error(found.error().code,
                           fmt::format("{} Where the proxy knows more names, write socks5h:// instead of "
                                       "socks5://.",
                                       found.error().message)));
                return;
            }
            std::vector<SocketAddress> addresses;
            for (const SocketAddress &address : *found)
                addresses.push_back(address.withPort(m_pool.endpoint().port));
            done(judge(addresses));
        });
}

ProxyDialogue &Tunnel::begin()
{
    const Endpoint &endpoint = m_pool.endpoint();
    if (endpoint.proxy->kind == Proxy::Kind::Http) {
        m_dialogue = std::make_unique<ConnectDialogue>(endpoint.proxy, endpoint.host, endpoint.port);
    } else {
        const auto address =
            m_target < m_targets.size() ? std::optional(m_targets[m_target]) : std::optional<SocketAddress>();
        m_dialogue = std::make_unique<SocksDialogue>(endpoint.proxy, endpoint.host, endpoint.port, address);
    }
    return *m_dialogue;
}

bool Tunnel::hasOther()
{
    return m_dialogue->isWorthAnotherAddress() && ++m_target < m_targets.size();
}

Failure Tunnel::failure(const std::string &sentence) const
{
    return {Error(ErrorCode::ProxyFailed, sentence)};
}

Failure Tunnel::unreachable(const Failure &why) const
{
    return {m_pool.endpoint().proxy->refusal(why.error)};
}

} // namespace bifrost::upstream
