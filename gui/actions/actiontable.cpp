// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/actiontable.h"

#include "gui/icons/themedicon.h"

#include <QActionGroup>
#include <QKeySequence>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

ActionTable::ActionTable(QObject *parent) : QObject(parent)
{
    add(ActionId::OpenWindow, tr("&Open Bifrost"));
    add(ActionId::HideWindow, tr("&Close window"), QKeySequence(Qt::CTRL | Qt::Key_W));
    QAction *quit = add(ActionId::Quit, tr("&Quit Bifrost"), QKeySequence(Qt::CTRL | Qt::Key_Q), u"quit"_s);
    quit->setMenuRole(QAction::QuitRole);
    add(ActionId::ToggleGateway, tr("&Start gateway"), QKeySequence(Qt::CTRL | Qt::Key_R), u"start"_s);
    add(ActionId::CopyAddress, tr("&Copy address"), QKeySequence(Qt::CTRL | Qt::Key_L), u"copy"_s);
    add(ActionId::About, tr("&About Bifrost Desktop"))->setMenuRole(QAction::AboutRole);

    auto *schemes = new QActionGroup(this);
    for (QAction *scheme :
         {add(ActionId::SchemeSystem, tr("Like the &system")), add(ActionId::SchemeLight, tr("&Light")),
          add(ActionId::SchemeDark, tr("&Dark"))}) {
        scheme->setCheckable(true);
        schemes->addAction(scheme);
    }
}

QAction *ActionTable::add(ActionId id, const QString &text, const QKeySequence &shortcut,
                          const QString &symbol)
{
    auto *action = new QAction(text, this);
    action->setMenuRole(QAction::NoRole);
    action->setShortcut(shortcut);
    if (!symbol.isEmpty())
        action->setIcon(themedIcon(symbol));
    m_actions[std::size_t(id)] = action;
    return action;
}

QString ActionTable::hint(const QAction &action)
{
    QString text = action.text();
    text.remove(u'&');
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? text : tr("%1 (%2)").arg(text, keys);
}

} // namespace bifrost::gui
