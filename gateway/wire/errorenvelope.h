// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"

#include <string>
#include <string_view>

namespace bifrost::wire {

/// The JSON envelope of an error on native and OpenAI routes, without a line end. `extraFields` is a JSON
/// object.
std::string errorEnvelope(const Error &error, std::string_view extraFields = "{}");

/// What stands in `error` where a provider's words are put into the shape of the dialect. An empty type is
/// that of a provider's error, an empty code is null.
std::string errorMember(std::string_view message, std::string_view type, std::string_view code);

} // namespace bifrost::wire
