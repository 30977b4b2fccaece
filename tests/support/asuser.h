// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace bifrost::test {

/// While it lives, what this thread makes (files, sockets) belongs to another user; the rest of the process
/// stays who it is. Only root may: isPossible() says whether, and the test skips itself else.
class AsUser
{
public:
    static constexpr uid_t Nobody = 65534;

    static bool isPossible();

    explicit AsUser(uid_t user = Nobody);
    ~AsUser();
    AsUser(const AsUser &) = delete;
    AsUser &operator=(const AsUser &) = delete;
};

} // namespace bifrost::test
