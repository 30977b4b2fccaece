// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QMenuBar;

namespace bifrost::gui {

class ActionTable;

/// Fills the menu bar from the table of actions and with one entry per page.
void makeMenus(QMenuBar *bar, const ActionTable &actions, const QList<QAction *> &pages);

} // namespace bifrost::gui
