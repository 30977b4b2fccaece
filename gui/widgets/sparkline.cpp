// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/sparkline.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace bifrost::gui {

namespace {

constexpr QSize SparklineSize(84, 34);
constexpr qreal SparklinePen = 1.4;
constexpr int BelowLineAlpha = 28;

} // namespace

Sparkline::Sparkline(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Sparkline::setValues(const QList<double> &values, Role ink)
{
    m_values = values;
    m_ink = ink;
    update();
}

QSize Sparkline::sizeHint() const
{
    return SparklineSize;
}

void Sparkline::paintEvent(QPaintEvent *)
{
    if (m_values.size() < 2)
        return;
    const auto [least, most] = std::minmax_element(m_values.begin(), m_values.end());
    const double span = *most > *least ? *most - *least : 1;
    const QRectF room = QRectF(rect()).adjusted(1, 2, -1, -2);
    QPainterPath line;
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        const QPointF point(room.left() + room.width() * double(i) / double(m_values.size() - 1),
                            room.bottom() - room.height() * 0.85 * (m_values[i] - *least) / span);
        if (i == 0)
            line.moveTo(point);
        else
            line.lineTo(point);
    }
    QPainterPath below = line;
    below.lineTo(room.bottomRight());
    below.lineTo(room.bottomLeft());
    below.closeSubpath();
    const QColor ink = colour(m_ink, palette());
    QColor soft = ink;
    soft.setAlpha(BelowLineAlpha);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(below, soft);
    painter.setPen(QPen(ink, SparklinePen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(line);
}

} // namespace bifrost::gui
