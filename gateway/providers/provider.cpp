// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/provider.h"

#include "models/core/quotedsecret.h"

#include <algorithm>

namespace bifrost::providers {

namespace {

/// `authorization` is a header line; what counts of it is what follows the scheme.
void hide(const Secret &authorization, std::string &text)
{
    std::string_view value = authorization.reveal();
    value = value.substr(0, value.find("\r\n"));
    value.remove_prefix(value.rfind(' ') + 1);
    const std::string mask = Secret(value).masked();
    hideSecret(text, value, mask);
    if (value.find('/') == std::string_view::npos)
        return;
    std::string escaped; // as some write it in JSON
    for (const char c : value)
        escaped.append(c == '/' ? "\\/" : std::string(1, c));
    hideSecret(text, escaped, mask);
}

} // namespace

bool AliasOrder::operator()(std::string_view a, std::string_view b) const
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; };
    return std::ranges::lexicographical_compare(a, b, {}, lower, lower);
}

bool ProviderKey::allows(std::string_view model) const
{
    const auto alias = aliases.find(model);
    const bool isAlias = alias != aliases.end();
    const std::string_view target = isAlias ? std::string_view(alias->second) : model;
    const auto lists = [&](const std::vector<std::string> &list) {
        return std::ranges::any_of(list, [&](const std::string &entry) {
            return entry == model || entry == target || (isAlias && entry == alias->first);
        });
    };
    if (lists(blacklist) || (!servedModel.empty() && servedModel != target))
        return false;
    return allModels || isAlias || lists(models);
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

std::string_view Provider::authorizationFor(const ProviderKey *key) const
{
    return key && !key->authorization.isEmpty() ? key->authorization.reveal() : authorization.reveal();
}

void Provider::hideCredentials(std::string &text) const
{
    for (const ProviderKey &key : keys)
        hide(key.authorization, text);
    hide(authorization, text);
}

void Provider::hideCredential(const ProviderKey *key, std::string &text) const
{
    if (key)
        hide(key->authorization, text);
    hide(authorization, text);
}

bool Provider::isFree(Operation operation, bool stream, const ProviderKey *key) const
{
    if (isDemo)
        return true;
    const Target *place = needsKey ? nullptr : target(operation, stream, key);
    if (!place)
        return false;
    const std::string &host = place->endpoint->host;
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}

} // namespace bifrost::providers
