// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/glibbus.h"

#include <QLibrary>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr int SessionBusType = 2; // G_BUS_TYPE_SESSION

/// The few functions of GIO. Looked up as QtKeychain looks up libsecret: neither has to be there.
struct Gio
{
    using Ready = void (*)(void *source, void *result, void *data);

    void (*busGet)(int type, void *cancellable, Ready ready, void *data);
    void *(*busGetFinish)(void *result, void **error);
    void (*setExitOnClose)(void *connection, int exits);
    void (*unref)(void *object);

    static const Gio *instance()
    {
        static const std::unique_ptr<const Gio> gio = load();
        return gio.get();
    }

private:
    static std::unique_ptr<const Gio> load()
    {
        QLibrary library(u"gio-2.0"_s, 0);
        auto gio = std::make_unique<Gio>();
        const auto find = [&library](auto &function, const char *name) {
            function = reinterpret_cast<std::decay_t<decltype(function)>>(library.resolve(name));
            return function != nullptr;
        };
        // Symbols of GObject are found through GIO, which is linked with it.
        const bool complete = find(gio->busGet, "g_bus_get") && find(gio->busGetFinish, "g_bus_get_finish")
            && find(gio->setExitOnClose, "g_dbus_connection_set_exit_on_close")
            && find(gio->unref, "g_object_unref");
        if (!complete)
            gio.reset();
        return gio;
    }
};

using Callback = std::function<void(GlibBus::Handle)>;

void onConnected(void *, void *result, void *data)
{
    const std::unique_ptr<Callback> callback(static_cast<Callback *>(data));
    const Gio &gio = *Gio::instance();
    GlibBus::Handle handle;
    if (void *connection = gio.busGetFinish(result, nullptr)) {
        gio.setExitOnClose(connection, 0);
        handle.reset(connection, gio.unref);
    }
    (*callback)(std::move(handle));
}

} // namespace

void GlibBus::disarm(std::function<void(Handle)> callback)
{
    if (const Gio *gio = Gio::instance())
        gio->busGet(SessionBusType, nullptr, &onConnected, new Callback(std::move(callback)));
    else
        callback({});
}

} // namespace bifrost
