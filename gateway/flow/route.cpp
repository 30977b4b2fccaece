// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/route.h"

#include <array>

namespace bifrost::flow {

namespace {

using enum providers::Operation;

constexpr std::array Routes{
    Route{"POST", "/v1/chat/completions", ChatCompletion, Surface::Native},
    Route{"POST", "/v1/completions", TextCompletion, Surface::Native},
    Route{"POST", "/v1/embeddings", Embedding, Surface::Native},
    Route{"GET", "/v1/models", ListModels, Surface::Native},
    Route{"GET", "/v1/models/<model>", ListModels, Surface::Native},
    Route{"POST", "/openai/v1/chat/completions", ChatCompletion, Surface::OpenAi},
    Route{"POST", "/openai/v1/completions", TextCompletion, Surface::OpenAi},
    Route{"POST", "/openai/v1/embeddings", Embedding, Surface::OpenAi},
    Route{"GET", "/openai/v1/models", ListModels, Surface::OpenAi},
    Route{"GET", "/openai/v1/models/<model>", ListModels, Surface::OpenAi},
    Route{"POST", "/openai/chat/completions", ChatCompletion, Surface::OpenAi},
    Route{"POST", "/openai/completions", TextCompletion, Surface::OpenAi},
    Route{"POST", "/openai/embeddings", Embedding, Surface::OpenAi},
    Route{"GET", "/openai/models", ListModels, Surface::OpenAi},
    Route{"GET", "/openai/models/<model>", ListModels, Surface::OpenAi},
};

bool isBelow(std::string_view path, std::string_view prefix)
{
    return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

bool matches(const Route &route, std::string_view path)
{
    return route.path.ends_with('>') ? !route.modelIn(path).empty() : route.path == path;
}

} // namespace

std::string_view Route::modelIn(std::string_view requestPath) const
{
    const std::string_view before = path.substr(0, path.find('<'));
    return before.size() < path.size() && requestPath.starts_with(before) ? requestPath.substr(before.size())
                                                                          : std::string_view();
}

std::span<const Route> inferenceRoutes()
{
    return Routes;
}

RouteMatch findRoute(std::string_view method, std::string_view path)
{
    RouteMatch match;
    for (const Route &route : Routes) {
        if (!matches(route, path))
            continue;
        if (route.method == method || (method == "HEAD" && route.method == "GET")) {
            match.route = &route;
            return match;
        }
        match.other = &route;
        match.allowed = route.method == "GET" ? std::string_view("GET, HEAD, OPTIONS")
                                              : std::string_view("POST, OPTIONS");
    }
    return match;
}

bool isInferencePath(std::string_view path)
{
    return isBelow(path, "/v1") || isBelow(path, "/openai");
}

} // namespace bifrost::flow
