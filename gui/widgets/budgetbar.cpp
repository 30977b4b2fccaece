// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/budgetbar.h"

#include "gui/theme/stylepaint.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

namespace bifrost::gui {

namespace {

constexpr int BudgetBarHeight = 8;
constexpr int TickHeight = 14;
constexpr int TickWidth = 2;
constexpr int LeastBarWidth = 36;
constexpr double WarnFrom = 0.8;
constexpr double FullAt = 1.0;
constexpr qreal HatchStep = 4;
constexpr qreal HatchPen = 1.2;

Role barInk(double used)
{
    if (used >= FullAt)
        return Role::Error;
    return used >= WarnFrom ? Role::WarnFill : Role::Accent;
}

void paintHatch(QPainter *painter, const QRectF &field, const QColor &ink)
{
    painter->save();
    painter->setClipRect(field, Qt::IntersectClip);
    painter->setPen(QPen(ink, HatchPen));
    for (qreal x = field.left() - field.height(); x < field.right() + field.height(); x += HatchStep)
        painter->drawLine(QPointF(x, field.bottom()), QPointF(x + field.height(), field.top()));
    painter->restore();
}

} // namespace

BudgetBar::BudgetBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

Role BudgetBar::inkOf(double used)
{
    if (used >= FullAt)
        return Role::Error;
    return used >= WarnFrom ? Role::Warn : Role::Muted;
}

void BudgetBar::setShares(const Shares &shares)
{
    m_shares = shares;
    const auto percent = [this](double share) { return locale().toString(qRound(share * 100)); };
    QString spoken = tr("%1 % used").arg(percent(shares.used));
    if (shares.reserved > 0)
        spoken += tr(", %1 % reserved").arg(percent(shares.reserved));
    if (shares.forecast >= 0)
        spoken += tr(", forecast %1 %").arg(percent(shares.forecast));
    setAccessibleDescription(spoken);
    setToolTip(spoken);
    update();
}

QSize BudgetBar::sizeHint() const
{
    constexpr int GoodWidth = 200;
    return {GoodWidth, TickHeight};
}

QSize BudgetBar::minimumSizeHint() const
{
    return {LeastBarWidth, TickHeight};
}

void BudgetBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (layoutDirection() == Qt::RightToLeft) {
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    const QRectF track(0, (height() - BudgetBarHeight) / 2.0, width(), BudgetBarHeight);
    const QColor ink = colour(barInk(m_shares.used), palette());
    QPainterPath round;
    round.addRoundedRect(track, track.height() / 2, track.height() / 2);
    painter.save();
    painter.setClipPath(round);
    painter.fillRect(track, colour(Role::LineSoft, palette()));
    const qreal used = track.width() * qBound(0.0, m_shares.used, 1.0);
    const qreal reserved = qMin(track.width() - used, track.width() * qMax(0.0, m_shares.reserved));
    painter.fillRect(QRectF(0, track.top(), used, track.height()), ink);
    if (reserved > 0)
        paintHatch(&painter, QRectF(used, track.top(), reserved, track.height()), ink);
    painter.restore();

    if (m_shares.forecast < 0)
        return;
    const bool beyond = m_shares.forecast > FullAt;
    const qreal place = qMin(track.width() - TickWidth, track.width() * qMin(m_shares.forecast, FullAt));
    painter.fillRect(QRectF(qRound(place), (height() - TickHeight) / 2, TickWidth, TickHeight),
                     colour(beyond ? Role::Error : Role::Text, palette()));
}

} // namespace bifrost::gui
