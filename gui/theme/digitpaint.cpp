// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/digitpaint.h"

#include <QFontMetrics>
#include <QHash>
#include <QPainter>
#include <QRect>
#include <QString>

namespace bifrost::gui {

namespace {

struct DigitWidths
{
    int widest = 0;
    bool areEqual = true;
};

DigitWidths widthsIn(const QFont &font)
{
    static QHash<QString, DigitWidths> known; // few fonts, one thread
    DigitWidths &widths = known[font.key()];
    if (widths.widest > 0)
        return widths;
    const QFontMetricsF metrics(font);
    const qreal first = metrics.horizontalAdvance(u'0');
    qreal widest = first;
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        const qreal width = metrics.horizontalAdvance(QChar(digit));
        widths.areEqual = widths.areEqual && qAbs(width - first) < 0.01;
        widest = qMax(widest, width);
    }
    widths.widest = qMax(1, qCeil(widest));
    return widths;
}

} // namespace

int digitsWidth(const QFont &font, const QString &text)
{
    const QFontMetrics metrics(font);
    const DigitWidths widths = widthsIn(font);
    if (widths.areEqual)
        return metrics.horizontalAdvance(text);
    int width = 0;
    for (const QChar c : text)
        width += c.isDigit() ? widths.widest : metrics.horizontalAdvance(c);
    return width;
}

void paintDigits(QPainter *painter, const QRect &cell, const QString &text, Qt::Alignment alignment)
{
    const QFont &font = painter->font();
    const QFontMetrics metrics = painter->fontMetrics();
    const DigitWidths widths = widthsIn(font);
    const int width = digitsWidth(font, text);
    int x = cell.left();
    if (alignment & Qt::AlignRight)
        x = qMax(cell.left(), cell.right() + 1 - width);
    else if (alignment & Qt::AlignHCenter)
        x = qMax(cell.left(), cell.left() + (cell.width() - width) / 2);
    const int y = cell.top() + (cell.height() - metrics.height()) / 2 + metrics.ascent();
    const bool cut = width > cell.width();
    if (cut) {
        painter->save();
        painter->setClipRect(cell, Qt::IntersectClip);
    }
    if (widths.areEqual) {
        painter->drawText(x, y, text);
    } else {
        QString run; // what lies between digits is drawn in one piece
        const auto flush = [&] {
            painter->drawText(x, y, run);
            x += metrics.horizontalAdvance(run);
            run.clear();
        };
        for (const QChar c : text) {
            if (!c.isDigit()) {
                run += c;
                continue;
            }
            if (!run.isEmpty())
                flush();
            painter->drawText(x + (widths.widest - metrics.horizontalAdvance(c)) / 2, y, QString(c));
            x += widths.widest;
        }
        if (!run.isEmpty())
            flush();
    }
    if (cut)
        painter->restore();
}

} // namespace bifrost::gui
