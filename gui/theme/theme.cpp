// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/theme.h"

#include "gui/theme/fonts.h"
#include "gui/theme/palette.h"
#include "gui/theme/style.h"

#include <QApplication>

namespace bifrost::gui {

Theme::Theme(QObject *parent) : QObject(parent)
{
    QApplication::setStyle(new Style);
    replaceGenericFont();
    connect(&m_system, &SystemScheme::changed, this, &Theme::apply);
    apply();
}

void Theme::setPreference(Preference preference)
{
    m_preference = preference;
    apply();
}

void Theme::setContrastForTest(bool wanted)
{
    m_contrastForTest = wanted;
    apply();
}

Scheme Theme::scheme() const
{
    switch (m_preference) {
    case Preference::Light:
        return Scheme::Light;
    case Preference::Dark:
        return Scheme::Dark;
    case Preference::System:
        break;
    }
    return m_system.current();
}

void Theme::apply()
{
    const bool plain = m_contrastForTest.value_or(m_system.wantsContrast());
    setPlainColours(plain);
    const QPalette palette =
        plain ? contrastPalette(SystemScheme::desktopPalette(), scheme()) : buildPalette(scheme());
    if (palette != QApplication::palette())
        QApplication::setPalette(palette);
    Q_EMIT schemeChanged(); // also where only the desktop changed: the tray sits on its panel
}

} // namespace bifrost::gui
