// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QRect>

class QAbstractScrollArea;
class QPainter;
class QPalette;
class QStyleOption;
class QStyleOptionSlider;
class QWidget;

/// The drawing behind Style and behind widgets that paint themselves. No state, no widgets.
namespace bifrost::gui {

constexpr int ButtonPadding = 12; ///< beside the words; a link under a text begins so much before it
constexpr int ControlRadius = 6;
constexpr int ChipRadius = 4;
constexpr int CardRadius = 8;
constexpr int ControlHeight = 28;
constexpr int FocusWidth = 2;

/// What a field, a check or a track is filled with: in dark it is set into the surface, in light it is paper.
QColor fieldBase(const QPalette &palette);

/// A rounded box with a border inside its bounds. An invalid colour leaves that part out.
void paintBox(QPainter *painter, const QRectF &bounds, const QColor &fill, const QColor &border, qreal radius,
              qreal borderWidth = 1);

/// The focus border, inside the box.
void paintFocus(QPainter *painter, const QRectF &bounds, const QColor &ink, qreal radius = ControlRadius);

/// A field with a mistake in it gets a red border. Works on every field that Style draws.
void markInvalid(QWidget *field, bool invalid);
bool isMarkedInvalid(const QWidget *field);

void paintPushButton(QPainter *painter, const QStyleOption &option, bool primary);
void paintToolButton(QPainter *painter, const QStyleOption &option);
QRect scrollThumb(const QStyleOptionSlider &option);
void paintScrollBar(QPainter *painter, const QStyleOptionSlider &option, const QRect &thumb,
                    const QColor &ground);

/// The scroll bars of an area of cards stand on what is behind the cards.
void putOnPage(QAbstractScrollArea *area);
bool isOnPage(const QWidget *scrollBar);

} // namespace bifrost::gui
