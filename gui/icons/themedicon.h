// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;

/// Our symbols: SVG files in the resources, drawn in the colour of a role. GUI thread only.
namespace bifrost::gui {

/// An icon that takes its colour from the application's palette each time it is drawn, so that it follows a
/// change of scheme by itself. The name is that of a file in resources/icons.
QIcon themedIcon(const QString &name, Role role = Role::Muted);

/// One symbol in one colour; the size is in device pixels. It is drawn the first time only.
QPixmap symbol(const QString &name, const QColor &ink, QSize deviceSize);

/// Draws a symbol in logical coordinates, sharp at every device ratio.
void paintSymbol(QPainter *painter, const QRectF &bounds, const QString &name, const QColor &ink);

} // namespace bifrost::gui
