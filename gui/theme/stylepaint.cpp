// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/stylepaint.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionSlider>
#include <QWidget>

namespace bifrost::gui {

namespace {

constexpr int HoverDarker = 112;
constexpr int PressedDarker = 130;
constexpr int MinimumThumb = 28;
constexpr qreal ThumbInset = 2;
const char *const InvalidProperty = "bifrostInvalid";
const char *const OnPageProperty = "bifrostOnPage";

} // namespace

void markInvalid(QWidget *field, bool invalid)
{
    if (isMarkedInvalid(field) == invalid)
        return;
    field->setProperty(InvalidProperty, invalid);
    field->update();
}

bool isMarkedInvalid(const QWidget *field)
{
    return field && field->property(InvalidProperty).toBool();
}

QColor fieldBase(const QPalette &palette)
{
    return colour(schemeOf(palette) == Scheme::Dark ? Role::Page : Role::Surface, palette);
}

void paintBox(QPainter *painter, const QRectF &bounds, const QColor &fill, const QColor &border, qreal radius,
              qreal borderWidth)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal inset = borderWidth / 2;
    painter->setPen(border.isValid() ? QPen(border, borderWidth) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(bounds.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    painter->restore();
}

void paintFocus(QPainter *painter, const QRectF &bounds, const QColor &ink, qreal radius)
{
    paintBox(painter, bounds, QColor(), ink, radius, FocusWidth);
}

void paintPushButton(QPainter *painter, const QStyleOption &option, bool primary)
{
    const auto token = [&option](Role role) { return colour(role, option.palette); };
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool pressed = option.state.testFlag(QStyle::State_Sunken);
    const bool hovered = enabled && option.state.testFlag(QStyle::State_MouseOver);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange);
    const QRectF bounds(option.rect);

    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const bool flat = button && button->features.testFlag(QStyleOptionButton::Flat);
    if (flat) {
        if (enabled && (pressed || hovered))
            paintBox(painter, bounds, token(pressed ? Role::Line : Role::Hover), QColor(), ControlRadius, 0);
        if (focused)
            paintFocus(painter, bounds, token(Role::Accent));
        return;
    }
    if (!enabled) {
        // What is meant but cannot be done keeps its weight; the others are only outlined.
        if (primary)
            paintBox(painter, bounds, token(Role::Line), QColor(), ControlRadius, 0);
        else
            paintBox(painter, bounds, QColor(), token(Role::Line), ControlRadius);
        return;
    }
    if (primary) {
        QColor fill = token(Role::Fill);
        if (pressed)
            fill = fill.darker(PressedDarker);
        else if (hovered)
            fill = fill.darker(HoverDarker);
        paintBox(painter, bounds, fill, QColor(), ControlRadius, 0);
        if (focused)
            paintFocus(painter, bounds.adjusted(1.5, 1.5, -1.5, -1.5), token(Role::OnFill),
                       ControlRadius - 1.5);
        return;
    }
    const Role fill = pressed ? Role::Line : hovered ? Role::Hover : Role::Raised;
    paintBox(painter, bounds, token(fill), token(Role::FieldLine), ControlRadius);
    if (focused)
        paintFocus(painter, bounds, token(Role::Accent));
}

void paintToolButton(QPainter *painter, const QStyleOption &option)
{
    const QRectF bounds(option.rect);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    if (enabled && option.state.testFlag(QStyle::State_Sunken))
        paintBox(painter, bounds, colour(Role::Line, option.palette), QColor(), ControlRadius, 0);
    else if (enabled && option.state.testFlag(QStyle::State_MouseOver))
        paintBox(painter, bounds, colour(Role::Hover, option.palette), QColor(), ControlRadius, 0);
}

QRect scrollThumb(const QStyleOptionSlider &option)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int thumb = length;
    if (range > 0)
        thumb = qBound(qMin(MinimumThumb, length),
                       int(qint64(length) * option.pageStep / (range + option.pageStep)), length);
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - thumb, option.upsideDown);
    return horizontal ? QRect(option.rect.x() + start, option.rect.y(), thumb, option.rect.height())
                      : QRect(option.rect.x(), option.rect.y() + start, option.rect.width(), thumb);
}

void putOnPage(QAbstractScrollArea *area)
{
    area->verticalScrollBar()->setProperty(OnPageProperty, true);
}

bool isOnPage(const QWidget *scrollBar)
{
    return scrollBar && scrollBar->property(OnPageProperty).toBool();
}

void paintScrollBar(QPainter *painter, const QStyleOptionSlider &option, const QRect &thumb,
                    const QColor &ground)
{
    painter->fillRect(option.rect, ground);
    if (option.maximum <= option.minimum)
        return;
    const bool active = option.state.testFlag(QStyle::State_MouseOver)
        || (option.activeSubControls & QStyle::SC_ScrollBarSlider
            && option.state.testFlag(QStyle::State_Sunken));
    const QRectF bounds = QRectF(thumb).adjusted(ThumbInset, ThumbInset, -ThumbInset, -ThumbInset);
    paintBox(painter, bounds, colour(active ? Role::Outline : Role::FieldLine, option.palette), QColor(),
             qMin(bounds.width(), bounds.height()) / 2, 0);
}

} // namespace bifrost::gui
