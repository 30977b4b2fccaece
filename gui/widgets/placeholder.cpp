// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/placeholder.h"

#include "gui/icons/glyph.h"
#include "gui/icons/themedicon.h"
#include "gui/widgets/button.h"
#include "gui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>

namespace bifrost::gui {

namespace {

constexpr int PlaceholderGlyph = 64;
constexpr int PlaceholderSymbol = 48;
constexpr int PlaceholderWidth = 560;

/// Between two springs, not by alignment: an aligned text that wraps is measured at the wrong width.
QLayout *centred(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addStretch();
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    row->addStretch();
    return row;
}

} // namespace

Placeholder::Placeholder(QWidget *parent) : Placeholder({}, {}, {}, parent) { }

Placeholder::Placeholder(const QString &symbol, const QString &title, const QString &sentence,
                         QWidget *parent)
    : QWidget(parent)
    , m_symbol(symbol)
    , m_glyph(new QWidget(this))
    , m_title(new TextLabel(title, Role::Text, TextLabel::Size::Title, this))
    , m_sentence(new TextLabel(sentence, Role::Muted, TextLabel::Size::Body, this))
    , m_content(new QVBoxLayout)
    , m_primary(new Button(Button::Kind::Primary, {}, this))
    , m_link(new Button(Button::Kind::Link, {}, this))
{
    m_glyph->setFixedSize(PlaceholderGlyph, PlaceholderGlyph);
    for (TextLabel *label : {m_title, m_sentence}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setMaximumWidth(PlaceholderWidth);
    }
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addLayout(centred({m_title}));
    words->addLayout(centred({m_sentence}));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(16);
    column->addStretch(2);
    column->addWidget(m_glyph, 0, Qt::AlignHCenter);
    column->addLayout(words);
    column->addLayout(m_content);
    column->addLayout(centred({m_primary, m_link}));
    column->addStretch(3);
    m_primary->hide();
    m_link->hide();
}

void Placeholder::setText(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

void Placeholder::setContent(QWidget *content)
{
    m_content->addWidget(content, 0, Qt::AlignHCenter);
}

void Placeholder::setPrimary(const QString &text, const QString &symbol)
{
    m_primary->setText(text);
    m_primary->setSymbol(symbol);
    m_primary->setVisible(!text.isEmpty());
}

void Placeholder::setLink(const QString &text)
{
    m_link->setText(text);
    m_link->setVisible(!text.isEmpty());
}

void Placeholder::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor ink = colour(Role::Outline, palette());
    if (m_symbol.isEmpty()) {
        paintGlyph(&painter, m_glyph->geometry(), GlyphState::Stopped, ink, schemeOf(palette()));
        return;
    }
    QRect field(0, 0, PlaceholderSymbol, PlaceholderSymbol);
    field.moveCenter(m_glyph->geometry().center());
    paintSymbol(&painter, field, m_symbol, ink);
}

} // namespace bifrost::gui
