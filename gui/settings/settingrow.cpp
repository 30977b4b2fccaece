// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/settingrow.h"

#include "gui/widgets/switch.h"
#include "gui/widgets/textlabel.h"
#include "gui/words/windowwords.h"

#include <QHBoxLayout>

namespace bifrost::gui {

namespace {

constexpr int ControlGap = 24;
constexpr int SuffixGap = 6;

} // namespace

SettingRow::SettingRow(const QString &name, const QString &hint, QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_control(control)
    , m_name(new TextLabel(name, this))
    , m_hint(new TextLabel({}, Role::Muted, TextLabel::Size::Caption, this))
    , m_line(new QHBoxLayout)
    , m_column(new QVBoxLayout(this))
    , m_hintText(hint)
{
    m_name->setWordWrap(true);
    m_hint->setWordWrap(true);
    m_control->setAccessibleName(name);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addStretch();
    words->addWidget(m_name);
    words->addWidget(m_hint);
    words->addStretch();
    m_line->setSpacing(SuffixGap);
    if (!qobject_cast<Switch *>(control)) // whose track ends so much before it, for the ring of the focus
        m_line->setContentsMargins(0, 0, Switch::FocusMargin, 0);
    m_line->addLayout(words, 1);
    m_line->addSpacing(ControlGap - SuffixGap);
    m_line->addWidget(m_control, 0, Qt::AlignVCenter);
    m_column->setContentsMargins(0, 4, 0, 4);
    m_column->setSpacing(2);
    m_column->addLayout(m_line);
    showWords();
}

void SettingRow::setHint(const QString &hint)
{
    m_hintText = hint;
    showWords();
}

void SettingRow::setSuffix(const QString &suffix, const QStringList &others)
{
    auto *label = new TextLabel(suffix, Role::Muted, TextLabel::Size::Body, this);
    int width = 0;
    for (const QString &one : others + QStringList{suffix})
        width = qMax(width, label->fontMetrics().horizontalAdvance(one) + SuffixGap); // with some air
    label->setFixedWidth(width);
    m_line->addWidget(label, 0, Qt::AlignVCenter);
}

void SettingRow::addBeside(QWidget *widget)
{
    m_line->addWidget(widget, 0, Qt::AlignVCenter);
}

void SettingRow::setReason(const QString &reason)
{
    m_reason = inWindowWords(reason);
    m_control->setEnabled(m_reason.isEmpty());
    m_control->setToolTip(m_reason);
    m_name->setInk(reason.isEmpty() ? Role::Text : Role::Disabled);
    showWords();
}

void SettingRow::showWords()
{
    // Why it cannot be changed is what somebody wants to know first.
    const QString words = m_reason.isEmpty() ? m_hintText : m_reason;
    m_hint->setText(words);
    m_hint->setVisible(!words.isEmpty());
    m_control->setAccessibleDescription(words);
}

void SettingRow::addBelow(QWidget *widget)
{
    m_column->addWidget(widget);
}

} // namespace bifrost::gui
