// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/processlimits.h"

#include <QString>

#include <sys/resource.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Qt::StringLiterals;

namespace bifrost {

namespace {

constexpr quint64 LeastDescriptors = 64;

/// 0: the system does not tell.
quint64 raised()
{
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = limit.rlim_max;
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : before;
}

} // namespace

Result<quint64> raiseDescriptorLimit()
{
    const quint64 descriptors = raised();
    if (descriptors != 0 && descriptors < LeastDescriptors) {
        return Error(ErrorCode::FileUnreadable,
                     u"The system lets this program have %1 descriptors for files and connections, and with "
                     "fewer than %2 it can serve nobody. Raise the limit (`ulimit -n`)."_s.arg(descriptors)
                         .arg(LeastDescriptors)
                         .toStdString());
    }
    return descriptors;
}

void tuneAllocator()
{
#ifdef __GLIBC__
    constexpr int MappedFrom = 4 * 1024 * 1024;
    constexpr int TrimmedFrom = 16 * 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, MappedFrom);
    mallopt(M_TRIM_THRESHOLD, TrimmedFrom);
#endif
}

} // namespace bifrost
