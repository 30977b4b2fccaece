// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

class QFont;
class QPainter;
class QRect;
class QString;

/// Numbers in columns: every digit takes the room of the widest one, also in fonts whose digits differ.
namespace bifrost::gui {

int digitsWidth(const QFont &font, const QString &text);

/// In one line, with the painter's font and pen; the alignment is absolute. What does not fit is cut off.
void paintDigits(QPainter *painter, const QRect &cell, const QString &text, Qt::Alignment alignment);

} // namespace bifrost::gui
