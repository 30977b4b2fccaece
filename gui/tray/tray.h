// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"
#include "gui/tray/hidingnotice.h"

#include <QMenu>
#include <QSystemTrayIcon>
#include <QTimer>

#include <memory>
#include <optional>

namespace bifrost {
class ConfigService;
}

namespace bifrost::gui {

class ActionTable;
class CostToday;
class GatewayControl;
class HealthWatch;
class HidingBalloon;
class LoginStart;
class Theme;
class TrafficRate;

/// The icon in the tray: the state by its glyph, figures in its tooltip, the program's main actions and the
/// state of the providers in its menu. The icon is made when there is a tray for the first time: see
/// trayHostPresent(). Owned by DesktopShell.
class Tray : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        GatewayControl *control;
        const ActionTable &actions;
        Theme *theme;
        HealthWatch *health;
        TrafficRate *rate;
        ConfigService *config; ///< may be null
        LoginStart *login;
        CostToday *cost;
    };

    explicit Tray(const Parts &parts, QObject *parent = nullptr);
    ~Tray() override;

    void setTrayAvailable(bool available);

    /// Says, once, where the program is when its window goes.
    void explainHiding();

    QMenu *menu() { return &m_menu; }
    const QIcon &icon() const { return m_look; }
    QString toolTip() const { return m_toolTip; }

Q_SIGNALS:
    void clicked();
    void providerChosen(const QString &name);
    void costChosen();
    void hidingQuestioned(); ///< the words of explainHiding() were clicked
    void hidingDeclined(); ///< "Don't hide next time"

private:
    void refresh();
    void refreshToolTip();
    void refreshProviders();
    void refreshCost();
    void lookAtPanel();
    void watchPanel();
    QStringList providerNames() const;
    void makeIcon();

    Parts m_parts;
    QMenu m_menu;
    QMenu *m_providers;
    QAction *m_cost;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    HidingNotice m_hidingNotice;
    std::unique_ptr<HidingBalloon> m_balloon;
    QIcon m_look;
    QString m_toolTip;
    QTimer m_figures; ///< runs while there are figures that change
    QTimer m_panelLook; ///< the icon takes its place in the panel some time after it is shown
    int m_panelLooks = 0;
    std::optional<Scheme> m_panel; ///< as it looks around the icon
};

} // namespace bifrost::gui
