// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/markpaint.h"

#include "gui/theme/stylepaint.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace bifrost::gui {

namespace {

constexpr qreal CheckRadius = 4;
constexpr qreal DotShare = 0.42; // of the disc
constexpr int MarkHover = 112;

QRectF markField(const QStyleOption &option)
{
    QRectF field(0, 0, CheckSide, CheckSide);
    field.moveCenter(QRectF(option.rect).center());
    field.moveTo(qRound(field.x()), qRound(field.y()));
    return field;
}

QColor fillOf(const QStyleOption &option)
{
    const QColor fill = colour(Role::Fill, option.palette);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    return hovered ? fill.darker(MarkHover) : fill;
}

void paintEmpty(QPainter *painter, const QStyleOption &option, const QRectF &field, qreal radius)
{
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool hovered = enabled && option.state.testFlag(QStyle::State_MouseOver);
    paintBox(painter, field, enabled ? fieldBase(option.palette) : QColor(),
             colour(!enabled      ? Role::Line
                        : hovered ? Role::Accent
                                  : Role::Outline,
                    option.palette),
             radius, 1.2);
}

} // namespace

void paintCheck(QPainter *painter, const QStyleOption &option)
{
    const QRectF field = markField(option);
    const bool partly = option.state.testFlag(QStyle::State_NoChange);
    if (!option.state.testFlag(QStyle::State_On) && !partly) {
        paintEmpty(painter, option, field, CheckRadius);
        return;
    }
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    paintBox(painter, field, enabled ? fillOf(option) : colour(Role::Disabled, option.palette), QColor(),
             CheckRadius, 0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(
        QPen(colour(Role::OnFill, option.palette), 1.9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(field.topLeft());
    if (partly)
        painter->drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
    else
        painter->drawPolyline(QPolygonF{{4.2, 8.4}, {6.9, 11}, {11.8, 5.3}});
    painter->restore();
}

void paintRadio(QPainter *painter, const QStyleOption &option)
{
    const QRectF field = markField(option);
    if (!option.state.testFlag(QStyle::State_On)) {
        paintEmpty(painter, option, field, field.width() / 2);
        return;
    }
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    paintBox(painter, field, enabled ? fillOf(option) : colour(Role::Disabled, option.palette), QColor(),
             field.width() / 2, 0);
    const qreal inset = field.width() * (1 - DotShare) / 2;
    paintBox(painter, field.adjusted(inset, inset, -inset, -inset), colour(Role::OnFill, option.palette),
             QColor(), field.width(), 0);
}

} // namespace bifrost::gui
