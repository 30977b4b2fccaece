// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/badge.h"
#include "gui/widgets/budgetbar.h"
#include "gui/widgets/card.h"
#include "gui/widgets/disclosure.h"
#include "gui/widgets/formhead.h"
#include "gui/widgets/steps.h"
#include "gui/widgets/textlabel.h"
#include "gui/widgets/tile.h"
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

QWidget *budget(double used, double reserved, double forecast)
{
    auto *bar = new gui::BudgetBar;
    bar->setAccessibleName(u"Budget"_s);
    bar->setShares({used, reserved, forecast});
    return bar;
}

QWidget *requestsTile()
{
    auto *tile = new gui::Tile(u"Requests today"_s);
    tile->setFigure(u"18 402"_s);
    tile->setTrend(u"trendup"_s, gui::Tone::Ok, u"12 %"_s, u"more than yesterday"_s);
    tile->setCourse({2, 3, 2.6, 4, 4.4, 4.1, 6, 5.5, 7, 6.6, 8, 7.4, 9});
    return tile;
}

QWidget *costTile()
{
    auto *tile = new gui::Tile(u"Cost today"_s);
    tile->setFigure(u"$4.87"_s, u"of $12.00"_s);
    tile->setAside(u"forecast $9.70"_s);
    tile->showBudget()->setShares({0.4, 0.06, 0.81});
    return tile;
}

QWidget *formHead()
{
    auto *head = new gui::FormHead;
    head->setTitle(u"OpenAI"_s);
    head->setUnsaved(true);
    head->badge()->tell(gui::Tone::Warn, u"1 of 3 keys failing"_s);
    head->addVerb(u"Test connection"_s, u"streams"_s);
    return head;
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
        {u"Head of a form"_s, {{formHead()}}, true},
        {u"Tiles"_s, {{requestsTile()}, {costTile()}}, true},
        {u"Budget bar: used solid, reserved hatched, forecast tick"_s, {{budget(0.46, 0.08, 0.8)}}, true},
        {{}, {{budget(0.9, 0.03, 1.2)}}, true},
        {{}, {{budget(1, 0, -1)}}, true},
        {u"Card with the steps of a test"_s, {{testCard()}}, true},
        {u"Parts that fold"_s, {{folded(false)}}, true},
        {{}, {{folded(true)}}, true},
    };
}

} // namespace bifrost::test
