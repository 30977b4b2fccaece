// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/adminroutes.h"

#include <array>

namespace bifrost::admin {

namespace {

constexpr std::array Routes{
    AdminRoute{"GET", "/health"},
    AdminRoute{"GET", "/api/version"},
    AdminRoute{"GET", "/api/config"},
    AdminRoute{"GET", "/api/providers"},
    AdminRoute{"GET", "/api/providers/<name>"},
};

bool matches(std::string_view pattern, std::string_view path)
{
    const std::size_t wild = pattern.find('<');
    if (wild == std::string_view::npos)
        return pattern == path;
    return path.size() > wild && path.starts_with(pattern.substr(0, wild))
        && path.find('/', wild) == std::string_view::npos;
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
        match.allowed = "GET, HEAD, OPTIONS"; // this version only reads
    }
    return match;
}

} // namespace bifrost::admin
