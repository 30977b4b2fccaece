// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/switch.h"

#include "gui/theme/stylepaint.h"
#include "gui/theme/switchpaint.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace bifrost::gui {

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
    return SwitchTrack + QSize(2 * FocusMargin, 2 * FocusMargin);
}

void Switch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QStyleOptionButton option;
    initStyleOption(&option);
    const QRectF track(QPointF(FocusMargin, (height() - SwitchTrack.height()) / 2.0), QSizeF(SwitchTrack));
    SwitchLook look;
    look.on = isChecked();
    look.enabled = isEnabled();
    look.hovered = isEnabled() && option.state.testFlag(QStyle::State_MouseOver);
    look.knob = layoutDirection() == Qt::RightToLeft ? 1 - m_knob : m_knob;
    look.fill = m_fill;
    paintSwitch(&painter, track, look, palette());

    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        const QRectF ring = track.adjusted(-FocusMargin, -FocusMargin, FocusMargin, FocusMargin);
        paintFocus(&painter, ring, colour(Role::Accent, palette()), ring.height() / 2);
    }
}

} // namespace bifrost::gui
