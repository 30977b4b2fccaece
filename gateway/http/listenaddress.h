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

/// Whether listenOn() would take this host at all.
Result<void> judgeListenHost(const std::string &host);

/// Listens on a loopback name or address. `localhost` means 127.0.0.1 and, where the machine has it, ::1:
/// were only one taken, another user could listen on the other and collect keys. Port 0 takes a free one.
Result<Listening> listenOn(const std::string &host, std::uint16_t port);

} // namespace bifrost::http
