// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/admincredential.h"
#include "gateway/http/routeclass.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace bifrost::http {

/// Who may use which routes, once the AccessGuard has let the page pass. Immutable; every Front holds a
/// pointer of its own.
struct AccessRules
{
    std::shared_ptr<const AdminCredential> admin; ///< null: there is no password
    bool beyondLoopback = false; ///< others can reach the listener: without a password nothing but /health
    bool inferenceToo = false; ///< the password is asked for on inference routes of loopback as well
    std::optional<std::uint32_t> owner; ///< without a password, management serves this user alone

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

using AccessRulesPtr = std::shared_ptr<const AccessRules>;

} // namespace bifrost::http
