// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/modelname.h"

#include "gateway/providers/providertable.h"
#include "models/config/builtinproviders.h"
#include "models/config/namerules.h"

#include <fmt/format.h>

#include <optional>

namespace bifrost::flow {

namespace {

/// As the configuration does it with the names of providers.
std::string lowerCased(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toLower().toStdString();
}

Result<ModelName> usable(const providers::Provider &provider, std::string_view model)
{
    if (model.empty())
        return Error(ErrorCode::ModelUnresolved, fmt::format("`{}/` names no model.", provider.name));
    return ModelName{&provider, model};
}

/// The name of a provider that there is, but not here.
std::optional<Error> builtinNotThere(const std::string &name)
{
    if (!builtinProviders().contains(QString::fromStdString(name)))
        return std::nullopt;
    if (providers::findProvider(name)) {
        return Error(
            ErrorCode::ModelUnresolved,
            fmt::format("Provider `{}` is not set up: add it under `providers` in config.json.", name));
    }
    return Error(
        ErrorCode::ModelUnresolved,
        fmt::format("This version does not speak to `{}` yet; a server with OpenAI's interface can be "
                    "added as a custom provider.",
                    name));
}

} // namespace

Result<ModelName> resolveModel(std::string_view asked, Surface surface, const Snapshot &snapshot)
{
    const std::size_t slash = asked.find('/');
    if (slash != std::string_view::npos && slash <= std::size_t(MaxProviderName)) {
        const std::string_view first = asked.substr(0, slash);
        const providers::Provider *provider = snapshot.provider(first);
        if (!provider)
            provider = snapshot.provider(lowerCased(first));
        if (provider)
            return usable(*provider, asked.substr(slash + 1));
        if (std::optional<Error> error = builtinNotThere(lowerCased(first)))
            return std::move(*error);
        if (surface == Surface::Native && first.empty()) {
            return Error(ErrorCode::ModelUnresolved,
                         "The name before the slash is missing: model should be in provider/model format.");
        }
        if (surface == Surface::Native) {
            return Error(
                ErrorCode::ModelUnresolved,
                fmt::format(
                    "`{}` is no provider that is set up here: model should be in provider/model format.",
                    first));
        }
    }
    if (surface == Surface::OpenAi) {
        if (const providers::Provider *openai = snapshot.provider("openai"))
            return usable(*openai, asked);
        return Error(ErrorCode::ModelUnresolved,
                     "provider is required: the model names none, and `openai` is not set up.");
    }
    return Error(ErrorCode::ModelUnresolved);
}

} // namespace bifrost::flow
