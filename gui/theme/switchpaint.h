// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QRectF>
#include <QSize>

class QPainter;
class QPalette;

/// How an on/off switch looks, in widgets and in tables.
namespace bifrost::gui {

constexpr QSize SwitchTrack(30, 16);

struct SwitchLook
{
    bool on = false;
    bool enabled = true;
    bool hovered = false;
    qreal knob = 0; ///< where it is on its way, from left to right: 0 to 1
    Role fill = Role::Fill;
};

void paintSwitch(QPainter *painter, const QRectF &track, const SwitchLook &look, const QPalette &palette);

} // namespace bifrost::gui
