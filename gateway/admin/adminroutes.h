// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace bifrost::admin {

/// One management route. `<name>` stands for a segment of the path.
struct AdminRoute
{
    std::string_view method;
    std::string_view path;
};

/// Every management route there is; the guard's tests take them from here.
std::span<const AdminRoute> adminRoutes();

/// The path belongs to the management plane, whether or not there is a route.
bool isAdminPath(std::string_view path);

/// The pattern that the path goes by, whatever the method; empty: there is none.
std::string_view adminPatternOf(std::string_view path);

struct AdminMatch
{
    const AdminRoute *route = nullptr;
    std::string allowed; ///< no route: the path exists, with these methods only
};

/// HEAD finds what GET finds.
AdminMatch findAdminRoute(std::string_view method, std::string_view path);

} // namespace bifrost::admin
