// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace bifrost::gui {

/// Makes the first entry that can be chosen the current one, as in a menu that the keyboard has opened.
void chooseFirst(QMenu *menu);

} // namespace bifrost::gui
