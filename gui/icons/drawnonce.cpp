// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/icons/drawnonce.h"

#include <QCache>
#include <QCoreApplication>

namespace bifrost::gui {

namespace {

constexpr int MostDrawings = 500;

struct DrawingKey
{
    Drawing drawing;
    QString name;
    QRgb ink;
    QSize size;

    friend bool operator==(const DrawingKey &, const DrawingKey &) = default;
};

size_t qHash(const DrawingKey &key, size_t seed = 0)
{
    return qHashMulti(seed, int(key.drawing), key.name, key.ink, key.size.width(), key.size.height());
}

using Drawings = QCache<DrawingKey, QPixmap>;

/// Emptied before the application goes: pixmaps must not outlive it.
Drawings &drawings()
{
    static Drawings known(MostDrawings);
    static const bool emptied = [] {
        qAddPostRoutine([] { known.clear(); });
        return true;
    }();
    Q_UNUSED(emptied)
    return known;
}

} // namespace

QPixmap drawnOnce(Drawing drawing, const QString &name, QRgb ink, QSize deviceSize,
                  const std::function<QPixmap()> &draw)
{
    const DrawingKey key{drawing, name, ink, deviceSize};
    if (const QPixmap *known = drawings().object(key))
        return *known;
    const QPixmap pixmap = draw();
    if (!pixmap.isNull())
        drawings().insert(key, new QPixmap(pixmap));
    return pixmap;
}

} // namespace bifrost::gui
