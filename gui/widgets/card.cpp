// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/card.h"

#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"
#include "gui/widgets/focusharbour.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace bifrost::gui {

namespace {

constexpr int CardPadding = 14;
constexpr int CardBodySpacing = 8;

} // namespace

Card::Card(QWidget *parent) : Card(QString(), parent) { }

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_head(new QWidget(this))
    , m_title(new QLabel(m_head))
    , m_headRow(new QHBoxLayout(m_head))
    , m_body(new QVBoxLayout)
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(strongFont());
    m_headRow->setContentsMargins(0, 0, 0, 0);
    m_headRow->setSpacing(8);
    m_headRow->addWidget(m_title);
    m_headRow->addStretch(1);
    m_body->setSpacing(CardBodySpacing);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(CardPadding, CardPadding - 2, CardPadding, CardPadding);
    column->setSpacing(CardBodySpacing);
    column->addWidget(m_head);
    column->addLayout(m_body, 1);
    setTitle(title);
    setFocusHarbour(this);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
    showHead();
}

void Card::addBesideTitle(QWidget *widget)
{
    constexpr int TitlePlace = 1; // before the stretch, after what stands there already
    int place = TitlePlace;
    while (place < m_headRow->count() && m_headRow->itemAt(place)->widget())
        ++place;
    m_headRow->insertWidget(place, widget);
    showHead();
}

void Card::addToHead(QWidget *widget)
{
    m_headRow->addWidget(widget);
    showHead();
}

void Card::showHead()
{
    constexpr int TitleAndStretch = 2;
    m_head->setVisible(!m_title->text().isEmpty() || m_headRow->count() > TitleAndStretch);
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(&painter, rect(), colour(Role::Surface, palette()), colour(Role::Line, palette()), CardRadius);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paintFocus(&painter, rect(), colour(Role::Accent, palette()), CardRadius);
}

/// A card has it only while nothing in it can take it.
void Card::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    update();
}

void Card::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    update();
}

} // namespace bifrost::gui
