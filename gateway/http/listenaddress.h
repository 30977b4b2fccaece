// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/fd.h"
#include "models/core/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bifrost::http {

/// Sockets that listen, and the port they share.
struct Listening
{
    std::vector<net::Fd> sockets;
    std::uint16_t port = 0;
};

/// Whom a host lets in.
enum class Reach : std::uint8_t {
    Loopback, ///< programs on this machine
    Beyond, ///< others as well, which is refused as long as there is no password
};

/// Whether listenOn() would take this host at all; and if so, who can reach it.
/// `noPassword` says why there is none, if it is not that nobody has set one.
Result<Reach> judgeListenHost(const std::string &host, Reach allowed = Reach::Loopback,
                              const std::string &noPassword = {});

/// Listens on `localhost` or on an address. `localhost` means 127.0.0.1 and, where the machine has it, ::1:
/// were only one taken, another user could listen on the other and collect keys. `::` and `*` mean every
/// address, 0.0.0.0 every one of IPv4. Port 0 takes a free one.
Result<Listening> listenOn(const std::string &host, std::uint16_t port, Reach allowed = Reach::Loopback);

} // namespace bifrost::http
