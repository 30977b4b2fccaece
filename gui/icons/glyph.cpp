// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/icons/glyph.h"

#include "gui/icons/themedicon.h"

#include <array>

#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

// All measures on a grid of 24.
constexpr qreal Grid = 24;
constexpr qreal Stroke = 2.3;
constexpr QPointF ArchCentre(12, 21.6);
constexpr qreal ArchRadius = 10.6;
constexpr qreal BadgeGap = 1;
constexpr QPointF BadgeCentre(17.6, 17.4);
constexpr qreal BadgeRadius = 5.4;

QPainterPath boltPath()
{
    QPainterPath path;
    path.addPolygon(QPolygonF{
        {13.7, 2.4}, {8.0, 13.8}, {11.2, 13.8}, {10.5, 21.6}, {16.1, 10.2}, {12.9, 10.2}, {13.7, 2.4}});
    path.closeSubpath();
    return path;
}

void paintArch(QPainter *painter, const QColor &ink, bool rightHalf)
{
    const QRectF circle(ArchCentre.x() - ArchRadius, ArchCentre.y() - ArchRadius, 2 * ArchRadius,
                        2 * ArchRadius);
    painter->setPen(QPen(ink, Stroke, Qt::SolidLine, Qt::RoundCap));
    painter->setBrush(Qt::NoBrush);
    // Both halves end a hair's breadth from the bolt; QPainter counts in sixteenths of a degree.
    if (rightHalf)
        painter->drawArc(circle, 16 * 5, 16 * 53);
    painter->drawArc(circle, 16 * 129, 16 * 46);
}

void paintDots(QPainter *painter, const QColor &ink)
{
    constexpr qreal DotRadius = 1.55;
    painter->setPen(Qt::NoPen);
    painter->setBrush(ink);
    for (const QPointF &dot :
         {QPointF(2.2, 20.2), QPointF(5.2, 14.2), QPointF(18.8, 14.2), QPointF(21.8, 20.2)})
        painter->drawEllipse(dot, DotRadius, DotRadius);
}

/// Takes a shape and a margin around it out of what is drawn so far.
void cutOut(QPainter *painter, const QPainterPath &shape, qreal margin)
{
    painter->save();
    painter->setCompositionMode(QPainter::CompositionMode_Clear);
    painter->setPen(QPen(Qt::black, 2 * margin, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::black);
    painter->drawPath(shape);
    painter->restore();
}

void paintBolt(QPainter *painter, const QColor &ink, bool outlined)
{
    constexpr qreal FilledEdge = 1.2;
    constexpr qreal OutlinedEdge = 1.6;
    painter->setPen(
        QPen(ink, outlined ? OutlinedEdge : FilledEdge, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(outlined ? QBrush(Qt::NoBrush) : QBrush(ink));
    painter->drawPath(boltPath());
}

/// The ring leaves less room than the arch: the bolt is drawn smaller and in its middle.
void paintRing(QPainter *painter, const QColor &ink)
{
    constexpr qreal RingRadius = 10.3;
    painter->setPen(QPen(ink, Stroke));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(QPointF(Grid / 2, Grid / 2), RingRadius, RingRadius);
    constexpr qreal BoltScale = 0.74;
    painter->translate(Grid / 2, Grid / 2);
    painter->scale(BoltScale, BoltScale);
    painter->translate(-Grid / 2, -Grid / 2);
}

void paintWarningBadge(QPainter *painter, Scheme scheme)
{
    QPainterPath triangle;
    triangle.addPolygon(QPolygonF{{17.4, 12.2}, {22.6, 21.6}, {12.2, 21.6}, {17.4, 12.2}});
    triangle.closeSubpath();
    cutOut(painter, triangle, BadgeGap + 0.6);
    const QColor ink = colour(Role::WarnFill, scheme);
    painter->setPen(QPen(ink, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(ink);
    painter->drawPath(triangle);
}

void paintErrorBadge(QPainter *painter, Scheme scheme)
{
    QPainterPath disc;
    disc.addEllipse(BadgeCentre, BadgeRadius, BadgeRadius);
    cutOut(painter, disc, BadgeGap);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour(Role::Error, scheme));
    painter->drawPath(disc);
    const QColor mark = colour(scheme == Scheme::Dark ? Role::Chrome : Role::OnFill, scheme);
    painter->setPen(QPen(mark, 1.9, Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(BadgeCentre + QPointF(0, -2.6), BadgeCentre + QPointF(0, 0.5));
    painter->drawPoint(BadgeCentre + QPointF(0, 2.9));
}

bool isTrouble(GlyphState state)
{
    return state == GlyphState::Error || state == GlyphState::Degraded;
}

} // namespace

void paintGlyph(QPainter *painter, const QRectF &bounds, GlyphState state, const QColor &ink, Scheme scheme)
{
    // Cutting out needs a layer of its own, else it would cut through what lies below.
    const qreal ratio = painter->device()->devicePixelRatioF();
    QImage layer((bounds.size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    layer.fill(Qt::transparent);
    QPainter draft(&layer);
    draft.setRenderHint(QPainter::Antialiasing);
    draft.scale(layer.width() / Grid, layer.height() / Grid);

    const bool troubled = isTrouble(state);
    if (state == GlyphState::Starting)
        paintDots(&draft, ink);
    else if (state == GlyphState::LocalOnly)
        paintRing(&draft, ink);
    else
        paintArch(&draft, ink, !troubled); // the badge stands on the right half
    paintBolt(&draft, ink, state == GlyphState::Stopped);
    if (state == GlyphState::Error)
        paintErrorBadge(&draft, scheme);
    else if (state == GlyphState::Degraded)
        paintWarningBadge(&draft, scheme);
    draft.end();

    painter->drawImage(bounds, layer);
}

QIcon glyphIcon(GlyphState state, Scheme panel)
{
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 44, 48, 64}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintGlyph(&painter, QRectF(0, 0, side, side), state, colour(Role::Text, panel), panel);
        painter.end();
        icon.addPixmap(pixmap);
    }
    // On macOS the menu bar colours a mask by itself; trouble needs its own colour.
    icon.setIsMask(!isTrouble(state));
    return icon;
}

QIcon applicationIcon()
{
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48, 64, 128, 256}) {
        constexpr int LargestSimple = 32;
        const QString name = side > LargestSimple ? u"bifrost"_s : u"bifrostsmall"_s;
        icon.addPixmap(symbol(name, QColor(), QSize(side, side)));
    }
    return icon;
}

} // namespace bifrost::gui
