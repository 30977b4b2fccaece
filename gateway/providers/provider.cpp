// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/provider.h"

#include <algorithm>

namespace bifrost::providers {

bool ProviderKey::allows(std::string_view model) const
{
    const std::string_view target = upstreamModel(model);
    const auto names = [&](const std::vector<std::string> &list) {
        return std::ranges::any_of(
            list, [&](const std::string &entry) { return entry == model || entry == target; });
    };
    if (names(blacklist) || (!servedModel.empty() && servedModel != target))
        return false;
    return allModels || names(models);
}

void ProviderKey::hideIn(std::string &text) const
{
    constexpr std::size_t MinLength = 8; // shorter ones would hide words
    std::string_view value = authorization.reveal();
    value.remove_prefix(std::min(value.size(), value.find("Bearer ") + 7));
    value = value.substr(0, value.find("\r\n"));
    if (value.size() < MinLength)
        return;
    const std::string masked = Secret(value).masked();
    for (std::size_t at = text.find(value); at != std::string::npos;
         at = text.find(value, at + masked.size()))
        text.replace(at, value.size(), masked);
}

std::string_view ProviderKey::upstreamModel(std::string_view model) const
{
    const auto alias = aliases.find(model);
    return alias == aliases.end() ? model : std::string_view(alias->second);
}

bool Provider::offers(Operation operation, bool stream) const
{
    return (stream ? streamAllowed : operations).test(indexOf(operation));
}

const Target *Provider::target(Operation operation, bool stream, const ProviderKey *key) const
{
    const TargetSet &set = key && key->targets ? *key->targets : targets;
    const std::optional<Target> &target = set[slotOf(operation, stream)];
    return target ? &*target : nullptr;
}

} // namespace bifrost::providers
