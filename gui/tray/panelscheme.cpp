// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/panelscheme.h"

#include "gui/tray/trayhost.h"

#include <QGuiApplication>
#include <QImage>
#include <QPixmap>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int MiddleGrey = 128;

/// The style of Plasma's panel, which may be dark beside light windows, as in Breeze Twilight.
std::optional<Scheme> plasmaScheme()
{
    const QString file = QStandardPaths::locate(QStandardPaths::GenericConfigLocation, u"plasmarc"_s);
    if (file.isEmpty())
        return std::nullopt;
    const QString style = QSettings(file, QSettings::IniFormat).value(u"Theme/name"_s).toString();
    if (style.contains("dark"_L1, Qt::CaseInsensitive))
        return Scheme::Dark;
    if (style.contains("light"_L1, Qt::CaseInsensitive))
        return Scheme::Light;
    return std::nullopt; // it follows the colours of the windows
}

} // namespace

Scheme panelScheme(Scheme system)
{
    const QList<QByteArray> desktops = qgetenv("XDG_CURRENT_DESKTOP").toUpper().split(':');
    for (const char *alwaysDark : {"GNOME", "UNITY", "PANTHEON", "X-CINNAMON"}) {
        if (desktops.contains(alwaysDark))
            return Scheme::Dark;
    }
    if (desktops.contains("KDE"))
        return plasmaScheme().value_or(system);
    return system;
}

std::optional<Scheme> schemeAtEdge(const QImage &picture)
{
    std::vector<int> greys;
    for (int y = 0; y < picture.height(); ++y) {
        const bool isEnd = y == 0 || y == picture.height() - 1;
        for (int x = 0; x < picture.width(); x += isEnd ? 1 : std::max(picture.width() - 1, 1))
            greys.push_back(qGray(picture.pixel(x, y)));
    }
    if (greys.empty())
        return std::nullopt;
    // That of most of them: part of the glyph may reach the edge.
    const auto middle = greys.begin() + std::ptrdiff_t(greys.size() / 2);
    std::nth_element(greys.begin(), middle, greys.end());
    return *middle < MiddleGrey ? Scheme::Dark : Scheme::Light;
}

std::optional<Scheme> panelSchemeAround(const QRect &icon)
{
    if (!icon.isValid() || !trayEmbeds())
        return std::nullopt;
    if (const std::optional<bool> isLight = embeddingInkIsLight())
        return *isLight ? Scheme::Dark : Scheme::Light;
    QScreen *screen = QGuiApplication::screenAt(icon.center());
    if (!screen)
        return std::nullopt;
    const QRect place = icon.translated(-screen->geometry().topLeft());
    return schemeAtEdge(screen->grabWindow(0, place.x(), place.y(), place.width(), place.height()).toImage());
}

} // namespace bifrost::gui
