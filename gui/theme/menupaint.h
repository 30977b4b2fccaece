// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QPainter;
class QStyleOptionMenuItem;

/// What Style draws for the entries of menus: a soft field below the chosen one, icons in a column of their
/// own, shortcuts at the end.
namespace bifrost::gui {

void paintMenuItem(QPainter *painter, const QStyleOptionMenuItem &option, bool mnemonics);
QSize menuItemSize(const QStyleOptionMenuItem &option, const QSize &content);

/// In the list of a combo box: the words stand below those in the box, a tick is at the end of the chosen
/// ones.
void paintComboItem(QPainter *painter, const QStyleOptionMenuItem &option);
QSize comboItemSize(const QStyleOptionMenuItem &option, const QSize &content);

} // namespace bifrost::gui
