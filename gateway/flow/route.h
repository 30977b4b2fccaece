// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/providers/operation.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace bifrost::flow {

/// Whose interface a route imitates; decides how answers and errors look.
enum class Surface : std::uint8_t {
    Native, ///< /v1: answers carry `extra_fields`
    OpenAi, ///< /openai: answers are the provider's bytes
};

/// One inference route. `<model>` at the end of the path stands for the name of a model, which may have
/// slashes.
struct Route
{
    std::string_view method;
    std::string_view path;
    providers::Operation operation;
    Surface surface;

    /// What stands in the place of `<model>`; empty where the route has none.
    std::string_view modelIn(std::string_view requestPath) const;
};

/// Every inference route there is; the guard, the dispatcher and the tests take them from here.
std::span<const Route> inferenceRoutes();

struct RouteMatch
{
    const Route *route = nullptr;
    const Route *other = nullptr; ///< there is none, but for another method
    std::string_view allowed; ///< which that is, and what goes with it
};

/// HEAD finds what GET finds.
RouteMatch findRoute(std::string_view method, std::string_view path);

/// The path belongs to the inference plane, whether or not there is a route.
bool isInferencePath(std::string_view path);

} // namespace bifrost::flow
