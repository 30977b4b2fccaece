// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/actiontable.h"

#include "gui/icons/themedicon.h"

#include <QActionGroup>
#include <QKeySequence>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

ActionTable::ActionTable(QObject *parent) : QObject(parent)
{
    addPageActions();
    add(ActionId::OpenWindow, tr("&Open Bifrost"));
    add(ActionId::HideWindow, tr("&Close window"), QKeySequence(Qt::CTRL | Qt::Key_W));
    add(ActionId::OpenSettings, tr("Se&ttings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), u"settings"_s)
        ->setMenuRole(QAction::PreferencesRole);
    add(ActionId::Quit, tr("&Quit Bifrost"), QKeySequence(Qt::CTRL | Qt::Key_Q), u"quit"_s)
        ->setMenuRole(QAction::QuitRole);
    add(ActionId::ToggleGateway, tr("&Start gateway"), QKeySequence(Qt::CTRL | Qt::Key_R), u"start"_s);
    add(ActionId::PauseGateway, tr("Pa&use for 1 hour"), {}, u"paused"_s);
    add(ActionId::CopyAddress, tr("&Copy address"), QKeySequence(Qt::CTRL | Qt::Key_L), u"copy"_s);
    add(ActionId::LocalOnly, tr("&Local only"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L))
        ->setCheckable(true);
    add(ActionId::StartAtLogin, tr("Start at lo&gin"))->setCheckable(true);
    add(ActionId::FindCommand, tr("Find a co&mmand"), QKeySequence(Qt::CTRL | Qt::Key_K), u"search"_s);
    addViewActions();
    add(ActionId::Shortcuts, tr("&Keyboard shortcuts"), {}, u"keyboard"_s)
        ->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::CTRL | Qt::Key_Question)});
    add(ActionId::SupportBundle, tr("Save support &bundle…"));
    add(ActionId::About, tr("&About Bifrost Desktop"))->setMenuRole(QAction::AboutRole);
}

void ActionTable::addPageActions()
{
    add(ActionId::NewItem, tr("&New"), QKeySequence(Qt::CTRL | Qt::Key_N), u"add"_s);
    add(ActionId::Apply, tr("&Apply"), QKeySequence(Qt::CTRL | Qt::Key_S));
    add(ActionId::Revert, tr("&Revert"));
    add(ActionId::Find, tr("&Filter"), QKeySequence(Qt::CTRL | Qt::Key_F), u"filter"_s);
    add(ActionId::Delete, tr("&Delete"));
    add(ActionId::Refresh, tr("Re&fresh"), QKeySequence(Qt::Key_F5), u"refresh"_s);
    add(ActionId::ToggleDetail, tr("&Details"), QKeySequence(Qt::CTRL | Qt::Key_D));
    add(ActionId::MoveDetail, tr("&Move details"));
    add(ActionId::Pause, tr("&Pause"));
    add(ActionId::Export, tr("&Export…"), QKeySequence(Qt::CTRL | Qt::Key_E), u"export"_s);
}

void ActionTable::addViewActions()
{
    add(ActionId::ToggleSidebar, tr("&Sidebar"), QKeySequence(Qt::Key_F9), u"sidebar"_s)->setCheckable(true);
    add(ActionId::NextRegion, tr("Next &region"))
        ->setShortcuts({QKeySequence(Qt::Key_F6), QKeySequence(Qt::CTRL | Qt::Key_Tab)});
    add(ActionId::PreviousRegion, tr("Previous re&gion"))
        ->setShortcuts({QKeySequence(Qt::SHIFT | Qt::Key_F6),
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab),
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab)});
    add(ActionId::OpenMenu, tr("&Menu"), QKeySequence(Qt::Key_F10));

    auto *schemes = new QActionGroup(this);
    for (QAction *scheme :
         {add(ActionId::SchemeSystem, tr("Like the s&ystem")), add(ActionId::SchemeLight, tr("&Light")),
          add(ActionId::SchemeDark, tr("Dar&k"))}) {
        scheme->setCheckable(true);
        schemes->addAction(scheme);
    }
    add(ActionId::SwitchScheme, tr("S&witch light and dark"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
}

QAction *ActionTable::add(ActionId id, const QString &text, const QKeySequence &shortcut,
                          const QString &symbol)
{
    auto *action = new QAction(text, this);
    action->setMenuRole(QAction::NoRole);
    action->setShortcut(shortcut);
    if (!symbol.isEmpty()) {
        action->setIcon(themedIcon(symbol));
        action->setProperty(SymbolProperty, symbol);
    }
    m_actions[std::size_t(id)] = action;
    return action;
}

QString ActionTable::plainText(const QAction &action)
{
    QString text = action.iconText(); // that of the action without its mnemonic, unless it has one of its own
    text.remove(u'…');
    return text;
}

QString ActionTable::hint(const QAction &action)
{
    const QString text = plainText(action);
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? text : tr("%1 (%2)").arg(text, keys);
}

} // namespace bifrost::gui
