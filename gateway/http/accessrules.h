// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/admincredential.h"
#include "gateway/http/routeclass.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bifrost::http {

/// Who may use which routes, once the AccessGuard has let the page pass. A part of FrontRules.
struct AccessRules
{
    std::shared_ptr<const AdminCredential> admin; ///< null: there is no password
    bool beyondLoopback = false; ///< others can reach the listener: without a password nothing but /health
    bool inferenceToo = false; ///< the password is asked for on inference routes of loopback as well
    std::vector<std::string> open; ///< paths that all callers on this machine may use; a `*` may end one
    std::optional<std::uint32_t> owner; ///< without a password, management serves this user alone

    /// Never for other machines.
    bool isOpen(std::string_view path) const
    {
        const auto takes = [path](std::string_view pattern) {
            return pattern.ends_with('*') ? path.starts_with(pattern.substr(0, pattern.size() - 1))
                                          : path == pattern;
        };
        return !beyondLoopback && std::ranges::any_of(open, takes);
    }

    bool needsPassword(RouteClass route) const
    {
        switch (route) {
        case RouteClass::Public:
            return false;
        case RouteClass::Inference:
            return beyondLoopback || (admin && inferenceToo);
        case RouteClass::Management:
            break;
        }
        return beyondLoopback || admin;
    }

    bool needsOwner(RouteClass route) const
    {
        return route == RouteClass::Management && owner && !needsPassword(route);
    }
};

} // namespace bifrost::http
