// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// ThreadSanitizer sees the locks of code that is built with it, and Qt is not: that whoever posts an event is
// done with what is in it before its reader begins, and whoever answers a blocking call before its caller goes
// on, has to be said. In other builds these are nothing.
#if defined(__SANITIZE_THREAD__)
extern "C" void __tsan_acquire(void *place);
extern "C" void __tsan_release(void *place);
#endif

namespace bifrost {

/// All that this thread has done until now is for who takes over at the same place.
inline void handOver([[maybe_unused]] void *place)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_release(place);
#endif
}

inline void takeOver([[maybe_unused]] void *place)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_acquire(place);
#endif
}

} // namespace bifrost
