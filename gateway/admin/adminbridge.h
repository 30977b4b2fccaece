// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/exchange.h"
#include "gateway/net/intrusivelist.h"
#include "gateway/upstream/client.h"

#include <cstdint>

namespace bifrost::admin {

class AdminServer;
class AdminCall;

/// Carries management requests of one gateway thread to the AdminServer and brings the answers back.
class AdminBridge
{
public:
    AdminBridge(upstream::Client &client, AdminServer &server);
    ~AdminBridge();

    void handle(net::Exchange &exchange);
    void cutAll();

private:
    friend class AdminCall;

    upstream::Client &m_client;
    upstream::EndpointPtr m_channels; ///< several, one request at a time on each
    upstream::EndpointPtr m_healthChannel; ///< of its own, so that it never waits
    net::IntrusiveList<AdminCall> m_calls;
};

} // namespace bifrost::admin
