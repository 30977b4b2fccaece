// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/inlineerror.h"
#include "gui/widgets/switch.h"
#include "tests/gui/gallery/exhibits.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

constexpr int GalleryFieldWidth = 124;

template <typename Field>
Field *named(Field *field, const QString &name)
{
    field->setAccessibleName(name);
    return field;
}

QLineEdit *lineEdit(const QString &text, bool enabled = true)
{
    auto *edit = named(new QLineEdit(text), text);
    edit->setFixedWidth(GalleryFieldWidth);
    edit->setEnabled(enabled);
    return edit;
}

QSpinBox *spinBox(int value, bool enabled = true)
{
    auto *spin = named(new QSpinBox, u"Number"_s);
    spin->setRange(0, 100000);
    spin->setValue(value);
    spin->setEnabled(enabled);
    return spin;
}

QComboBox *comboBox(bool editable, bool enabled = true)
{
    auto *combo = named(new QComboBox, u"Period"_s);
    combo->setEditable(editable);
    combo->addItems({u"per month"_s, u"per week"_s, u"per day"_s});
    combo->setMinimumWidth(GalleryFieldWidth);
    combo->setEnabled(enabled);
    return combo;
}

gui::Switch *switchIn(bool on, bool enabled = true, gui::Role fill = gui::Role::Fill)
{
    auto *knob = named(new gui::Switch, u"Switch"_s);
    knob->setFillRole(fill);
    knob->setChecked(on);
    knob->setEnabled(enabled);
    return knob;
}

template <typename Mark>
Mark *mark(const QString &text, bool on, bool enabled = true)
{
    auto *box = new Mark(text);
    box->setAutoExclusive(false);
    box->setChecked(on);
    box->setEnabled(enabled);
    return box;
}

} // namespace

QList<ExhibitRow> fieldExhibits()
{
    using State = Exhibit::State;
    auto *wrong = lineEdit(u"70000"_s);
    auto *error = new gui::InlineError(wrong);
    error->tell(u"A port is a number from 1 to 65535."_s, u"Use 8080"_s);
    auto *search = lineEdit({});
    search->setAccessibleName(u"Filter"_s);
    search->setPlaceholderText(u"Filter providers"_s);
    return {
        {u"Fields: normal, focus, error, disabled"_s,
         {{lineEdit(u"Normal"_s)},
          {lineEdit(u"Focus"_s), State::Focused},
          {wrong},
          {lineEdit(u"Disabled"_s, false)}}},
        {{}, {{error}}, true},
        {u"Combo box, number, check, radio, switch"_s,
         {{comboBox(false)}, {comboBox(true)}, {comboBox(false), State::Focused}, {comboBox(false, false)}}},
        {{}, {{spinBox(30)}, {spinBox(8080), State::Focused}, {spinBox(2, false)}, {search}}},
        {{},
         {{mark<QCheckBox>(u"On"_s, true)},
          {mark<QCheckBox>(u"Off"_s, false)},
          {mark<QRadioButton>(u"One"_s, true)},
          {mark<QRadioButton>(u"Two"_s, false)},
          {switchIn(true)},
          {switchIn(false)},
          {switchIn(true, true, gui::Role::Local)},
          {switchIn(true), State::Focused}}},
        {{},
         {{mark<QCheckBox>(u"Disabled"_s, true, false)},
          {mark<QRadioButton>(u"Disabled"_s, false, false)},
          {switchIn(true, false)},
          {switchIn(false, false)},
          {mark<QCheckBox>(u"Focus"_s, false), State::Focused}}},
    };
}

} // namespace bifrost::test
