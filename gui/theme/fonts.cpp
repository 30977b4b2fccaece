// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/fonts.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

// Captions, code, titles and the numbers of tiles stand to the body as 12, 12, 17 and 25 to 13.
constexpr qreal CaptionScale = 12.0 / 13;
constexpr qreal TitleScale = 17.0 / 13;
constexpr qreal BigScale = 25.0 / 13;

QFont scaled(QFont font, qreal scale)
{
    const qreal pixels = QFontInfo(QApplication::font()).pixelSize() * scale;
    font.setPixelSize(qMax(1, qRound(pixels)));
    return font;
}

constexpr int BodyPixels = 13;

} // namespace

void replaceGenericFont()
{
    static const QStringList generic{u""_s, u"Sans"_s, u"Sans Serif"_s, u"sans-serif"_s};
    if (!generic.contains(QFontDatabase::systemFont(QFontDatabase::GeneralFont).family())
        || !generic.contains(QApplication::font().family()))
        return;
    static const QStringList known{u"Inter"_s, u"Noto Sans"_s, u"Segoe UI"_s, u"Cantarell"_s,
                                   u"DejaVu Sans"_s};
    for (const QString &family : known) {
        if (!QFontDatabase::hasFamily(family))
            continue;
        QFont font(family);
        font.setPixelSize(BodyPixels);
        QApplication::setFont(font);
        return;
    }
}

QFont captionFont()
{
    return scaled(QApplication::font(), CaptionScale);
}

QFont strongFont()
{
    QFont font = QApplication::font();
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont captionStrongFont()
{
    QFont font = captionFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont mediumFont()
{
    QFont font = QApplication::font();
    font.setWeight(QFont::Medium);
    return font;
}

QFont titleFont()
{
    QFont font = scaled(QApplication::font(), TitleScale);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont bigFont()
{
    QFont font = scaled(QApplication::font(), BigScale);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont codeFont()
{
    return scaled(QFontDatabase::systemFont(QFontDatabase::FixedFont), CaptionScale);
}

} // namespace bifrost::gui
