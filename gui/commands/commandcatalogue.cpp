// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/commands/commandcatalogue.h"

#include "gui/actions/actiontable.h"

#include <QPointer>

namespace bifrost::gui {

void CommandCatalogue::addAction(QAction *action)
{
    if (!action->isVisible() || !action->isEnabled())
        return;
    Command command;
    command.title = ActionTable::plainText(*action);
    command.symbol = action->property(ActionTable::SymbolProperty).toString();
    command.words = action->property(ActionTable::WordsProperty).toString();
    command.keys = action->shortcut().toString(QKeySequence::NativeText);
    command.on = action->isCheckable() && action->isChecked();
    command.run = [action = QPointer(action)] {
        if (action)
            action->trigger();
    };
    m_commands.append(std::move(command));
}

void CommandCatalogue::add(const QString &title, const QString &kind, const QString &words,
                           const QString &symbol, std::function<void()> run)
{
    m_commands.append({title, kind, words, symbol, {}, false, std::move(run)});
}

} // namespace bifrost::gui
