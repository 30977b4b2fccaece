// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/messagestrip.h"

#include "gui/widgets/button.h"
#include "gui/widgets/symbollabel.h"
#include "gui/words/windowwords.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>

namespace bifrost::gui {

namespace {

constexpr int StripMark = 16;

void setVerb(Button *button, const QString &verb)
{
    button->setText(verb);
    button->setVisible(!verb.isEmpty());
}

} // namespace

MessageStrip::MessageStrip(QWidget *parent)
    : QFrame(parent)
    , m_row(new QHBoxLayout(this))
    , m_mark(new SymbolLabel(StripMark, this))
    , m_sentence(new QLabel(this))
    , m_verb(new Button({}, this))
    , m_otherVerb(new Button(Button::Kind::Quiet, {}, this))
{
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_row->addWidget(m_mark);
    m_row->addWidget(m_sentence, 1);
    m_row->addWidget(m_verb);
    m_row->addWidget(m_otherVerb);
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
    setAccessibleName(text());
    show();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
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
