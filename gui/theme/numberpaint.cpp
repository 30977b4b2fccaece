// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/numberpaint.h"

#include <QFontMetrics>
#include <QPainter>

namespace bifrost::gui {

namespace {

int digitCell(const QFontMetrics &metrics)
{
    int widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = qMax(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

/// Runs of other characters are drawn in one piece, which keeps their kerning.
template <typename Digit, typename Run>
void eachPart(const QString &text, Digit digit, Run run)
{
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at].isDigit()) {
            digit(text[at++]);
            continue;
        }
        const qsizetype from = at;
        while (at < text.size() && !text[at].isDigit())
            ++at;
        run(text.mid(from, at - from));
    }
}

} // namespace

int numberWidth(const QFontMetrics &metrics, const QString &text)
{
    const int cell = digitCell(metrics);
    int width = 0;
    eachPart(
        text, [&](QChar) { width += cell; },
        [&](const QString &run) { width += metrics.horizontalAdvance(run); });
    return width;
}

void paintNumber(QPainter *painter, const QRectF &bounds, const QString &text, Qt::Alignment alignment)
{
    const QFontMetrics metrics = painter->fontMetrics();
    const int cell = digitCell(metrics);
    qreal left = bounds.left();
    if (alignment & Qt::AlignRight)
        left = bounds.right() - numberWidth(metrics, text);
    else if (alignment & Qt::AlignHCenter)
        left = bounds.center().x() - numberWidth(metrics, text) / 2.0;
    const qreal baseline = bounds.center().y() + (metrics.ascent() - metrics.descent()) / 2.0;
    const Qt::LayoutDirection before = painter->layoutDirection();
    painter->setLayoutDirection(Qt::LeftToRight);
    eachPart(
        text,
        [&](QChar digit) {
            const qreal own = (cell - metrics.horizontalAdvance(digit)) / 2.0;
            painter->drawText(QPointF(left + own, baseline), QString(digit));
            left += cell;
        },
        [&](const QString &run) {
            painter->drawText(QPointF(left, baseline), run);
            left += metrics.horizontalAdvance(run);
        });
    painter->setLayoutDirection(before);
}

} // namespace bifrost::gui
