// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

class QFontMetrics;
class QPainter;

/// Numbers in columns: every digit in a cell as wide as the widest one, whatever the font does, so that they
/// stand below each other and do not dance while they change.
namespace bifrost::gui {

int numberWidth(const QFontMetrics &metrics, const QString &text);

/// Draws with the painter's font and pen. Left to right in every language; `alignment` is absolute.
void paintNumber(QPainter *painter, const QRectF &bounds, const QString &text, Qt::Alignment alignment);

} // namespace bifrost::gui
