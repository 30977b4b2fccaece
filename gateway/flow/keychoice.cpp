// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/keychoice.h"

#include <fmt/format.h>

#include <algorithm>

namespace bifrost::flow {

using providers::Provider;
using providers::ProviderKey;

namespace {

constexpr std::size_t MostEmptyKeys = 3; // that an answer explains

bool isWished(const ProviderKey &key, const KeyWish &wish)
{
    return !wish.id.empty() ? key.id == wish.id : (wish.name.empty() || key.name == wish.name);
}

bool fits(const ProviderKey &key, std::string_view model, const KeyWish &wish)
{
    return isWished(key, wish) && (model.empty() || key.allows(model));
}

Error noKey(const Provider &provider, std::string_view model, const KeyWish &wish)
{
    const auto locked = std::ranges::find_if(
        provider.keys, [&](const ProviderKey &key) { return key.locked && fits(key, model, wish); });
    if (locked != provider.keys.end()) {
        return Error(ErrorCode::SecretsLocked,
                     fmt::format("Key \"{}\" of provider {} is stored, but locked. Unlock the stored keys in "
                                 "the window of Bifrost Desktop, or see its log.",
                                 locked->name, provider.name));
    }
    if (!wish.id.empty() || !wish.name.empty()) {
        return Error(ErrorCode::NoKey,
                     fmt::format("no supported key found with {} \"{}\" for provider: {} and model: {}",
                                 wish.id.empty() ? "name" : "id", wish.id.empty() ? wish.name : wish.id,
                                 provider.name, model));
    }
    if (provider.keys.empty()) {
        std::string sentence =
            fmt::format("no keys found for provider: {} and model: {}", provider.name, model);
        const std::size_t told = std::min(provider.emptyKeys.size(), MostEmptyKeys);
        for (std::size_t i = 0; i < told; ++i)
            sentence += (i == 0 ? ". " : " ") + provider.emptyKeys[i];
        return Error(ErrorCode::NoKey, sentence);
    }
    return Error(ErrorCode::NoKey, fmt::format("no keys found that support model: {}", model));
}

} // namespace

Result<const ProviderKey *> chooseKey(const Provider &provider, std::string_view model, const KeyWish &wish,
                                      const std::vector<const ProviderKey *> &tried, std::uint64_t random)
{
    // Also if that key blocks it: another one would ask the provider for a model that it does not have.
    const bool isAlias = std::ranges::any_of(
        provider.keys, [&](const ProviderKey &key) { return key.hasAlias(model) && isWished(key, wish); });
    const auto isCandidate = [&](const ProviderKey &key) {
        return !key.locked && fits(key, model, wish) && (!isAlias || key.names(model))
            && std::ranges::find(tried, &key) == tried.end();
    };
    double sum = 0;
    std::size_t count = 0;
    const ProviderKey *last = nullptr;
    for (const ProviderKey &key : provider.keys) {
        if (!isCandidate(key))
            continue;
        sum += key.weight;
        ++count;
        last = &key;
    }
    if (count == 0) {
        if (!provider.needsKey && provider.keys.empty() && wish.id.empty() && wish.name.empty())
            return static_cast<const ProviderKey *>(nullptr);
        return noKey(provider, model, wish);
    }
    if (count == 1)
        return last;
    const double point = double(random >> 11) * 0x1.0p-53; // in [0, 1)
    double left = point * (sum > 0 ? sum : double(count));
    for (const ProviderKey &key : provider.keys) {
        if (!isCandidate(key))
            continue;
        left -= sum > 0 ? key.weight : 1;
        if (left < 0)
            return &key;
    }
    return last; // rounding
}

} // namespace bifrost::flow
