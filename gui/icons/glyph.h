// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QIcon>
#include <QRectF>

class QPainter;

/// The sign of the program: a bolt between the two halves of an arch. Drawn by hand so that each state keeps
/// its shape at 16 pixels.
namespace bifrost::gui {

enum class GlyphState {
    Stopped, ///< outlined bolt
    Starting, ///< dotted arch
    Running, ///< filled bolt
    LocalOnly, ///< the arch closed to a ring
    Degraded, ///< a triangle on it
    Error, ///< a disc with an exclamation mark on it
};

/// Draws into a square, in one ink; only trouble has a colour of its own.
void paintGlyph(QPainter *painter, const QRectF &bounds, GlyphState state, const QColor &ink, Scheme scheme);

/// The glyph for a panel of the given scheme, in the sizes that trays ask for.
QIcon glyphIcon(GlyphState state, Scheme panel);

/// The application's icon, simplified where it is small.
QIcon applicationIcon();

} // namespace bifrost::gui
