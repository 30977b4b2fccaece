// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/trafficdelegate.h"

#include "gui/icons/providermark.h"
#include "gui/icons/themedicon.h"
#include "gui/live/rowlook.h"
#include "gui/theme/digitpaint.h"
#include "models/traffic/trafficmodel.h"
#include "models/traffic/traffictext.h"

#include <QPainter>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int CellMargin = 8;
constexpr int MarkSide = 16;
constexpr int StatusSide = 13;
constexpr int MarkGap = 6;
constexpr int NarrowVia = 56; // then the mark stands alone
constexpr int AccentBar = 3;
constexpr int TintAlpha = 140; // 55 %

QColor inkOf(const QStyleOptionViewItem &option, Role role)
{
    return colour(role, option.palette);
}

/// Which columns say less than the others, and are drawn so.
bool isMuted(int column)
{
    switch (column) {
    case TrafficModel::Time:
    case TrafficModel::Request:
    case TrafficModel::Client:
    case TrafficModel::Key:
    case TrafficModel::Stream:
    case TrafficModel::FirstToken:
        return true;
    default:
        return false;
    }
}

bool isNumber(int column)
{
    return column == TrafficModel::Time || column >= TrafficModel::Latency;
}

/// Where there is no room for thousandths of a second, tenths do.
QString fitting(const QFont &font, const QString &text, int column, int width)
{
    return column == TrafficModel::Time && digitsWidth(font, text) > width ? text.chopped(2) : text;
}

QFont statusFont(QFont font, const RowLook &look)
{
    font.setWeight(look.strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

QRect markIn(const QRect &cell, int side)
{
    return {cell.left(), cell.top() + (cell.height() - side + 1) / 2, side, side};
}

} // namespace

int TrafficDelegate::statusWidth(const QFont &font, const LogRow &row)
{
    return QFontMetrics(statusFont(font, lookOf(row))).horizontalAdvance(TrafficText::status(row))
        + StatusSide + MarkGap + 2 * CellMargin + 1;
}

TrafficDelegate::TrafficDelegate(const TrafficModel *model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{ }

void TrafficDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const LogRow *row = m_model->peek(index.row());
    if (!row)
        return;
    painter->save();
    painter->setFont(option.font);
    // Cells mirror with the language; what stands in them, ids, times and numbers, does not.
    painter->setLayoutDirection(Qt::LeftToRight);
    paintGround(painter, option, index, *row);
    const QRect cell = option.rect.adjusted(CellMargin, 0, -CellMargin, 0);
    const int column = index.column();
    switch (column) {
    case TrafficModel::Via:
        paintVia(painter, option, cell, *row);
        break;
    case TrafficModel::Status:
        paintStatus(painter, option, index, cell, *row);
        break;
    case TrafficModel::Model:
        paintModel(painter, option, cell, *row);
        break;
    default: {
        painter->setPen(inkOf(option, isMuted(column) ? Role::Muted : Role::Text));
        const QString displayed = index.data().toString();
        const Qt::Alignment alignment = TrafficModel::alignment(column) & Qt::AlignHorizontal_Mask;
        if (isNumber(column))
            paintDigits(painter, cell, fitting(option.font, displayed, column, cell.width()),
                        QStyle::visualAlignment(option.direction, alignment));
        else
            paintText(painter, option, cell, displayed, alignment);
    }
    }
    painter->restore();
}

void TrafficDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &cell,
                                const QString &text, Qt::Alignment alignment) const
{
    m_texts.draw(painter, cell, text, QStyle::visualAlignment(option.direction, alignment));
}

void TrafficDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index, const LogRow &row) const
{
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, inkOf(option, Role::Selection));
        const auto *view = qobject_cast<const QWidget *>(option.widget);
        const bool isLeading = option.direction == Qt::RightToLeft
            ? view && option.rect.right() >= view->width() - 1
            : option.rect.left() <= 0;
        if (isLeading && option.state.testFlag(QStyle::State_Active)) {
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

void TrafficDelegate::paintVia(QPainter *painter, const QStyleOptionViewItem &option, const QRect &cell,
                               const LogRow &row) const
{
    if (row.provider.empty())
        return;
    const QString name = QString::fromStdString(row.provider);
    const QRect mark = QStyle::visualRect(option.direction, cell, markIn(cell, MarkSide));
    paintProviderMark(painter, mark, name, schemeOf(option.palette));
    if (cell.width() < NarrowVia)
        return;
    painter->setPen(inkOf(option, Role::Text));
    paintText(painter, option,
              QStyle::visualRect(option.direction, cell, cell.adjusted(MarkSide + MarkGap, 0, 0, 0)), name,
              Qt::AlignLeft);
}

void TrafficDelegate::paintStatus(QPainter *painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index, const QRect &cell, const LogRow &row) const
{
    const RowLook look = lookOf(row);
    paintSymbol(painter, QStyle::visualRect(option.direction, cell, markIn(cell, StatusSide)), look.symbol,
                inkOf(option, look.mark));
    painter->setFont(statusFont(painter->font(), look));
    painter->setPen(inkOf(option, look.ink));
    paintText(painter, option,
              QStyle::visualRect(option.direction, cell, cell.adjusted(StatusSide + MarkGap, 0, 0, 0)),
              index.data().toString(), Qt::AlignLeft);
}

void TrafficDelegate::paintModel(QPainter *painter, const QStyleOptionViewItem &option, const QRect &cell,
                                 const LogRow &row) const
{
    if (row.modelAsked.empty() && row.model.empty()) {
        // What was asked for stands in for the model, unless it has a column of its own.
        const auto *table = qobject_cast<const QTableView *>(option.widget);
        const bool isTold = table && !table->isColumnHidden(TrafficModel::Request);
        painter->setPen(inkOf(option, Role::Muted));
        paintText(painter, option, cell, isTold ? TrafficText::unknown() : TrafficText::endpoint(row),
                  Qt::AlignLeft);
        return;
    }
    const auto [asked, used] = TrafficText::models(row);
    if (used.isEmpty()) {
        painter->setPen(inkOf(option, Role::Text));
        paintText(painter, option, cell, asked, Qt::AlignLeft);
        return;
    }
    const QString lead = asked + u" \u2192 "_s;
    const int leadWidth = qMin(m_texts.width(painter->font(), lead), cell.width());
    const int usedWidth = qMin(m_texts.width(painter->font(), used), cell.width() - leadWidth);
    const QRect pair = QStyle::alignedRect(option.direction, Qt::AlignLeft,
                                           QSize(leadWidth + usedWidth, cell.height()), cell);
    painter->setPen(inkOf(option, Role::Muted));
    m_texts.draw(painter, pair.adjusted(0, 0, -usedWidth, 0), lead, Qt::AlignLeft);
    painter->setPen(inkOf(option, Role::Text));
    m_texts.draw(painter, pair.adjusted(leadWidth, 0, 0, 0), used, Qt::AlignLeft);
}

} // namespace bifrost::gui
