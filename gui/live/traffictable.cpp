// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/traffictable.h"

#include "gui/live/newestfirst.h"
#include "gui/live/trafficdelegate.h"
#include "gui/theme/fonts.h"
#include "models/traffic/trafficmodel.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QScrollBar>

namespace bifrost::gui {

namespace {

constexpr int RowHeight = 22;
constexpr int MinimumDigits = 8;

} // namespace

TrafficTable::TrafficTable(TrafficModel *model, QWidget *parent)
    : QTableView(parent)
    , m_delegate(new TrafficDelegate(this))
{
    setModel(new NewestFirst(model, this));
    setItemDelegate(m_delegate);
    setFont(captionFont());
    setAccessibleName(tr("Last requests"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    // A fixed height spares a measurement per row.
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(RowHeight);
    verticalHeader()->setDefaultSectionSize(RowHeight);
    verticalHeader()->hide();
    setUpColumns();

    connect(this->model(), &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                if (first == 0)
                    keepPlace(last + 1);
            });
}

void TrafficTable::setUpColumns()
{
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setStretchLastSection(false);
    header->setFont(captionFont());
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(TrafficModel::Model, QHeaderView::Stretch);
    // Requests and models take what is left, half each.
    header->setSectionResizeMode(TrafficModel::Request, QHeaderView::Stretch);
    header->hideSection(TrafficModel::Stream);
    header->setMinimumSectionSize(MinimumDigits * fontMetrics().horizontalAdvance(u'0'));
    const int digit = fontMetrics().horizontalAdvance(u'0');
    const struct
    {
        int column;
        int digits;
    } widths[] = {
        {TrafficModel::Time, 14},    {TrafficModel::Provider, 15},   {TrafficModel::Status, 25},
        {TrafficModel::Latency, 10}, {TrafficModel::FirstToken, 12}, {TrafficModel::Tokens, 15},
        {TrafficModel::Cost, 12},
    };
    for (const auto &width : widths)
        header->resizeSection(width.column, width.digits * digit);
}

void TrafficTable::keepPlace(int insertedRows)
{
    // At the top the newest rows are being watched: they push the others down.
    QScrollBar *bar = verticalScrollBar();
    if (bar->value() == 0)
        return;
    const int shift = insertedRows * RowHeight;
    bar->setMaximum(bar->maximum() + shift); // the view adds the new rows to the range only later
    bar->setValue(bar->value() + shift);
}

void TrafficTable::setHoveredRow(int row)
{
    const int before = m_delegate->hoveredRow();
    if (row == before)
        return;
    m_delegate->setHoveredRow(row);
    for (const int changed : {before, row}) {
        if (changed >= 0)
            viewport()->update(0, rowViewportPosition(changed), viewport()->width(), RowHeight);
    }
}

bool TrafficTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove)
        setHoveredRow(rowAt(static_cast<QMouseEvent *>(event)->position().toPoint().y()));
    else if (event->type() == QEvent::Leave)
        setHoveredRow(-1);
    return QTableView::viewportEvent(event);
}

void TrafficTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::ActivationChange)
        viewport()->update(); // the bar of the selected row belongs to the active window
}

} // namespace bifrost::gui
