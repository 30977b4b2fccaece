// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/messagestrip.h"

#include "gui/widgets/button.h"
#include "gui/widgets/symbollabel.h"
#include "gui/words/windowwords.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace bifrost::gui {

namespace {

constexpr int StripMark = 16;
constexpr int StripVerbGap = 8;
constexpr int LeastSentence = 220;

void setVerb(Button *button, const QString &verb)
{
    button->setText(verb);
    button->setVisible(!verb.isEmpty());
}

} // namespace

MessageStrip::MessageStrip(QWidget *parent)
    : QFrame(parent)
    , m_rows(new QVBoxLayout(this))
    , m_row(new QHBoxLayout)
    , m_mark(new SymbolLabel(StripMark, this))
    , m_sentence(new QLabel(this))
    , m_verbBox(new QWidget(this))
    , m_verb(new Button({}, m_verbBox))
    , m_otherVerb(new Button(Button::Kind::Quiet, {}, m_verbBox))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_rows->addLayout(m_row);
    auto *verbs = new QHBoxLayout(m_verbBox);
    verbs->setContentsMargins(0, 0, 0, 0);
    verbs->setSpacing(StripVerbGap);
    verbs->addStretch();
    verbs->addWidget(m_verb);
    verbs->addWidget(m_otherVerb);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_row->addWidget(m_mark);
    m_row->addWidget(m_sentence, 1);
    m_row->addWidget(m_verbBox);
    // The action may tell this very strip something new: it is copied before it runs.
    connect(m_verb, &Button::clicked, this, [this] {
        if (const auto action = m_message.action)
            action();
    });
    connect(m_otherVerb, &Button::clicked, this, [this] {
        if (const auto action = m_message.otherAction)
            action();
    });
    hide();
}

void MessageStrip::tell(const Message &message)
{
    m_message = message;
    m_message.sentence = inWindowWords(message.sentence);
    m_mark->setSymbol(look().symbol, look().ink);
    m_sentence->setText(richTextOf(m_message));
    setVerb(m_verb, message.verb);
    setVerb(m_otherVerb, message.otherVerb);
    m_verbBox->setVisible(!message.verb.isEmpty() || !message.otherVerb.isEmpty());
    setAccessibleName(text());
    arrange();
    show();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

/// As with the buttons below.
QSize MessageStrip::minimumSizeHint() const
{
    return {0, QFrame::minimumSizeHint().height()};
}

void MessageStrip::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void MessageStrip::arrange()
{
    const QMargins margins = m_row->contentsMargins();
    const int verbs = m_verbBox->isHidden() ? 0 : m_verbBox->sizeHint().width() + m_row->spacing();
    const int taken = margins.left() + StripMark + m_row->spacing() + margins.right();
    const int wanted = qMin(LeastSentence, m_sentence->sizeHint().width());
    const bool isNarrow = verbs > 0 && width() - taken - verbs < wanted;
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    if (isNarrow) {
        m_row->removeWidget(m_verbBox);
        m_rows->addWidget(m_verbBox);
    } else {
        m_rows->removeWidget(m_verbBox);
        m_row->insertWidget(m_row->indexOf(m_sentence) + 1, m_verbBox);
    }
    m_verbBox->setContentsMargins(0, 0, isNarrow ? margins.right() : 0, isNarrow ? margins.bottom() : 0);
    updateGeometry();
}

void MessageStrip::forget()
{
    m_message = {};
    hide();
}

QString MessageStrip::text() const
{
    return plainTextOf(m_message);
}

} // namespace bifrost::gui
