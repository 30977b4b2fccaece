// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/socketaddress.h"
#include "gateway/upstream/proxydialogue.h"
#include "gateway/upstream/request.h"
#include "gateway/upstream/resolver.h"

#include <functional>
#include <memory>
#include <vector>

namespace bifrost::upstream {

/// The way of one connection through a proxy while it is being made: judges where it leads, as far as that
/// can be told here, and holds what is said to the proxy. A member of the connection; destroying it cancels
/// the look-up.
class Tunnel
{
public:
    explicit Tunnel(Pool &pool);
    ~Tunnel();

    /// Judges the target, and looks it up where the proxy is not to do it. May call back from within.
    void prepare(std::function<void(Result<void>)> done);

    /// Begins to talk to the proxy, whose connection stands.
    ProxyDialogue &begin();
    ProxyDialogue &dialogue() const { return *m_dialogue; }

    bool isSecondTry() const { return m_target > 0; }

    /// The proxy has not reached the target at this address, and there is another one.
    bool hasOther();

    /// The proxy's fault, in its words or ours.
    Failure failure(const std::string &sentence) const;

    /// Why there is no connection to the proxy.
    Failure unreachable(const Failure &why) const;

private:
    Result<void> judge(const std::vector<net::SocketAddress> &addresses);

    Pool &m_pool;
    Resolver::QueryPtr m_query;
    std::vector<net::SocketAddress> m_targets; ///< empty: the proxy looks it up
    std::size_t m_target = 0;
    std::unique_ptr<ProxyDialogue> m_dialogue;
};

} // namespace bifrost::upstream
