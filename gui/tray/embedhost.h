// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#ifdef BIFROST_XCB
#include <QByteArray>

#include <xcb/xcb.h>

#include <cstdlib>

namespace bifrost::gui {

/// For what xcb gives away.
struct Freed
{
    void operator()(void *reply) const { std::free(reply); }
};

/// That of Qt; null where the windows are not on X11.
xcb_connection_t *x11Connection();

xcb_atom_t atomNamed(xcb_connection_t *connection, const QByteArray &name);

/// The panel that embeds icons owns the selection that is named after its screen; none: there is no panel.
xcb_window_t embedHost(xcb_connection_t *connection);

} // namespace bifrost::gui
#endif
