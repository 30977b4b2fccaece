// SPDX-License-Identifier: GPL-3.0-or-later
// Systems without NETLINK_SOCK_DIAG do not tell.
#include "gateway/net/peerowner.h"

namespace bifrost::net {

PeerOwner PeerOwner::of(int)
{
    return {};
}

bool PeerOwner::canBeAsked(int)
{
    return false;
}

} // namespace bifrost::net
