// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

namespace bifrost {

/// The connection to the session bus that libsecret shares with whatever else uses GLib. By default it ends
/// the process when the bus goes, with a user who logs out for one, and a gateway must not end then. Used on
/// one thread, and tied to its event loop.
class GlibBus
{
public:
    /// Gets the connection, disarms it and calls back; the connection stays while the handle that is handed
    /// over does. Calls back without a handle where there is no GLib, so that nothing can happen.
    using Handle = std::shared_ptr<void>;
    static void disarm(std::function<void(Handle)> callback);
};

} // namespace bifrost
