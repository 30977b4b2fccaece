// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/tokens.h"

#include <array>

#include <QGuiApplication>
#include <QPalette>

namespace bifrost::gui {

namespace {

struct TokenPair
{
    Role role;
    QRgb light;
    QRgb dark;
};

constexpr std::array Tokens{
    TokenPair{Role::Chrome, 0xffeff0f3, 0xff191a1d},      TokenPair{Role::Page, 0xfff7f7f8, 0xff1e1f22},
    TokenPair{Role::Surface, 0xffffffff, 0xff26282c},     TokenPair{Role::Raised, 0xffffffff, 0xff2e3035},
    TokenPair{Role::Line, 0xffd9dbe0, 0xff3a3d43},        TokenPair{Role::LineSoft, 0xffebecf0, 0xff313339},
    TokenPair{Role::FieldLine, 0xffb9bdc6, 0xff565a63},   TokenPair{Role::Outline, 0xff7f8490, 0xff858b96},
    TokenPair{Role::Text, 0xff1b1c1f, 0xffe8e9ec},        TokenPair{Role::Muted, 0xff5c606a, 0xffa3a8b3},
    TokenPair{Role::Disabled, 0xff9ca0a9, 0xff6c717b},    TokenPair{Role::Accent, 0xff2457d6, 0xff6c9bff},
    TokenPair{Role::Fill, 0xff2457d6, 0xff3d6fe3},        TokenPair{Role::OnFill, 0xffffffff, 0xffffffff},
    TokenPair{Role::AccentSoft, 0xffe6edfc, 0xff283350},  TokenPair{Role::Selection, 0xffdde7fb, 0xff263352},
    TokenPair{Role::Hover, 0xfff0f1f4, 0xff2d2f34},       TokenPair{Role::Ok, 0xff17743a, 0xff57c77a},
    TokenPair{Role::OkSoft, 0xffe3f3e8, 0xff22382b},      TokenPair{Role::Warn, 0xff8a5a00, 0xffe5b04b},
    TokenPair{Role::WarnSoft, 0xfffbf0da, 0xff3b3120},    TokenPair{Role::WarnFill, 0xffbc7400, 0xffe5b04b},
    TokenPair{Role::Error, 0xffb3261e, 0xffff8a80},       TokenPair{Role::ErrorSoft, 0xfffce8e6, 0xff43292a},
    TokenPair{Role::Local, 0xff0d6b64, 0xff5ccfc2},       TokenPair{Role::LocalSoft, 0xffdff3f0, 0xff1e3a38},
    TokenPair{Role::Code, 0xfff7f8fa, 0xff1e1f22},        TokenPair{Role::CodeKey, 0xff0b5cad, 0xff8cb4ff},
    TokenPair{Role::CodeString, 0xff0f6b34, 0xff7bd493},  TokenPair{Role::CodeNumber, 0xff9a4b00, 0xffe5b04b},
    TokenPair{Role::CodeKeyword, 0xff8e2a8b, 0xffd79be8},
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < Tokens.size(); ++i) {
        if (std::size_t(Tokens[i].role) != i)
            return false;
    }
    return true;
}
static_assert(inOrder(), "the table is indexed by role");
static_assert(Tokens.size() == std::size_t(Role::CodeKeyword) + 1);

bool arePlain = false;

QPalette::ColorRole plainRole(Role role)
{
    switch (role) {
    case Role::Chrome:
        return QPalette::Window;
    case Role::Raised:
        return QPalette::Button;
    case Role::Page:
    case Role::Surface:
    case Role::Hover:
    case Role::Selection: // with the bar at its edge
    case Role::AccentSoft:
    case Role::OkSoft:
    case Role::WarnSoft:
    case Role::ErrorSoft:
    case Role::LocalSoft:
    case Role::Code:
        return QPalette::Base;
    case Role::Accent:
        return QPalette::Link;
    case Role::Fill:
        return QPalette::Highlight;
    case Role::OnFill:
        return QPalette::HighlightedText;
    default: // lines too: they are what shows where a field ends
        return QPalette::WindowText;
    }
}

} // namespace

void setPlainColours(bool plain)
{
    arePlain = plain;
}

QColor colour(Role role, Scheme scheme)
{
    const TokenPair &pair = Tokens[std::size_t(role)];
    return QColor::fromRgb(scheme == Scheme::Dark ? pair.dark : pair.light);
}

Scheme schemeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness()
        ? Scheme::Dark
        : Scheme::Light;
}

QColor colour(Role role, const QPalette &palette)
{
    // That of a widget may have been given one of these colours as its own.
    if (arePlain && role == Role::Disabled)
        return QGuiApplication::palette().color(QPalette::Disabled, QPalette::WindowText);
    if (arePlain)
        return QGuiApplication::palette().color(QPalette::Active, plainRole(role));
    return colour(role, schemeOf(palette));
}

} // namespace bifrost::gui
