// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/card.h"
#include "gui/widgets/disclosure.h"
#include "gui/widgets/steps.h"
#include "gui/widgets/textlabel.h"
#include "tests/gui/gallery/exhibits.h"

#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

QWidget *testCard()
{
    using gui::TextLabel;
    using gui::Tone;
    auto *card = new gui::Card(u"Test connection"_s);
    card->addBesideTitle(
        new TextLabel(u"with key “eu-1”, 2 s ago"_s, gui::Role::Muted, TextLabel::Size::Caption));
    card->addToHead(new TextLabel(u"2 of 3 keys work"_s, gui::Role::Warn, TextLabel::Size::Strong));
    auto *steps = new gui::Steps;
    steps->setSteps({{u"Name lookup"_s, u"4 ms"_s, Tone::Ok},
                     {u"TLS 1.3"_s, u"38 ms"_s, Tone::Ok},
                     {u"Sign in"_s, u"2 of 3"_s, Tone::Warn},
                     {u"Models"_s, {}, Tone::Busy},
                     {u"First token"_s, {}, Tone::Neutral}});
    card->body()->addWidget(steps);
    return card;
}

QWidget *tabs()
{
    auto *bar = new QTabBar;
    bar->setAccessibleName(u"Parts"_s);
    bar->setExpanding(false);
    for (const QString &text : {u"Summary"_s, u"Request"_s, u"Response"_s, u"Stream"_s})
        bar->addTab(text);
    bar->setCurrentIndex(1);
    return bar;
}

QWidget *folded(bool open)
{
    auto *part = new gui::Disclosure(u"models"_s, u"Models"_s);
    part->setSummary(u"61 found, 12 allowed"_s);
    part->setBody(new gui::TextLabel(u"The body of a part that is open."_s));
    part->setOpen(open);
    return part;
}

} // namespace

QList<ExhibitRow> viewExhibits()
{
    return {
        {u"Tabs"_s, {{tabs()}}, true},
        {u"Card with the steps of a test"_s, {{testCard()}}, true},
        {u"Parts that fold"_s, {{folded(false)}}, true},
        {{}, {{folded(true)}}, true},
    };
}

} // namespace bifrost::test
