// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/icons/themedicon.h"

#include "gui/icons/drawnonce.h"
#include "gui/icons/themediconengine.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

QIcon themedIcon(const QString &name, Role role)
{
    return QIcon(new ThemedIconEngine(name, role));
}

namespace {

QPixmap drawSymbol(const QString &name, const QColor &ink, QSize deviceSize)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray source = file.readAll();
    source.replace("currentColor", ink.name().toLatin1());
    QSvgRenderer renderer(source);
    QPixmap pixmap(deviceSize);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(ink.alphaF());
    renderer.render(&painter);
    return pixmap;
}

} // namespace

QPixmap symbol(const QString &name, const QColor &ink, QSize deviceSize)
{
    return drawnOnce(Drawing::Symbol, name, ink.rgba(), deviceSize,
                     [&] { return drawSymbol(name, ink, deviceSize); });
}

void paintSymbol(QPainter *painter, const QRectF &bounds, const QString &name, const QColor &ink)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QSize deviceSize = (bounds.size() * ratio).toSize();
    QPixmap pixmap = symbol(name, ink, deviceSize);
    pixmap.setDevicePixelRatio(ratio);
    painter->drawPixmap(bounds.topLeft(), pixmap);
}

} // namespace bifrost::gui
