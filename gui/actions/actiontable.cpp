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
    addWords();
}

/// What people call it too, in English and in their language.
void ActionTable::addWords()
{
    const auto say = [this](ActionId id, const char *words) {
        m_actions[std::size_t(id)]->setProperty(WordsProperty, QString::fromLatin1(words) + u' ' + tr(words));
    };
    say(ActionId::ToggleGateway, QT_TR_NOOP("start stop restart run gateway server"));
    say(ActionId::PauseGateway, QT_TR_NOOP("pause break hour gateway"));
    say(ActionId::CopyAddress, QT_TR_NOOP("copy address url base endpoint clipboard"));
    say(ActionId::LocalOnly, QT_TR_NOOP("local only offline private cloud off"));
    say(ActionId::StartAtLogin, QT_TR_NOOP("start login autostart boot"));
    say(ActionId::HideWindow, QT_TR_NOOP("close hide window tray"));
    say(ActionId::Quit, QT_TR_NOOP("quit exit end"));
    say(ActionId::ToggleSidebar, QT_TR_NOOP("sidebar navigation"));
    say(ActionId::SchemeSystem, QT_TR_NOOP("theme appearance colours system automatic"));
    say(ActionId::SchemeLight, QT_TR_NOOP("theme appearance colours light day"));
    say(ActionId::SchemeDark, QT_TR_NOOP("theme appearance colours dark night"));
    say(ActionId::SwitchScheme, QT_TR_NOOP("theme appearance colours switch light dark"));
    say(ActionId::Shortcuts, QT_TR_NOOP("keyboard shortcuts keys help"));
    say(ActionId::About, QT_TR_NOOP("about version licence"));
    say(ActionId::Find, QT_TR_NOOP("filter find search"));
    say(ActionId::Apply, QT_TR_NOOP("apply save store"));
    say(ActionId::Revert, QT_TR_NOOP("revert undo discard"));
    say(ActionId::Delete, QT_TR_NOOP("delete remove"));
    say(ActionId::Refresh, QT_TR_NOOP("refresh update reload"));
    say(ActionId::Pause, QT_TR_NOOP("pause hold freeze continue"));
    say(ActionId::ToggleDetail, QT_TR_NOOP("details pane show hide"));
    say(ActionId::MoveDetail, QT_TR_NOOP("details pane move right below"));
    say(ActionId::NewItem, QT_TR_NOOP("new add create"));
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
