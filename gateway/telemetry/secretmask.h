// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/secret.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Keeps credentials out of what is recorded of requests.
namespace bifrost::telemetry {

using Secrets = std::vector<Secret>;
using SecretsPtr = std::shared_ptr<const Secrets>;

/// The header carries a credential, as far as its name tells.
bool isSecretHeader(std::string_view name);

/// The value as people may see it. The credential is added to `found`, so that it can be hidden elsewhere
/// too.
std::string maskedValue(std::string_view name, std::string_view value, Secrets &found);

/// A request target with the credentials in its query masked.
std::string maskedTarget(std::string_view target, Secrets &found);

/// Puts asterisks over every secret that the text quotes; its length stays.
void hideSecrets(std::string &text, std::span<const Secret> secrets);

} // namespace bifrost::telemetry
