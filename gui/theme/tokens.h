// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QPalette;

namespace bifrost::gui {

/// What a colour is for. Widgets name a role, never a colour.
enum class Role {
    Chrome, ///< menu bar, header, status bar
    Page, ///< behind cards; base of fields in dark
    Surface, ///< cards, tables, forms
    Raised, ///< buttons, menus, tooltips
    Line, ///< borders
    LineSoft, ///< row lines, tracks
    FieldLine, ///< outline of buttons and chips
    Outline, ///< outline of fields and off switches, large glyphs
    Text,
    Muted,
    Disabled,
    Accent, ///< links, focus, bars
    Fill, ///< primary button, switch that is on
    OnFill, ///< text and marks on Fill
    AccentSoft,
    Selection, ///< selected row
    Hover,
    Ok,
    OkSoft,
    Warn, ///< text
    WarnSoft,
    WarnFill, ///< amber marks
    Error,
    ErrorSoft,
    Local, ///< local only, cache
    LocalSoft,
    Code, ///< behind code
    CodeKey,
    CodeString,
    CodeNumber,
    CodeKeyword,
};

enum class Scheme { Light, Dark };

QColor colour(Role role, Scheme scheme);

/// The scheme a palette belongs to, so that a widget needs to know nothing but its own palette.
Scheme schemeOf(const QPalette &palette);

QColor colour(Role role, const QPalette &palette);

/// From now on a colour that is asked for by its palette is one of the palette's own: where the desktop is
/// set to high contrast, nothing else is sure to be seen. Shapes and words say what colours said. GUI thread.
void setPlainColours(bool plain);

} // namespace bifrost::gui
