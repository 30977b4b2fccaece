// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bifrost::providers {

/// NO_PROXY: the hosts that are reached directly, as most programs read it. Entries stand between commas or
/// blanks. `example.com`, `.example.com` and `*.example.com` are the host and all below it; an address, and a
/// network such as 10.0.0.0/8, are for hosts that are given as addresses; `:443` behind an entry is that port
/// alone; `*` is every host.
bool isInNoProxy(std::string_view list, const std::string &host, std::uint16_t port);

} // namespace bifrost::providers
