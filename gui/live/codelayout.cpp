// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/codelayout.h"

#include <QFontMetrics>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <cmath>

namespace bifrost::gui {

namespace {

constexpr int Leading = 3; // pixels more than the font is high

} // namespace

int CodeLayout::lineHeight(const QFont &font)
{
    return QFontMetrics(font).height() + Leading;
}

QRectF CodeLayout::blockBoundingRect(const QTextBlock &block) const
{
    QRectF rect = QPlainTextDocumentLayout::blockBoundingRect(block); // lays the block out where need be
    const QTextLayout *layout = block.layout();
    if (!block.isVisible() || !layout || layout->lineCount() == 0)
        return rect;
    const int height = lineHeight(document()->defaultFont());
    const qreal top = block.previous().isValid() ? 0 : document()->documentMargin();
    for (int i = 0; i < layout->lineCount(); ++i) {
        QTextLine line = layout->lineAt(i);
        const qreal y = top + i * height + std::floor((height - line.height()) / 2);
        if (line.y() != y)
            line.setPosition(QPointF(line.x(), y));
    }
    const qreal below = block.next().isValid() ? 0 : document()->documentMargin();
    rect.setHeight(top + layout->lineCount() * height + below);
    return rect;
}

} // namespace bifrost::gui
