// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/commands/command.h"

#include <QAbstractListModel>

namespace bifrost::gui {

/// The commands that answer to what was typed, the best first. Owned by CommandField.
class CommandModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int MostShown = 50;

    using QAbstractListModel::QAbstractListModel;

    void setCommands(QList<Command> commands);
    void setTyped(const QString &typed);

    const Command &command(int row) const { return m_commands[m_rows[row].command]; }
    const QList<int> &places(int row) const { return m_rows[row].places; } ///< of letters that were typed

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        int command = 0;
        int score = 0;
        QList<int> places;
    };

    QList<Command> m_commands;
    QList<Row> m_rows;
};

} // namespace bifrost::gui
