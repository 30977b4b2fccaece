// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/mainwindow/page.h"

#include <QStackedWidget>

namespace bifrost::gui {

/// The pages on top of each other. Gives the actions that belong to pages to the one in front: an action is
/// enabled when that page offers it, and hidden from the menus when no page ever did. Owned by MainWindow.
class PageStack : public QStackedWidget
{
    Q_OBJECT

public:
    explicit PageStack(const ActionTable &actions, QWidget *parent = nullptr);

    void addPage(Page *page);
    void setPage(Page *page);
    Page *page() const;
    Page *pageWithId(const QString &id) const;
    const QList<Page *> &pages() const { return m_pages; }

Q_SIGNALS:
    void pageChanged(bifrost::gui::Page *page);

private:
    void refreshActions();

    const ActionTable &m_actions;
    QList<Page *> m_pages;
};

} // namespace bifrost::gui
