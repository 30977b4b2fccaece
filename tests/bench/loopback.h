// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/descriptor.h"

#include <cstdint>

namespace bifrost::bench {

/// Sockets of the bench. Everything stays on 127.0.0.1.
struct Listener
{
    Descriptor socket;
    std::uint16_t port = 0;
};

Listener listenOnLoopback();

/// Throws Failure where nobody listens. The socket is non-blocking and sends without delay.
Descriptor connectToLoopback(std::uint16_t port);

/// A port below the range that the kernel takes for outgoing connections, free a moment ago.
std::uint16_t freePort();

bool acceptsOnLoopback(std::uint16_t port);

/// As many open files as the hard limit allows, here and in every process started from here. Returns the
/// limit.
std::uint64_t raiseDescriptorLimit();

} // namespace bifrost::bench
