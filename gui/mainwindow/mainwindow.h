// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

namespace bifrost {
class TrafficModel;
}

namespace bifrost::gui {

class ActionTable;
class GatewayControl;
class Header;
class InfoBar;
class LivePage;
class TrafficFeed;

/// The window: menu bar, header, messages, the last requests, status bar. It decides nothing about closing;
/// it asks with closeRequested(). Owned by DesktopShell.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    struct Parts
    {
        GatewayControl *control;
        TrafficFeed *feed;
        TrafficModel *traffic;
        const ActionTable &actions;
        QString testModel; ///< model that the test command asks for; empty: there is none to offer
    };

    explicit MainWindow(const Parts &parts, QWidget *parent = nullptr);

    InfoBar *infoBar() const { return m_infoBar; }
    LivePage *livePage() const { return m_livePage; }

    /// From now on closing closes.
    void letClose() { m_mayClose = true; }

Q_SIGNALS:
    void closeRequested();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeMenus(const ActionTable &actions);
    void showTrouble();

    GatewayControl *m_control;
    const ActionTable &m_actions;
    InfoBar *m_infoBar;
    LivePage *m_livePage;
    QString m_shownTrouble;
    bool m_mayClose = false;
};

} // namespace bifrost::gui
