// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QRect>

#include <optional>

class QImage;

namespace bifrost::gui {

/// Whether the panel that holds the tray is light or dark, where it cannot be seen. Some desktops keep it
/// dark whatever the windows are, Plasma may be told to; the others follow the scheme of the system.
Scheme panelScheme(Scheme system);

/// The same where the icon is a window in the panel: what the panel says of its colours, else those that are
/// seen around the icon, which fill its edge. Nothing: there is no such panel, or no icon in it yet.
std::optional<Scheme> panelSchemeAround(const QRect &icon);

/// What is light and what is dark, by the pixels along the edge of a picture.
std::optional<Scheme> schemeAtEdge(const QImage &picture);

} // namespace bifrost::gui
