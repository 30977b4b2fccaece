// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "models/core/money.h"

namespace bifrost {

/// The price that a decimal number of dollars says: "0.0000025", "2.5e-06". No binary fraction comes in
/// between; what is smaller than a pico-dollar is rounded half up. Nothing for a negative number, an amount
/// beyond a million dollars or what is no number.
std::optional<UnitPrice> unitPriceFromText(std::string_view dollars);

} // namespace bifrost
