// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/palette.h"

namespace bifrost::gui {

QPalette buildPalette(Scheme scheme)
{
    const auto token = [scheme](Role role) { return colour(role, scheme); };
    QPalette palette;
    palette.setColor(QPalette::Window, token(Role::Chrome));
    palette.setColor(QPalette::WindowText, token(Role::Text));
    // In dark a field and a table are set into the page; in light they are paper on it.
    palette.setColor(QPalette::Base, token(scheme == Scheme::Dark ? Role::Page : Role::Surface));
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
