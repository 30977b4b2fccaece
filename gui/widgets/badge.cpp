// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/badge.h"

#include "gui/icons/themedicon.h"
#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace bifrost::gui {

namespace {

constexpr int BadgeLeast = 20;
constexpr int BadgeLeastWidth = 96;
constexpr int BadgeSymbol = 12;
constexpr int BadgePadding = 7;
constexpr int BadgeGapToText = 5;

} // namespace

Badge::Badge(QWidget *parent) : Badge(Tone::Neutral, {}, parent) { }

Badge::Badge(Tone tone, const QString &text, QWidget *parent) : QLabel(parent)
{
    setFont(captionStrongFont());
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    tell(tone, text);
}

void Badge::tell(Tone tone, const QString &text, const QString &symbol)
{
    m_tone = tone;
    m_symbol = symbol.isEmpty() ? lookOf(tone).symbol : symbol;
    setText(text);
    if (text.isEmpty() || parentWidget()) // shown without a parent it would be a window
        setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    const int mark = m_symbol.isEmpty() ? 0 : BadgeSymbol + BadgeGapToText;
    return {2 * BadgePadding + mark + fontMetrics().horizontalAdvance(text()) + 1,
            qMax(BadgeLeast, fontMetrics().height() + 4)};
}

void Badge::setMayBeCut(bool may)
{
    m_mayBeCut = may;
    setSizePolicy(may ? QSizePolicy::Maximum : QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Badge::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    return {m_mayBeCut ? qMin(whole.width(), BadgeLeastWidth) : whole.width(), whole.height()};
}

bool Badge::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && isCut() && toolTip().isEmpty()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text(), this);
        return true;
    }
    return QLabel::event(event);
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ToneLook look = lookOf(m_tone);
    const auto placed = [this](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    paintBox(&painter, rect(), colour(look.soft, palette()), QColor(), height() / 2.0, 0);
    int left = BadgePadding;
    if (!m_symbol.isEmpty()) {
        const QRect mark(left, (height() - BadgeSymbol) / 2, BadgeSymbol, BadgeSymbol);
        paintSymbol(&painter, placed(mark), m_symbol, colour(look.mark, palette()));
        left += BadgeSymbol + BadgeGapToText;
    }
    painter.setPen(colour(look.ink, palette()));
    const QRect words(left, 0, width() - left - (isCut() ? BadgePadding : 0), height());
    painter.drawText(placed(words),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter,
                     isCut() ? fontMetrics().elidedText(text(), Qt::ElideRight, words.width()) : text());
}

} // namespace bifrost::gui
