// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/choosefirst.h"

#include <QMenu>

namespace bifrost::gui {

void chooseFirst(QMenu *menu)
{
    for (QAction *action : menu->actions()) {
        if (action->isVisible() && action->isEnabled() && !action->isSeparator()) {
            menu->setActiveAction(action);
            return;
        }
    }
}

} // namespace bifrost::gui
