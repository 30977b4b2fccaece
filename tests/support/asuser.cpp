// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/asuser.h"

#include <sys/fsuid.h>
#include <unistd.h>

namespace bifrost::test {

bool AsUser::isPossible()
{
    return ::geteuid() == 0;
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
