// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/icons/providermark.h"

#include "gui/icons/drawnonce.h"
#include "gui/theme/stylepaint.h"
#include "models/config/providerkind.h"

#include <algorithm>
#include <array>

#include <QApplication>
#include <QFont>
#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <QWidget>

namespace bifrost::gui {

namespace {

struct ProviderInk
{
    const char *name;
    QRgb light;
    QRgb dark;
};

constexpr ProviderInk OtherInk{"", 0xff474c59, 0xff7d838f};
constexpr std::array ProviderInks{
    ProviderInk{"gemini", 0xff2a78bd, 0xff56a8f0},  ProviderInk{"anthropic", 0xffd05f24, 0xfff0803c},
    ProviderInk{"openai", 0xff188f6b, 0xff2fbf94},  ProviderInk{"bedrock", 0xffb2568f, 0xffe08bbb},
    ProviderInk{"mistral", 0xff7a5a00, 0xfff2d25f}, ProviderInk{"lmstudio", 0xff3b97c9, 0xffb4e6fb},
    ProviderInk{"ollama", 0xff5540b8, 0xff9584f5},
};
/// What is found on this computer gets these names.
constexpr std::array LocalNames{"demo", "lmstudio", "llamacpp", "mlx-local"};

constexpr int FieldAlpha = 38;

QHash<QString, bool> &knownPlaces()
{
    static QHash<QString, bool> places;
    return places;
}

bool isLocalByName(const QString &provider)
{
    const auto known = knownPlaces().constFind(provider);
    if (known != knownPlaces().constEnd())
        return *known;
    return !usualLocalUrl(provider).isEmpty()
        || std::any_of(LocalNames.begin(), LocalNames.end(),
                       [&provider](const char *name) { return provider == QLatin1String(name); });
}

QPixmap drawMark(const QString &provider, bool local, const QColor &ink, const QSizeF &size, qreal ratio,
                 QFont font)
{
    QPixmap mark((size * ratio).toSize());
    mark.setDevicePixelRatio(ratio);
    mark.fill(Qt::transparent);
    const QRectF bounds({}, size);
    QColor field = ink;
    field.setAlpha(FieldAlpha);
    QPainter painter(&mark);
    const qreal radius = local ? bounds.width() / 5 : bounds.width() / 2;
    paintBox(&painter, bounds, field, ink, radius, 1.2);
    font.setPixelSize(qRound(bounds.height() * 0.56));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(bounds, Qt::AlignCenter, provider.left(1).toUpper());
    return mark;
}

} // namespace

QColor providerColour(const QString &provider, Scheme scheme)
{
    const auto known =
        std::find_if(ProviderInks.begin(), ProviderInks.end(),
                     [&provider](const ProviderInk &ink) { return provider == QLatin1String(ink.name); });
    const ProviderInk &ink = known == ProviderInks.end() ? OtherInk : *known;
    return QColor::fromRgb(scheme == Scheme::Dark ? ink.dark : ink.light);
}

void setProviderPlaces(const QHash<QString, bool> &isLocal)
{
    if (isLocal == knownPlaces())
        return;
    knownPlaces() = isLocal;
    for (QWidget *widget : QApplication::allWidgets()) {
        if (widget->isVisible())
            widget->update();
    }
}

QIcon providerIcon(const QString &provider, Scheme scheme)
{
    constexpr int Side = 16;
    QIcon icon;
    for (const int ratio : {1, 2}) {
        QPixmap mark(Side * ratio, Side * ratio);
        mark.setDevicePixelRatio(ratio);
        mark.fill(Qt::transparent);
        QPainter painter(&mark);
        paintProviderMark(&painter, QRectF(0, 0, Side, Side), provider, scheme);
        painter.end();
        icon.addPixmap(mark);
    }
    return icon;
}

void paintProviderMark(QPainter *painter, const QRectF &bounds, const QString &provider, Scheme scheme,
                       std::optional<bool> local)
{
    if (provider.isEmpty())
        return;
    const QColor ink = providerColour(provider, scheme);
    const qreal ratio = painter->device()->devicePixelRatioF();
    const bool isLocal = local.value_or(isLocalByName(provider));
    const QString drawing = isLocal ? provider + QLatin1String("/here") : provider;
    QPixmap mark =
        drawnOnce(Drawing::ProviderMark, drawing, ink.rgba(), (bounds.size() * ratio).toSize(),
                  [&] { return drawMark(provider, isLocal, ink, bounds.size(), ratio, painter->font()); });
    mark.setDevicePixelRatio(ratio);
    painter->drawPixmap(bounds.topLeft(), mark);
}

} // namespace bifrost::gui
