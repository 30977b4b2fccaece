// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/inlineerror.h"

#include "gui/theme/stylepaint.h"
#include "gui/widgets/button.h"
#include "gui/widgets/symbollabel.h"
#include "gui/widgets/textlabel.h"
#include "gui/words/windowwords.h"

#include <QAccessible>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int ErrorMark = 14;

} // namespace

InlineError::InlineError(QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_mark(new SymbolLabel(ErrorMark, this))
    , m_sentence(new TextLabel({}, Role::Error, TextLabel::Size::Body, this))
    , m_repair(new Button(Button::Kind::Link, {}, this))
{
    m_mark->setSymbol(u"statuserror"_s, Role::Error);
    m_sentence->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, 0, 2);
    row->setSpacing(6);
    row->addWidget(m_mark);
    row->addWidget(m_sentence);
    row->addWidget(m_repair);
    row->addStretch(1);
    connect(m_repair, &Button::clicked, this, [this] {
        if (const auto mend = m_mend)
            mend();
    });
    hide();
}

void InlineError::tell(const QString &told, const QString &repair, std::function<void()> mend)
{
    if (!m_field)
        return;
    const QString sentence = inWindowWords(told);
    if (!isTelling())
        m_ownDescription = m_field->accessibleDescription();
    m_told = sentence;
    m_mend = std::move(mend);
    m_sentence->setText(sentence);
    m_repair->setText(repair);
    m_repair->setVisible(!repair.isEmpty());
    setVisible(!sentence.isEmpty());
    m_field->setAccessibleDescription(m_ownDescription.isEmpty() ? sentence
                                                                 : sentence + u' ' + m_ownDescription);
    markInvalid(m_field, !sentence.isEmpty());
    QAccessibleEvent event(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void InlineError::clear()
{
    if (!isTelling())
        return;
    m_told.clear();
    m_mend = nullptr;
    hide();
    if (!m_field)
        return;
    m_field->setAccessibleDescription(m_ownDescription);
    markInvalid(m_field, false);
}

} // namespace bifrost::gui
