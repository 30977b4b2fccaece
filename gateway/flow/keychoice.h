// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/providers/provider.h"
#include "models/core/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace bifrost::flow {

/// What a caller says about the key that is to serve it.
struct KeyWish
{
    std::string_view id;
    std::string_view name;
};

/// Draws one of the keys that may serve the model, by weight; all weights zero: each is as likely. A name
/// that is an alias of one of them is for the keys that list it: one that takes every model would pass it on
/// to a provider that does not know it. `tried` are keys that the provider has refused in this request.
/// `random` is uniform over 64 bits. Null where the provider needs no key.
Result<const providers::ProviderKey *> chooseKey(const providers::Provider &provider, std::string_view model,
                                                 const KeyWish &wish,
                                                 const std::vector<const providers::ProviderKey *> &tried,
                                                 std::uint64_t random);

} // namespace bifrost::flow
