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
constexpr int HoveredTrack = 112;
constexpr int LightTrack = 140;

} // namespace

Switch::Switch(QWidget *parent) : QCheckBox(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QCheckBox::toggled, this, &Switch::moveKnob);
    connect(&m_motion, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_knob = value.toReal();
        update();
    });
}

void Switch::setFillRole(Role role)
{
    m_fill = role;
    update();
}

void Switch::moveKnob(bool on)
{
    m_motion.stop();
    const int time = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    if (time <= 0 || !isVisible()) {
        m_knob = on ? 1 : 0;
        update();
        return;
    }
    m_motion.setDuration(time);
    m_motion.setStartValue(m_knob);
    m_motion.setEndValue(on ? 1.0 : 0.0);
    m_motion.start();
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
    const bool hovered = isEnabled() && option.state.testFlag(QStyle::State_MouseOver);
    QColor knob;
    if (isChecked()) {
        QColor fill = token(isEnabled() ? m_fill : Role::Disabled);
        if (hovered)
            fill = fill.darker(HoveredTrack);
        paintBox(&painter, track, fill, QColor(), round, 0);
        // White on the light teal of the dark scheme could not be seen.
        knob = token(qGray(fill.rgb()) > LightTrack ? Role::Page : Role::OnFill);
    } else {
        const Role line = !isEnabled() ? Role::Line : hovered ? Role::Accent : Role::Outline;
        paintBox(&painter, track, QColor(), token(line), round, 1.4);
        knob = token(isEnabled() ? Role::Outline : Role::Disabled);
    }

    const qreal way = layoutDirection() == Qt::RightToLeft ? 1 - m_knob : m_knob;
    const qreal side = track.height() - 2 * KnobInset - (isChecked() ? 0 : 1);
    QRectF disc(0, 0, side, side);
    disc.moveCenter(QPointF(track.left() + round + way * (track.width() - 2 * round), track.center().y()));
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
