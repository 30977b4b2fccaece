// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/homefolder.h"

#include <QtGlobal>

#include <cerrno>
#include <vector>

#include <pwd.h>
#include <unistd.h>

namespace bifrost {

QByteArray homeOf(uid_t user)
{
    constexpr std::size_t MaxEntry = 1024 * 1024;
    std::vector<char> buffer(4096);
    passwd entry{};
    passwd *found = nullptr;
    while (::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found) == ERANGE
           && buffer.size() < MaxEntry)
        buffer.resize(buffer.size() * 2);
    if (!found || !entry.pw_dir)
        return {};
    const QByteArray home(entry.pw_dir);
    return home.startsWith('/') && home != "/" ? home : QByteArray();
}

void ensureHome()
{
    if (qgetenv("HOME").startsWith('/'))
        return;
    if (const QByteArray home = homeOf(::geteuid()); !home.isEmpty())
        qputenv("HOME", home);
}

} // namespace bifrost
