// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xcb/xcb.h>

#include <chrono>
#include <functional>
#include <memory>

namespace bifrost::bench {

/// Looks at a display of X and tells when a program has drawn its window there. Throws Failure where there is
/// no display.
class WindowWatch
{
public:
    WindowWatch();

    /// Calls `start`, then waits until a window of some size is on the screen and something stands in it.
    /// Returns the time that took; a negative one: nothing came in time.
    std::chrono::duration<double, std::milli> timeUntilDrawn(const std::function<void()> &start,
                                                             std::chrono::seconds patience);

private:
    struct Disconnect
    {
        void operator()(xcb_connection_t *connection) const { xcb_disconnect(connection); }
    };

    xcb_window_t mappedWindow();
    bool isDrawn(xcb_window_t window);

    std::unique_ptr<xcb_connection_t, Disconnect> m_connection;
};

} // namespace bifrost::bench
