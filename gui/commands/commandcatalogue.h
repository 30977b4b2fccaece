// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/commands/command.h"

#include <QList>

class QAction;

namespace bifrost::gui {

/// Gathers what can be done at this moment into a list of commands. A value.
class CommandCatalogue
{
public:
    /// If it is visible and enabled.
    void addAction(QAction *action);
    void add(const QString &title, const QString &kind, const QString &words, const QString &symbol,
             std::function<void()> run);

    QList<Command> take() { return std::move(m_commands); }

private:
    QList<Command> m_commands;
};

} // namespace bifrost::gui
