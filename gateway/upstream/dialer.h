// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/egressguard.h"
#include "gateway/net/socketaddress.h"
#include "models/core/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

class QObject;

namespace bifrost::upstream {

/// The addresses of one host, and which of them to try next. A member of a connection that is being made;
/// destroying it cancels the look-up.
class Dialer
{
public:
    Dialer(const net::EgressGuard &guard, std::string host, std::uint16_t port);
    ~Dialer();

    /// Calls back once the addresses are known; at once for literals and localhost.
    void resolve(std::function<void(Result<void>)> done);

    /// Starts a connection to the next address that the guard lets through.
    Result<net::Fd> connectNext();
    bool hasMore() const { return m_next < m_addresses.size(); }

private:
    const net::EgressGuard &m_guard;
    const std::string m_host;
    const std::uint16_t m_port;
    std::vector<net::SocketAddress> m_addresses;
    std::size_t m_next = 0;
    std::unique_ptr<QObject> m_lookup; ///< the answer of a look-up is only delivered while it lives
};

} // namespace bifrost::upstream
