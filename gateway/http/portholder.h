// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace bifrost::http {

/// Who listens on this TCP port, such as "ollama (process 4711)"; empty where it cannot be known, as for a
/// program of another user.
std::string holderOfPort(std::uint16_t port);

} // namespace bifrost::http
