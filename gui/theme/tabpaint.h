// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QFont;
class QPainter;
class QStyleOptionTab;

/// What Style draws for a row of tabs: words, and a bar below the one in front.
namespace bifrost::gui {

void paintTab(QPainter *painter, const QStyleOptionTab &option, bool mnemonics);
QSize tabSize(const QStyleOptionTab &option, const QSize &content, const QFont &font);

} // namespace bifrost::gui
