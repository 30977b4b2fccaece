// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/providers/provider.h"
#include "models/config/configuration.h"

#include <string>

namespace bifrost::providers {

/// Makes a provider of its configuration. What is wrong with it makes it unusable, with the sentence that
/// callers get, and leaves the others alone. `loopMark` goes along with requests that may lead back here (see
/// flow/loopmark.h).
Provider buildProvider(const ProviderConfig &config, const std::string &loopMark);

/// The built-in provider that needs no account.
Provider buildDemoProvider();

} // namespace bifrost::providers
