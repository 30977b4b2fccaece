// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/panelscheme.h"

#include <QByteArray>
#include <QList>

namespace bifrost::gui {

Scheme panelScheme(Scheme system)
{
    const QList<QByteArray> desktops = qgetenv("XDG_CURRENT_DESKTOP").toUpper().split(':');
    for (const char *alwaysDark : {"GNOME", "UNITY", "PANTHEON", "X-CINNAMON"}) {
        if (desktops.contains(alwaysDark))
            return Scheme::Dark;
    }
    return system;
}

} // namespace bifrost::gui
