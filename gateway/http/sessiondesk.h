// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/routeclass.h"
#include "gateway/net/exchange.h"

#include <optional>
#include <string_view>

namespace bifrost::http {

class Front;

/// Opens and closes sessions: `/api/session/...`. A wrong password counts here as it does anywhere. Lives on
/// the gateway thread of its front; has no state.
class SessionDesk
{
public:
    explicit SessionDesk(Front &front) : m_front(front) { }
    SessionDesk(const SessionDesk &) = delete;
    SessionDesk &operator=(const SessionDesk &) = delete;

    /// Tells whether a password is asked for; open on loopback.
    static constexpr std::string_view StatePath = "/api/session/is-auth-enabled";

    /// Whether it is one of ours, and who may use it.
    static std::optional<RouteClass> classify(std::string_view path);
    static bool serves(std::string_view method, std::string_view path);

    /// An exchange of this front that serves() has named.
    void handle(net::Exchange &exchange);

private:
    void tellState(net::Exchange &exchange);
    void logOut(net::Exchange &exchange);

    Front &m_front;
};

} // namespace bifrost::http
