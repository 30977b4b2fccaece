// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/tray.h"

#include "gui/actions/actiontable.h"
#include "gui/actions/gatewaycontrol.h"
#include "gui/actions/gatewaylook.h"
#include "gui/theme/theme.h"
#include "gui/tray/panelscheme.h"

#include <QGuiApplication>

namespace bifrost::gui {

Tray::Tray(GatewayControl *control, const ActionTable &actions, Theme *theme, QObject *parent)
    : QObject(parent)
    , m_control(control)
    , m_theme(theme)
{
    m_menu.addAction(actions[ActionId::OpenWindow]);
    m_menu.setDefaultAction(actions[ActionId::OpenWindow]);
    m_menu.addSeparator();
    m_menu.addAction(actions[ActionId::ToggleGateway]);
    m_menu.addAction(actions[ActionId::CopyAddress]);
    m_menu.addSeparator();
    m_menu.addAction(actions[ActionId::Quit]);
    m_icon.setContextMenu(&m_menu);

    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            Q_EMIT clicked();
    });
    connect(m_control, &GatewayControl::changed, this, &Tray::refresh);
    connect(m_theme, &Theme::schemeChanged, this, &Tray::refresh);
    refresh();
}

void Tray::setTrayAvailable(bool available)
{
    // On X11 a shown icon waits for a tray; elsewhere it would only complain.
    const bool canWait = QGuiApplication::platformName() == u"xcb";
    m_icon.setVisible(available || canWait);
}

void Tray::explainHiding()
{
    m_icon.showMessage(tr("Bifrost keeps running"),
                       tr("The gateway stays at work. Open its window or quit it from this icon."),
                       m_icon.icon());
}

void Tray::refresh()
{
    const Gateway *gateway = m_control->gateway();
    m_icon.setIcon(glyphIcon(lookOf(gateway->state()).glyph, panelScheme(m_theme->systemScheme())));
    m_icon.setToolTip(tr("Bifrost: %1").arg(gateway->stateSentence()));
}

} // namespace bifrost::gui
