// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/flow/route.h"
#include "gateway/flow/snapshot.h"
#include "models/core/result.h"

#include <string_view>

namespace bifrost::flow {

/// A model as it was asked for, taken apart.
struct ModelName
{
    const providers::Provider *provider = nullptr;
    std::string_view model; ///< without the provider
};

/// `provider/model` is split at the first slash where the first part is a provider; the rest may have
/// slashes. On the drop-in routes a bare name belongs to the provider that the dialect comes from.
Result<ModelName> resolveModel(std::string_view asked, Surface surface, const Snapshot &snapshot);

} // namespace bifrost::flow
