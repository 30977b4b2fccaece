// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QSystemTrayIcon>

namespace bifrost::gui {

class ActionTable;
class GatewayControl;
class Theme;

/// The icon in the tray: the state by its glyph, the program's main actions in its menu.
/// Owned by DesktopShell.
class Tray : public QObject
{
    Q_OBJECT

public:
    Tray(GatewayControl *control, const ActionTable &actions, Theme *theme, QObject *parent = nullptr);

    void setTrayAvailable(bool available);

    /// Says, once, where the program is when its window goes.
    void explainHiding();

    const QMenu &menu() const { return m_menu; }

Q_SIGNALS:
    void clicked();

private:
    void refresh();

    GatewayControl *m_control;
    Theme *m_theme;
    QMenu m_menu;
    QSystemTrayIcon m_icon;
};

} // namespace bifrost::gui
