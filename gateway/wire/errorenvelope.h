// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"

#include <string>
#include <string_view>

namespace bifrost::wire {

/// The JSON envelope of an error on native and OpenAI routes, without a line end. `extraFields` is a JSON
/// object.
std::string errorEnvelope(const Error &error, std::string_view extraFields = "{}");

} // namespace bifrost::wire
