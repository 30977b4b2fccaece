// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/adminroutes.h"

#include <algorithm>
#include <array>

namespace bifrost::admin {

namespace {

constexpr std::array Routes{
    AdminRoute{"GET", "/health"},
    AdminRoute{"GET", "/metrics"},
    AdminRoute{"GET", "/api/session/is-auth-enabled"},
    AdminRoute{"POST", "/api/session/login"},
    AdminRoute{"POST", "/api/session/logout"},
    AdminRoute{"GET", "/api/version"},
    AdminRoute{"GET", "/api/config"},
    AdminRoute{"PUT", "/api/config"},
    AdminRoute{"PATCH", "/api/config"},
    AdminRoute{"GET", "/api/keys"},
    AdminRoute{"GET", "/api/providers"},
    AdminRoute{"POST", "/api/providers"},
    AdminRoute{"GET", "/api/providers/<provider>"},
    AdminRoute{"PUT", "/api/providers/<provider>"},
    AdminRoute{"PATCH", "/api/providers/<provider>"},
    AdminRoute{"DELETE", "/api/providers/<provider>"},
    AdminRoute{"POST", "/api/providers/<provider>/test"},
    AdminRoute{"GET", "/api/providers/<provider>/keys"},
    AdminRoute{"POST", "/api/providers/<provider>/keys"},
    AdminRoute{"GET", "/api/providers/<provider>/keys/<key>"},
    AdminRoute{"PUT", "/api/providers/<provider>/keys/<key>"},
    AdminRoute{"PATCH", "/api/providers/<provider>/keys/<key>"},
    AdminRoute{"DELETE", "/api/providers/<provider>/keys/<key>"},
};

/// Segment by segment; `<name>` takes any one that is not empty.
bool matches(std::string_view pattern, std::string_view path)
{
    while (!pattern.empty() && !path.empty()) {
        pattern.remove_prefix(1);
        path.remove_prefix(1);
        const std::string_view wanted = pattern.substr(0, pattern.find('/'));
        const std::string_view given = path.substr(0, path.find('/'));
        if (wanted.starts_with('<') ? given.empty() : wanted != given)
            return false;
        pattern.remove_prefix(wanted.size());
        path.remove_prefix(given.size());
    }
    return pattern.empty() && path.empty();
}

bool isBelow(std::string_view path, std::string_view prefix)
{
    return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

} // namespace

std::span<const AdminRoute> adminRoutes()
{
    return Routes;
}

std::string_view adminPatternOf(std::string_view path)
{
    if (!isAdminPath(path))
        return {};
    const auto route =
        std::ranges::find_if(Routes, [path](const AdminRoute &one) { return matches(one.path, path); });
    return route == Routes.end() ? std::string_view() : route->path;
}

bool isAdminPath(std::string_view path)
{
    return isBelow(path, "/api") || path == "/health" || path == "/metrics";
}

AdminMatch findAdminRoute(std::string_view method, std::string_view path)
{
    AdminMatch match;
    for (const AdminRoute &route : Routes) {
        if (!matches(route.path, path))
            continue;
        if (route.method == method || (method == "HEAD" && route.method == "GET")) {
            match.route = &route;
            return match;
        }
        if (!match.allowed.empty())
            match.allowed += ", ";
        match.allowed += route.method == "GET" ? "GET, HEAD" : route.method;
    }
    if (!match.allowed.empty())
        match.allowed += ", OPTIONS";
    return match;
}

} // namespace bifrost::admin
