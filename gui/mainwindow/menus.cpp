// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/menus.h"

#include "gui/actions/actiontable.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace bifrost::gui {

namespace {

QString menuText(const char *text)
{
    return QCoreApplication::translate("bifrost::gui::Menus", text);
}

/// Actions in groups with a line between them. Lines without anything on one side hide by themselves.
void fill(QMenu *menu, const ActionTable &actions,
          std::initializer_list<std::initializer_list<ActionId>> groups)
{
    for (const auto &group : groups) {
        menu->addSeparator();
        for (const ActionId id : group)
            menu->addAction(actions[id]);
    }
}

} // namespace

void makeMenus(QMenuBar *bar, const ActionTable &actions, const QList<QAction *> &pages)
{
    using enum ActionId;
    QMenu *file = bar->addMenu(menuText(QT_TRANSLATE_NOOP("bifrost::gui::Menus", "&File")));
    fill(file, actions, {{NewItem, Apply, Revert, Delete}, {Export}, {OpenSettings}, {HideWindow, Quit}});

    QMenu *gateway = bar->addMenu(menuText(QT_TRANSLATE_NOOP("bifrost::gui::Menus", "&Gateway")));
    fill(gateway, actions, {{ToggleGateway, PauseGateway, CopyAddress}, {LocalOnly}});

    QMenu *view = bar->addMenu(menuText(QT_TRANSLATE_NOOP("bifrost::gui::Menus", "&View")));
    view->addActions(pages);
    fill(view, actions,
         {{FindCommand},
          {Find, Refresh, Pause, ToggleDetail, MoveDetail},
          {ToggleSidebar, NextRegion, PreviousRegion}});
    view->addSeparator();
    QMenu *scheme = view->addMenu(menuText(QT_TRANSLATE_NOOP("bifrost::gui::Menus", "A&ppearance")));
    fill(scheme, actions, {{SchemeSystem, SchemeLight, SchemeDark}, {SwitchScheme}});

    QMenu *help = bar->addMenu(menuText(QT_TRANSLATE_NOOP("bifrost::gui::Menus", "&Help")));
    fill(help, actions, {{Shortcuts}, {SupportBundle}, {About}});
}

} // namespace bifrost::gui
