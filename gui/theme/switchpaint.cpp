// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/switchpaint.h"

#include "gui/theme/stylepaint.h"

#include <QPainter>

namespace bifrost::gui {

namespace {

constexpr qreal KnobInset = 2.5;
constexpr int HoveredTrack = 112;
constexpr int LightTrack = 140;

} // namespace

void paintSwitch(QPainter *painter, const QRectF &track, const SwitchLook &look, const QPalette &palette)
{
    const auto token = [&palette](Role role) { return colour(role, palette); };
    const qreal round = track.height() / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QColor knob;
    if (look.on) {
        QColor fill = token(look.enabled ? look.fill : Role::Disabled);
        if (look.hovered)
            fill = fill.darker(HoveredTrack);
        paintBox(painter, track, fill, QColor(), round, 0);
        // White on the light teal of the dark scheme could not be seen.
        knob = token(qGray(fill.rgb()) > LightTrack ? Role::Page : Role::OnFill);
    } else {
        const Role line = !look.enabled ? Role::Line : look.hovered ? Role::Accent : Role::Outline;
        paintBox(painter, track, QColor(), token(line), round, 1.4);
        knob = token(look.enabled ? Role::Outline : Role::Disabled);
    }
    const qreal side = track.height() - 2 * KnobInset - (look.on ? 0 : 1);
    QRectF disc(0, 0, side, side);
    disc.moveCenter(
        QPointF(track.left() + round + look.knob * (track.width() - 2 * round), track.center().y()));
    painter->setPen(Qt::NoPen);
    painter->setBrush(knob);
    painter->drawEllipse(disc);
    painter->restore();
}

} // namespace bifrost::gui
