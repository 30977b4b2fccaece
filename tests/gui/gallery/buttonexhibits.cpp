// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/badge.h"
#include "gui/widgets/button.h"
#include "gui/widgets/segmented.h"
#include "tests/gui/gallery/exhibits.h"

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

using gui::Button;

Exhibit buttonIn(Button::Kind kind, const QString &text, Exhibit::State state, bool enabled = true)
{
    auto *button = new Button(kind, text);
    button->setEnabled(enabled);
    return {button, state};
}

ExhibitRow buttonRow(const QString &title, Button::Kind kind, const QString &text)
{
    using State = Exhibit::State;
    return {title,
            {buttonIn(kind, text, State::Plain), buttonIn(kind, text, State::Hovered),
             buttonIn(kind, text, State::Pressed), buttonIn(kind, text, State::Focused),
             buttonIn(kind, text, State::Plain, false)}};
}

} // namespace

QList<ExhibitRow> buttonExhibits()
{
    ExhibitRow primary =
        buttonRow(u"Buttons: normal, hover, pressed, focus, disabled"_s, Button::Kind::Primary, u"Apply"_s);
    primary.exhibits.append({new Button(Button::Kind::Danger, u"Delete"_s)});
    ExhibitRow normal = buttonRow({}, Button::Kind::Normal, u"Revert"_s);
    normal.exhibits.append({new Button(Button::Kind::Link, u"Add key"_s, u"add"_s)});
    ExhibitRow quiet = buttonRow({}, Button::Kind::Quiet, u"Try again"_s);

    auto *segmented = new gui::Segmented;
    for (const QString &text : {u"15 min"_s, u"1 h"_s, u"24 h"_s})
        segmented->addSegment(text);
    segmented->setCurrent(1);
    ExhibitRow badges{u"Segmented, badges"_s,
                      {{segmented},
                       {new gui::Badge(gui::Tone::Ok, u"Active"_s)},
                       {new gui::Badge(gui::Tone::Warn, u"92 % used"_s)},
                       {new gui::Badge(gui::Tone::Error, u"Exhausted"_s)},
                       {new gui::Badge(gui::Tone::Local, u"Local"_s)}}};
    ExhibitRow more{{},
                    {{new gui::Badge(gui::Tone::Busy, u"Testing"_s)},
                     {new gui::Badge(gui::Tone::Off, u"Off"_s)},
                     {new gui::Badge(gui::Tone::Neutral, u"Custom"_s)},
                     {new Button(Button::Kind::Normal, u"Test connection"_s, u"streams"_s)}}};
    return {primary, normal, quiet, badges, more};
}

} // namespace bifrost::test
