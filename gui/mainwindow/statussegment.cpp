// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/statussegment.h"

#include "gui/icons/themedicon.h"
#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"

#include <QPainter>
#include <QStyle>

namespace bifrost::gui {

namespace {

constexpr int SymbolSide = 13;
constexpr int SymbolGap = 5;
constexpr int SidePadding = 6;
constexpr int SegmentHeight = 18;

} // namespace

StatusSegment::StatusSegment(QWidget *parent) : QToolButton(parent)
{
    setFocusPolicy(Qt::NoFocus);
    setFont(captionFont());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QToolButton::clicked, this, [this] {
        if (!m_goal.isEmpty())
            Q_EMIT pageWanted(m_goal, m_goalItem);
    });
    hide();
}

void StatusSegment::tell(const QString &symbol, Role ink, const QString &text, const QString &hint)
{
    m_symbol = symbol;
    m_ink = ink;
    if (text != this->text()) {
        setText(text);
        setAccessibleName(text);
        updateGeometry();
    }
    setToolTip(hint);
    setVisible(!text.isEmpty());
    update();
}

void StatusSegment::setGoal(const QString &pageId, const QString &item)
{
    m_goal = pageId;
    m_goalItem = item;
    setFocusPolicy(Qt::StrongFocus);
}

QSize StatusSegment::sizeHint() const
{
    const int symbol = m_symbol.isEmpty() ? 0 : SymbolSide + SymbolGap;
    return {2 * SidePadding + symbol + fontMetrics().horizontalAdvance(text()),
            qMax(SegmentHeight, fontMetrics().height() + 2)};
}

void StatusSegment::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto placed = [this](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    const QRectF field = QRectF(rect()).adjusted(0, 1, 0, -1);
    if (!m_goal.isEmpty() && underMouse())
        paintBox(&painter, field, colour(isDown() ? Role::Line : Role::LineSoft, palette()), QColor(),
                 ChipRadius, 0);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paintFocus(&painter, field, colour(Role::Accent, palette()), ChipRadius);
    int left = SidePadding;
    if (!m_symbol.isEmpty()) {
        paintSymbol(&painter, placed(QRect(left, (height() - SymbolSide + 1) / 2, SymbolSide, SymbolSide)),
                    m_symbol, colour(m_ink, palette()));
        left += SymbolSide + SymbolGap;
    }
    painter.setPen(colour(Role::Muted, palette()));
    painter.drawText(placed(QRect(left, 0, width() - left, height())),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter,
                     text());
}

} // namespace bifrost::gui
