// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/commands/command.h"

#include <QFrame>

class QListView;

namespace bifrost::gui {

class CommandModel;
class TextLabel;

/// What lies over the window below the command field: the commands that answer to it. It never takes the
/// focus. Owned by the window.
class CommandList : public QFrame
{
    Q_OBJECT

public:
    explicit CommandList(QWidget *window);

    void setCommands(QList<Command> commands);
    void setTyped(const QString &typed);
    void showBelow(const QWidget *field);

    int count() const;
    int currentRow() const;
    const Command &command(int row) const;
    QString currentText() const; ///< for a screen reader
    void step(int key); ///< one of the keys that move in a list

Q_SIGNALS:
    void currentChanged();
    void chosen(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void setCurrentRow(int row);
    void place();

    CommandModel *m_model;
    QListView *m_view;
    TextLabel *m_nothing;
    const QWidget *m_field = nullptr;
};

} // namespace bifrost::gui
