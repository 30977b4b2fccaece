// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QStyleOption;

/// What Style draws for check boxes and radio buttons, in tables and menus too.
namespace bifrost::gui {

constexpr int CheckSide = 16;

void paintCheck(QPainter *painter, const QStyleOption &option);
void paintRadio(QPainter *painter, const QStyleOption &option);

} // namespace bifrost::gui
