// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/line.h"

#include <QPainter>

namespace bifrost::gui {

Line::Line(Qt::Orientation orientation, QWidget *parent) : Line(orientation, Role::Line, parent) { }

Line::Line(Qt::Orientation orientation, Role role, QWidget *parent)
    : QWidget(parent)
    , m_orientation(orientation)
    , m_role(role)
{
    if (orientation == Qt::Horizontal)
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    else
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

QSize Line::sizeHint() const
{
    const QMargins margins = contentsMargins();
    return {margins.left() + margins.right() + 1, margins.top() + margins.bottom() + 1};
}

void Line::paintEvent(QPaintEvent *)
{
    const QRect room = contentsRect();
    const QRect line = m_orientation == Qt::Horizontal ? QRect(room.topLeft(), QSize(room.width(), 1))
                                                       : QRect(room.topLeft(), QSize(1, room.height()));
    QPainter(this).fillRect(line, colour(m_role, palette()));
}

} // namespace bifrost::gui
