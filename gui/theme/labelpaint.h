// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QStyleOptionButton;
class QStyleOptionHeader;
class QStyleOptionMenuItem;

/// What Style writes on controls. `mnemonics` underlines the letter that goes with Alt.
namespace bifrost::gui {

constexpr int HeaderMargin = 8; ///< left and right of a column's title

void paintHeaderLabel(QPainter *painter, const QStyleOptionHeader &option);
void paintButtonLabel(QPainter *painter, const QStyleOptionButton &option, bool mnemonics);
void paintMenuBarLabel(QPainter *painter, const QStyleOptionMenuItem &option, bool mnemonics);

} // namespace bifrost::gui
