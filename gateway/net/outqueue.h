// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/buffer.h"
#include "gateway/net/transport.h"

#include <span>
#include <string_view>

namespace bifrost::net {

/// What has to go out and did not fit into the socket yet. Whoever fills it watches size() and stops at
/// HighWater: that is the back pressure of the whole gateway.
class OutQueue
{
public:
    static constexpr std::size_t HighWater = 128 * 1024;
    static constexpr std::size_t LowWater = 32 * 1024;

    /// Beyond this what is not on its way yet stays with us; else the kernel takes 4 MB from us for a peer
    /// that does not read. What is on its way is not limited, so that a fast peer is served as fast as it can
    /// be.
    static constexpr int KernelShare = 128 * 1024;

    /// Sets this bound; of a listening socket for all that it accepts.
    static void boundKernelShare(int fd);

    /// Writes the pieces, after what is queued; keeps a copy of what does not go. False: the connection is
    /// broken.
    bool write(Transport &transport, std::span<const std::string_view> pieces);

    /// Puts the pieces behind what is queued; flush() writes them.
    void add(std::span<const std::string_view> pieces);

    /// The socket takes more. False: the connection is broken.
    bool flush(Transport &transport);

    std::size_t memory() const { return m_rest.capacity(); } ///< all of it, until it is empty
    std::size_t size() const { return m_rest.size(); }
    bool isEmpty() const { return m_rest.isEmpty(); }
    void clear() { m_rest.clear(); }

private:
    Buffer m_rest;
};

} // namespace bifrost::net
