// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>

namespace bifrost::http {

/// How handshakes with callers have gone since the start; any thread.
struct TlsCounts
{
    std::atomic<std::uint64_t> done = 0;
    std::atomic<std::uint64_t> resumed = 0; ///< of them: short ones
    std::atomic<std::uint64_t> failed = 0;
    std::atomic<std::uint64_t> plainAsked = 0; ///< HTTP in the clear where TLS is spoken
    std::atomic<std::uint64_t> tlsAsked = 0; ///< TLS where HTTP is spoken in the clear
};

} // namespace bifrost::http
