// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/intrusivelist.h"
#include "gateway/net/loop.h"

namespace bifrost::flow {

/// Something that answers a request and may take its time. Owned by the Engine until it has ended, then by
/// the loop.
class Job : public net::Pollable, public net::ListNode<Job>
{
public:
    virtual void cut() = 0; ///< the gateway stops: answer what can be answered, and end
    void onReady(std::uint32_t) override { }
};

} // namespace bifrost::flow
