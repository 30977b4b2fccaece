// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace bifrost::net {

/// Somebody with a descriptor in the Loop. Between Loop::retire() and the end of the batch it may still be
/// called and has to ignore it.
class Pollable
{
public:
    virtual ~Pollable() = default;
    virtual void onReady(std::uint32_t events) = 0;
};

} // namespace bifrost::net
