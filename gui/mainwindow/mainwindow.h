// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/mainwindow/leavedialog.h"

#include <QMainWindow>

namespace bifrost::gui {

class ActionTable;
class GatewayControl;
class FloatingBars;
class Header;
class CommandCatalogue;
class InfoBars;
class ListenPort;
class Page;
class PageStack;
class RegionCycle;
class Sidebar;
class StatusLine;
class WindowSettings;
struct Command;
struct PageContext;

/// The window: menu bar, header, messages, sidebar, pages, status bar. It decides nothing about closing; it
/// asks with closeRequested(). Owned by DesktopShell.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const PageContext &context, QWidget *parent = nullptr);

    InfoBars *infoBars() const { return m_infoBars; }
    PageStack *pages() const { return m_pages; }
    Sidebar *sidebar() const { return m_sidebar; }
    StatusLine *statusLine() const { return m_statusLine; }

    /// Brings a page to the front and, in it, the item.
    void openPage(const QString &id, const QString &item = {});

    /// Calls back once no page has changes that are not applied; does not when the user stays.
    void settleChanges(std::function<void()> then);
    void setLeavePrompt(LeavePrompt *prompt) { m_leavePrompt = prompt; } ///< not owned

    /// Size, place, splitters, sidebar and page, as they were on this set of screens.
    void saveLayout();
    void restoreLayout();

    /// From now on closing closes.
    void letClose() { m_mayClose = true; }

Q_SIGNALS:
    void closeRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void fitScreen();
    void addPages(const PageContext &context);
    void connectActions();
    QAction *makePageAction(Page *page, int number);
    void setPage(Page *page);
    void leave(Page *page, std::function<void()> then);
    void showTrouble();
    void openMenu();
    void listShortcuts();
    QList<QWidget *> regions() const;
    QList<Command> commands();
    void addActionsOf(Page *page, CommandCatalogue &catalogue);

    GatewayControl *m_control;
    const ActionTable &m_actions;
    WindowSettings *m_settings;
    ListenPort *m_port;
    InfoBars *m_infoBars;
    Sidebar *m_sidebar;
    PageStack *m_pages;
    StatusLine *m_statusLine;
    FloatingBars *m_floatingBars;
    Header *m_header;
    RegionCycle *m_regions;
    LeaveDialog m_leaveDialog;
    LeavePrompt *m_leavePrompt = &m_leaveDialog;
    QList<QAction *> m_pageActions;
    QString m_shownTrouble;
    bool m_mayClose = false;
    bool m_fitsLater = false; ///< the frame around it is not known yet
};

} // namespace bifrost::gui
