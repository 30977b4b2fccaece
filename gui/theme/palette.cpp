// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/palette.h"

#include <cmath>

namespace bifrost::gui {

namespace {

constexpr double PlainLeast = 7; // WCAG 2.1, level AAA

double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

bool standsOut(const QPalette &palette, QPalette::ColorRole ink, QPalette::ColorRole ground)
{
    const double first = luminance(palette.color(ink));
    const double second = luminance(palette.color(ground));
    return (qMax(first, second) + 0.05) / (qMin(first, second) + 0.05) >= PlainLeast;
}

QPalette blackAndWhite(Scheme scheme)
{
    const bool dark = scheme == Scheme::Dark;
    const QColor ground = dark ? Qt::black : Qt::white;
    const QColor ink = dark ? Qt::white : Qt::black;
    const QColor mark = dark ? QColor(0xff, 0xff, 0x00) : QColor(0x00, 0x00, 0xa0);
    QPalette palette(ink, ground, ink, ground, ink, ink, ink, ground, ground);
    palette.setColor(QPalette::AlternateBase, ground);
    palette.setColor(QPalette::ToolTipBase, ground);
    palette.setColor(QPalette::ToolTipText, ink);
    palette.setColor(QPalette::PlaceholderText, ink);
    palette.setColor(QPalette::Highlight, mark);
    palette.setColor(QPalette::HighlightedText, ground);
    palette.setColor(QPalette::Link, mark);
    palette.setColor(QPalette::LinkVisited, mark);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role,
                         dark ? QColor(0xb0, 0xb0, 0xb0) : QColor(0x50, 0x50, 0x50));
    return palette;
}

} // namespace

QPalette contrastPalette(const QPalette &desktop, Scheme scheme)
{
    using enum QPalette::ColorRole;
    const bool fits = schemeOf(desktop) == scheme && standsOut(desktop, WindowText, Window)
        && standsOut(desktop, WindowText, Base) && standsOut(desktop, WindowText, Button)
        && standsOut(desktop, Text, Base) && standsOut(desktop, Link, Base)
        && standsOut(desktop, Link, Window) && standsOut(desktop, HighlightedText, Highlight);
    return fits ? desktop : blackAndWhite(scheme);
}

QPalette buildPalette(Scheme scheme)
{
    const auto token = [scheme](Role role) { return colour(role, scheme); };
    QPalette palette;
    palette.setColor(QPalette::Window, token(Role::Chrome));
    palette.setColor(QPalette::WindowText, token(Role::Text));
    palette.setColor(QPalette::Base, token(Role::Surface)); // of tables and lists; fields: see fieldBase()
    palette.setColor(QPalette::AlternateBase, token(Role::Hover));
    palette.setColor(QPalette::Text, token(Role::Text));
    palette.setColor(QPalette::PlaceholderText, token(Role::Muted));
    palette.setColor(QPalette::Button, token(Role::Raised));
    palette.setColor(QPalette::ButtonText, token(Role::Text));
    palette.setColor(QPalette::BrightText, token(Role::OnFill));
    palette.setColor(QPalette::Highlight, token(Role::Selection));
    palette.setColor(QPalette::HighlightedText, token(Role::Text));
    palette.setColor(QPalette::Link, token(Role::Accent));
    palette.setColor(QPalette::LinkVisited, token(Role::Accent));
    palette.setColor(QPalette::ToolTipBase, token(Role::Raised));
    palette.setColor(QPalette::ToolTipText, token(Role::Text));
    palette.setColor(QPalette::Light, token(Role::Raised));
    palette.setColor(QPalette::Midlight, token(Role::LineSoft));
    palette.setColor(QPalette::Mid, token(Role::Line));
    palette.setColor(QPalette::Dark, token(Role::FieldLine));
    palette.setColor(QPalette::Shadow, token(Role::Outline));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, token(Role::Disabled));
    return palette;
}

} // namespace bifrost::gui
