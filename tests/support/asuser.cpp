// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/asuser.h"

#include <sys/fsuid.h>
#include <unistd.h>

namespace bifrost::test {

bool AsUser::isPossible()
{
    if (::geteuid() != 0)
        return false;
    // Root of a container may know no other user.
    const AsUser nobody;
    return uid_t(::setfsuid(uid_t(-1))) == Nobody; // which changes nothing and tells who it is
}

AsUser::AsUser(uid_t user)
{
    ::setfsuid(user); // of this thread alone; it is what a new socket belongs to
}

AsUser::~AsUser()
{
    ::setfsuid(::geteuid());
}

} // namespace bifrost::test
