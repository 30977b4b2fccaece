// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/embedhost.h"

#ifdef BIFROST_XCB
#include <QGuiApplication>

#include <memory>

namespace bifrost::gui {

/// Other platforms than X11 may have the interface and no connection behind it.
xcb_connection_t *x11Connection()
{
    const auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    return x11 ? x11->connection() : nullptr;
}

xcb_atom_t atomNamed(xcb_connection_t *connection, const QByteArray &name)
{
    const std::unique_ptr<xcb_intern_atom_reply_t, Freed> atom(xcb_intern_atom_reply(
        connection, xcb_intern_atom(connection, false, uint16_t(name.size()), name.constData()), nullptr));
    return atom ? atom->atom : xcb_atom_t{XCB_ATOM_NONE};
}

xcb_window_t embedHost(xcb_connection_t *connection)
{
    const xcb_atom_t atom = atomNamed(connection, "_NET_SYSTEM_TRAY_S0");
    const std::unique_ptr<xcb_get_selection_owner_reply_t, Freed> owner(
        xcb_get_selection_owner_reply(connection, xcb_get_selection_owner(connection, atom), nullptr));
    return owner ? owner->owner : xcb_window_t{XCB_WINDOW_NONE};
}

} // namespace bifrost::gui
#endif
