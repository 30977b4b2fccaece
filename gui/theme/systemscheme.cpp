// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/systemscheme.h"

#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>
#ifdef BIFROST_DBUS
#include "gui/theme/portalscheme.h"
#endif

namespace bifrost::gui {

SystemScheme::SystemScheme(QObject *parent) : QObject(parent)
{
    m_current = schemeOf(desktopPalette());
#ifdef BIFROST_DBUS
    auto *portal = new PortalScheme(this);
    connect(portal, &PortalScheme::contrastRead, this, &SystemScheme::setContrast);
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto follow = [this](Qt::ColorScheme scheme) {
        if (scheme != Qt::ColorScheme::Unknown)
            set(scheme == Qt::ColorScheme::Dark ? Scheme::Dark : Scheme::Light);
    };
    follow(QGuiApplication::styleHints()->colorScheme());
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, follow);
#elif defined(BIFROST_DBUS)
    connect(portal, &PortalScheme::read, this, &SystemScheme::set);
#endif
}

/// Only the first one is the desktop's; from then on the application carries ours.
const QPalette &SystemScheme::desktopPalette()
{
    static const QPalette first = QGuiApplication::palette();
    return first;
}

void SystemScheme::setContrast(bool wanted)
{
    if (wanted == m_wantsContrast)
        return;
    m_wantsContrast = wanted;
    Q_EMIT changed();
}

void SystemScheme::set(Scheme scheme)
{
    if (scheme == m_current)
        return;
    m_current = scheme;
    Q_EMIT changed();
}

} // namespace bifrost::gui
