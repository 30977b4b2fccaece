// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/trafficdelegate.h"

#include "gui/icons/providermark.h"
#include "gui/icons/themedicon.h"
#include "gui/live/rowlook.h"
#include "models/traffic/trafficmodel.h"

#include <QPainter>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int CellMargin = 8;
constexpr int MarkSide = 16;
constexpr int StatusSide = 13;
constexpr int MarkGap = 6;
constexpr int AccentBar = 3;
constexpr int TintAlpha = 140; // 55 %
constexpr int CellText = Qt::AlignVCenter | Qt::AlignAbsolute | Qt::TextSingleLine;

QColor inkOf(const QStyleOptionViewItem &option, Role role)
{
    return colour(role, option.palette);
}

/// Which columns say less than the others, and are drawn so.
bool isMuted(int column)
{
    return column == TrafficModel::Time || column == TrafficModel::Request
        || column == TrafficModel::FirstToken;
}

void paintText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &cell, const QString &text,
               Qt::Alignment alignment)
{
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, cell.width());
    painter->drawText(cell, CellText | int(QStyle::visualAlignment(option.direction, alignment)), shown);
}

} // namespace

TrafficDelegate::TrafficDelegate(QObject *parent) : QStyledItemDelegate(parent) { }

void TrafficDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto row = index.data(TrafficModel::RowRole).value<LogRowPtr>();
    if (!row)
        return;
    painter->save();
    painter->setFont(option.font);
    // Cells mirror with the language; what stands in them, ids, times and numbers, does not.
    painter->setLayoutDirection(Qt::LeftToRight);
    paintGround(painter, option, index, *row);
    const QRect cell = option.rect.adjusted(CellMargin, 0, -CellMargin, 0);
    switch (index.column()) {
    case TrafficModel::Provider:
    case TrafficModel::Status:
        paintMarked(painter, option, index, cell, *row);
        break;
    case TrafficModel::Model:
        paintModel(painter, option, index, cell, *row);
        break;
    default:
        painter->setPen(inkOf(option, isMuted(index.column()) ? Role::Muted : Role::Text));
        paintText(painter, option, cell, index.data().toString(),
                  index.data(Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignHorizontal_Mask);
    }
    painter->restore();
}

void TrafficDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index, const LogRow &row) const
{
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, inkOf(option, Role::Selection));
        if (index.column() == 0 && option.state.testFlag(QStyle::State_Active)) {
            const bool mirrored = option.direction == Qt::RightToLeft;
            const int bar = mirrored ? option.rect.right() - AccentBar + 1 : option.rect.left();
            painter->fillRect(QRect(bar, option.rect.top(), AccentBar, option.rect.height()),
                              inkOf(option, Role::Accent));
        }
        return;
    }
    if (index.row() == m_hoveredRow) {
        painter->fillRect(option.rect, inkOf(option, Role::Hover));
        return;
    }
    if (const auto tint = lookOf(row).tint) {
        QColor ground = inkOf(option, *tint);
        ground.setAlpha(TintAlpha);
        painter->fillRect(option.rect, ground);
    }
}

void TrafficDelegate::paintMarked(QPainter *painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index, const QRect &cell, const LogRow &row) const
{
    const bool isProvider = index.column() == TrafficModel::Provider;
    const int side = isProvider ? MarkSide : StatusSide;
    const QRect left(cell.left(), cell.top() + (cell.height() - side + 1) / 2, side, side);
    const QRect mark = QStyle::visualRect(option.direction, cell, left);
    const QRect text = QStyle::visualRect(option.direction, cell, cell.adjusted(side + MarkGap, 0, 0, 0));
    const QString shown = index.data().toString();
    if (isProvider) {
        paintProviderMark(painter, mark, QString::fromStdString(row.provider), schemeOf(option.palette));
        painter->setPen(inkOf(option, Role::Text));
        paintText(painter, option, text, shown, Qt::AlignLeft);
        return;
    }
    const RowLook look = lookOf(row);
    paintSymbol(painter, mark, look.symbol, inkOf(option, look.ink));
    QFont font = painter->font();
    font.setWeight(look.strong ? QFont::Bold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(inkOf(option, look.strong || row.status == LogStatus::Cancelled ? look.ink : Role::Text));
    paintText(painter, option, text, shown, Qt::AlignLeft);
}

void TrafficDelegate::paintModel(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index, const QRect &cell, const LogRow &row) const
{
    const QString asked = QString::fromStdString(row.modelAsked);
    const QString used = QString::fromStdString(row.model);
    const QString text = index.data().toString();
    if (asked.isEmpty() || used.isEmpty() || text == asked || text == used) {
        painter->setPen(inkOf(option, Role::Text));
        paintText(painter, option, cell, text, Qt::AlignLeft);
        return;
    }
    const QString lead = asked + u" \u2192 "_s;
    const QFontMetrics metrics = painter->fontMetrics();
    const int leadWidth = qMin(metrics.horizontalAdvance(lead), cell.width());
    const QString rest = metrics.elidedText(used, Qt::ElideRight, cell.width() - leadWidth);
    const int width = qMin(leadWidth + metrics.horizontalAdvance(rest), cell.width());
    const QRect pair =
        QStyle::alignedRect(option.direction, Qt::AlignLeft, QSize(width, cell.height()), cell);
    painter->setPen(inkOf(option, Role::Muted));
    painter->drawText(pair, CellText | Qt::AlignLeft, lead);
    painter->setPen(inkOf(option, Role::Text));
    painter->drawText(pair.adjusted(leadWidth, 0, 0, 0), CellText | Qt::AlignLeft, rest);
}

} // namespace bifrost::gui
