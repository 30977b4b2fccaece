// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace bifrost::http {

/// What a path is for; decides who may use it, and which browser pages.
enum class RouteClass : std::uint8_t {
    Inference,
    Management, ///< what is nothing else, unknown paths among it
    Public, ///< tells nothing but that the program is there: /health
};

} // namespace bifrost::http
