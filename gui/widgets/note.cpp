// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/note.h"

#include "gui/theme/stylepaint.h"
#include "gui/widgets/button.h"
#include "gui/widgets/messagelook.h"
#include "gui/widgets/symbollabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace bifrost::gui {

namespace {

constexpr int NoteLeastHeight = 42;
constexpr int NoteEdgeAlpha = 110;

} // namespace

Note::Note(QWidget *parent)
    : QFrame(parent)
    , m_mark(new SymbolLabel(16, this))
    , m_sentence(new QLabel(this))
    , m_verb(new Button({}, this))
    , m_otherVerb(new Button(Button::Kind::Quiet, {}, this))
{
    setMinimumHeight(NoteLeastHeight);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 6, 8, 6);
    row->setSpacing(9);
    row->addWidget(m_mark);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_verb);
    row->addWidget(m_otherVerb);
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

void Note::tell(const Message &message)
{
    m_message = message;
    const MessageLook look = lookOf(message.kind);
    m_mark->setSymbol(look.symbol, look.ink);
    m_sentence->setText(richTextOf(message));
    m_verb->setText(message.verb);
    m_verb->setVisible(!message.verb.isEmpty());
    m_otherVerb->setText(message.otherVerb);
    m_otherVerb->setVisible(!message.otherVerb.isEmpty());
    setAccessibleName(text());
    show();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Note::clear()
{
    m_message = {};
    hide();
}

QString Note::text() const
{
    return plainTextOf(m_message);
}

void Note::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const MessageLook look = lookOf(m_message.kind);
    QColor edge = colour(look.ink, palette());
    edge.setAlpha(NoteEdgeAlpha);
    paintBox(&painter, rect(), colour(look.field, palette()), edge, ControlRadius);
}

} // namespace bifrost::gui
