// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/switch.h"

#include "gui/theme/stylepaint.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace bifrost::gui {

namespace {

constexpr QSize TrackSize(30, 16);
constexpr int FocusMargin = 3;
constexpr qreal KnobInset = 2.5;

} // namespace

Switch::Switch(QWidget *parent) : QCheckBox(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Switch::sizeHint() const
{
    return TrackSize + QSize(2 * FocusMargin, 2 * FocusMargin);
}

void Switch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QStyleOptionButton option;
    initStyleOption(&option);
    const auto token = [this](Role role) { return colour(role, palette()); };

    const QRectF track(QPointF(FocusMargin, (height() - TrackSize.height()) / 2.0), QSizeF(TrackSize));
    const qreal round = track.height() / 2;
    QColor knob;
    if (isChecked()) {
        const QColor fill = token(isEnabled() ? Role::Fill : Role::Disabled);
        paintBox(&painter, track, fill, QColor(), round, 0);
        knob = token(Role::OnFill);
    } else {
        paintBox(&painter, track, QColor(), token(isEnabled() ? Role::Outline : Role::Line), round, 1.4);
        knob = token(isEnabled() ? Role::Outline : Role::Disabled);
    }

    const bool knobAtRight = isChecked() != (layoutDirection() == Qt::RightToLeft);
    const qreal side = track.height() - 2 * KnobInset - (isChecked() ? 0 : 1);
    QRectF disc(0, 0, side, side);
    disc.moveCenter(QPointF(knobAtRight ? track.right() - round : track.left() + round, track.center().y()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(knob);
    painter.drawEllipse(disc);

    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        const QRectF ring = track.adjusted(-FocusMargin, -FocusMargin, FocusMargin, FocusMargin);
        paintFocus(&painter, ring, token(Role::Accent), ring.height() / 2);
    }
}

} // namespace bifrost::gui
