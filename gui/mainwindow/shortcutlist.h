// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/mainwindow/page.h"

#include <QDialog>

class QAction;
class QTreeWidget;

namespace bifrost::gui {

/// Every action that has keys, with its keys, as the table of actions has them at that moment, and the keys
/// of the pages. Deletes itself when it is closed.
class ShortcutList : public QDialog
{
    Q_OBJECT

public:
    /// One part of the list.
    struct Part
    {
        QString title;
        QList<QAction *> actions = {};
        QList<Page::Key> keys = {};
    };

    ShortcutList(const QList<Part> &parts, QWidget *parent);

private:
    void add(const Part &part);

    QTreeWidget *m_list;
};

} // namespace bifrost::gui
