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
    // Only the first palette is the desktop's; from then on the application carries ours.
    static const Scheme firstPalette = schemeOf(QGuiApplication::palette());
    m_current = firstPalette;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto follow = [this](Qt::ColorScheme scheme) {
        if (scheme != Qt::ColorScheme::Unknown)
            set(scheme == Qt::ColorScheme::Dark ? Scheme::Dark : Scheme::Light);
    };
    follow(QGuiApplication::styleHints()->colorScheme());
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, follow);
#elif defined(BIFROST_DBUS)
    connect(new PortalScheme(this), &PortalScheme::read, this, &SystemScheme::set);
#endif
}

void SystemScheme::set(Scheme scheme)
{
    if (scheme == m_current)
        return;
    m_current = scheme;
    Q_EMIT changed();
}

} // namespace bifrost::gui
