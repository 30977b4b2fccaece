// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/routeclass.h"
#include "gateway/net/httphead.h"
#include "models/core/error.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bifrost::http {

/// Keeps web pages out: names that a rebound DNS entry would bring in Host, and pages of other origins.
/// Applied to every request of every transport, known route or not. Immutable, shared by the connections of
/// all threads.
class AccessGuard
{
public:
    struct Rules
    {
        std::vector<std::string> hosts; ///< further names for Host, without port; `*`: all
        std::vector<std::string> origins; ///< exact, or with `*` for one or more characters but `/` and `.`
        std::vector<std::string> headers; ///< further names for Access-Control-Allow-Headers
        bool anyAddress = false; ///< Host may be any IP address: rebinding needs a name
    };

    explicit AccessGuard(Rules rules);

    /// Nothing: may pass. `authority` is that of an absolute-form target, or empty.
    std::optional<Error> judge(const net::RequestHead &head, std::string_view authority,
                               RouteClass route) const;

    /// The CORS lines of an answer to this origin, which has passed; empty where there is no Origin.
    std::string corsLines(std::string_view origin, bool preflight) const;

private:
    bool isOwnHost(std::string_view hostAndPort) const;
    bool isListed(std::string_view origin) const;

    Rules m_rules;
    bool m_anyHost = false;
    bool m_anyOrigin = false;
};

} // namespace bifrost::http
