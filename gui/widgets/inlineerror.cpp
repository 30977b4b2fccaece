// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/inlineerror.h"

#include "gui/theme/stylepaint.h"
#include "gui/widgets/button.h"
#include "gui/widgets/symbollabel.h"
#include "gui/widgets/textlabel.h"
#include "gui/words/windowwords.h"

#include <QAccessible>
#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int ErrorMark = 14;
constexpr int ErrorGap = 6;
constexpr int NarrowError = 320; // of a number among others

} // namespace

InlineError::InlineError(QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_grid(new QGridLayout(this))
    , m_mark(new SymbolLabel(ErrorMark, this))
    , m_sentence(new TextLabel({}, Role::Error, TextLabel::Size::Body, this))
    , m_repair(new Button(Button::Kind::Link, {}, this))
{
    m_mark->setSymbol(u"statuserror"_s, Role::Error);
    m_sentence->setWordWrap(true);
    m_grid->setContentsMargins(0, 2, 0, 2);
    m_grid->setHorizontalSpacing(ErrorGap);
    m_grid->setVerticalSpacing(0);
    m_grid->addWidget(m_mark, 0, 0);
    m_grid->addWidget(m_sentence, 0, 1);
    m_grid->setColumnStretch(1, 100);
    m_grid->setColumnStretch(3, 1);
    arrange();
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
    arrange();
    setVisible(!sentence.isEmpty());
    m_field->setAccessibleDescription(m_ownDescription.isEmpty() ? sentence
                                                                 : sentence + u' ' + m_ownDescription);
    markInvalid(m_field, !sentence.isEmpty());
    QAccessibleEvent event(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

/// The link stands below the sentence where it would take the room that the sentence needs.
void InlineError::arrange()
{
    const int beside = ErrorMark + m_repair->sizeHint().width() + 3 * ErrorGap;
    const int words = m_sentence->fontMetrics().horizontalAdvance(m_sentence->text());
    m_sentence->setMaximumWidth(words + 2); // else the link stands far from it
    const bool isBelow = beside + words > width() && width() < NarrowError;
    m_grid->addWidget(m_repair, isBelow ? 1 : 0, isBelow ? 1 : 2, Qt::AlignLeft);
}

void InlineError::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
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
