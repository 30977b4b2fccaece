// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/traffictable.h"

#include "gui/live/trafficdelegate.h"
#include "gui/theme/fonts.h"
#include "gui/theme/labelpaint.h"
#include "gui/theme/stylepaint.h"
#include "gui/widgets/rowtable.h"
#include "models/traffic/trafficmodel.h"
#include "models/traffic/traffictext.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <chrono>

using namespace std::chrono_literals;

namespace bifrost::gui {

namespace {

constexpr int RowHeight = 22;
constexpr int TableHeaderHeight = 26;
constexpr int SmallestColumn = 40;
constexpr auto ClockTick = 200ms;

struct ColumnLook
{
    int column;
    int wideDigits; ///< width at first in the wide table; 0: hidden
    int narrowDigits;
};

constexpr ColumnLook ColumnLooks[] = {
    {TrafficModel::Time, 14, 12},      {TrafficModel::Via, 15, 6},    {TrafficModel::Request, 20, 0},
    {TrafficModel::Model, 24, 20},     {TrafficModel::Key, 0, 0},     {TrafficModel::Client, 0, 0},
    {TrafficModel::Status, 13, 13},    {TrafficModel::Stream, 0, 0},  {TrafficModel::Latency, 11, 9},
    {TrafficModel::FirstToken, 12, 0}, {TrafficModel::Tokens, 16, 0}, {TrafficModel::Cost, 11, 9},
};
constexpr int OtherDigits = 14; ///< of a column that is shown later

} // namespace

TrafficTable::TrafficTable(TrafficModel *model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_delegate(new TrafficDelegate(model, this))
{
    setModel(model);
    setItemDelegate(m_delegate);
    setFont(captionFont());
    setAccessibleName(tr("Requests"));
    makeRowTable(this, RowHeight);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its room is kept: no column moves when it comes
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setUpHeader();
    resetColumns();

    m_clock.setInterval(ClockTick);
    connect(&m_clock, &QTimer::timeout, this, &TrafficTable::repaintRunning);
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                if (first == 0)
                    keepPlace(last + 1);
                watchRunning();
            });
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &top, const QModelIndex &bottom) {
                const int current = currentIndex().row();
                if (current >= top.row() && current <= bottom.row())
                    Q_EMIT currentRowChanged();
            });
    connect(m_model, &QAbstractItemModel::modelReset, this, &TrafficTable::restoreCurrent);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TrafficTable::scrolled);
    connect(this, &QAbstractItemView::doubleClicked, this, &TrafficTable::openWanted);
}

void TrafficTable::setUpHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setStretchLastSection(false);
    header->setFixedHeight(TableHeaderHeight);
    header->setMinimumSectionSize(SmallestColumn);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &at) {
        QMenu menu(this);
        fillColumnMenu(&menu);
        menu.exec(header->mapToGlobal(at));
    });
}

void TrafficTable::resetColumns()
{
    QHeaderView *header = horizontalHeader();
    const int digit = fontMetrics().horizontalAdvance(u'0');
    header->setSectionResizeMode(QHeaderView::Interactive);
    for (int i = 0; i < TrafficModel::ColumnCount; ++i) {
        const ColumnLook &look = ColumnLooks[i];
        header->moveSection(header->visualIndex(look.column), i);
        const int digits = m_narrow ? look.narrowDigits : look.wideDigits;
        header->setSectionHidden(look.column, digits == 0);
        header->resizeSection(look.column,
                              qMax((digits == 0 ? OtherDigits : digits) * digit, leastWidth(look.column)));
    }
    // Models take what is left.
    header->setSectionResizeMode(TrafficModel::Model, QHeaderView::Stretch);
}

/// For the title of the column and the words in it, which are longer in some languages.
int TrafficTable::leastWidth(int column) const
{
    const QFontMetrics title(horizontalHeader()->font());
    int width = title.horizontalAdvance(TrafficModel::columnTitle(column)) + 2 * HeaderMargin + 1;
    if (column == TrafficModel::Status) {
        LogRow row;
        row.httpStatus = 200; // an error all the same: the answer broke off
        for (const LogStatus status : {LogStatus::Running, LogStatus::Cancelled, LogStatus::Error}) {
            row.status = status;
            width = qMax(width, TrafficDelegate::statusWidth(font(), row));
        }
    }
    return width;
}

QByteArray TrafficTable::columns(bool narrow) const
{
    return narrow == m_narrow ? horizontalHeader()->saveState() : m_columns[narrow ? 1 : 0];
}

void TrafficTable::setColumns(bool narrow, const QByteArray &state)
{
    m_columns[narrow ? 1 : 0] = state;
    if (narrow == m_narrow)
        restoreColumns(state);
}

/// As they were, but not narrower than their words: these may have been in another language.
bool TrafficTable::restoreColumns(const QByteArray &state)
{
    QHeaderView *header = horizontalHeader();
    if (state.isEmpty() || !header->restoreState(state))
        return false;
    header->setFixedHeight(TableHeaderHeight);
    for (const ColumnLook &look : ColumnLooks) {
        if (look.column != TrafficModel::Model && !header->isSectionHidden(look.column))
            header->resizeSection(look.column,
                                  qMax(header->sectionSize(look.column), leastWidth(look.column)));
    }
    header->setSectionResizeMode(TrafficModel::Model, QHeaderView::Stretch); // in the width there is now
    return true;
}

void TrafficTable::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_columns[m_narrow ? 1 : 0] = horizontalHeader()->saveState();
    m_narrow = narrow;
    if (!restoreColumns(m_columns[narrow ? 1 : 0]))
        resetColumns();
}

void TrafficTable::fillColumnMenu(QMenu *menu)
{
    QHeaderView *header = horizontalHeader();
    for (const ColumnLook &look : ColumnLooks) {
        QAction *show = menu->addAction(TrafficModel::columnTitle(look.column));
        show->setCheckable(true);
        show->setChecked(!header->isSectionHidden(look.column));
        // The first and the model stay: an empty header would have no menu.
        show->setEnabled(look.column != TrafficModel::Time && look.column != TrafficModel::Model);
        connect(show, &QAction::toggled, this,
                [header, column = look.column](bool shown) { header->setSectionHidden(column, !shown); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&Reset columns")), &QAction::triggered, this, &TrafficTable::resetColumns);
}

LogRowPtr TrafficTable::currentRow() const
{
    return m_model->rowAt(currentIndex().row());
}

void TrafficTable::follow()
{
    {
        const QScopedValueRollback moving(m_moving, true);
        scrollToTop();
    }
    setFollowing(true);
}

void TrafficTable::setFollowing(bool following)
{
    if (following == m_following)
        return;
    m_following = following;
    Q_EMIT followingChanged(following);
}

void TrafficTable::scrolled(int value)
{
    if (!m_moving)
        setFollowing(value == 0 && !m_model->isPaused());
}

void TrafficTable::keepPlace(int insertedRows)
{
    // At the top the newest rows are being watched: they push the others down.
    QScrollBar *bar = verticalScrollBar();
    if (m_following || bar->value() == 0)
        return;
    const QScopedValueRollback moving(m_moving, true);
    const int shift = insertedRows * RowHeight;
    bar->setMaximum(bar->maximum() + shift); // the view adds the new rows to the range only later
    bar->setValue(bar->value() + shift);
}

void TrafficTable::restoreCurrent()
{
    watchRunning();
    if (m_currentId.empty())
        return;
    const int row = m_model->rowOf(m_currentId);
    if (row < 0)
        return;
    const QModelIndex index = m_model->index(row, 0);
    const QScopedValueRollback moving(m_moving, true);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (!m_following)
        scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void TrafficTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (const LogRow *row = m_model->peek(current.row()))
        m_currentId = row->id;
    Q_EMIT currentRowChanged();
}

void TrafficTable::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && event->key() == Qt::Key_End) {
        Q_EMIT followWanted();
    } else if (plain && event->key() == Qt::Key_Home && m_model->rowCount() > 0) {
        setCurrentIndex(m_model->index(0, 0)); // as in a list: columns do not matter here
    } else if (plain && event->key() == Qt::Key_Space) {
        Q_EMIT pauseWanted();
    } else if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT openWanted();
    } else if (event->key() == Qt::Key_C && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        Q_EMIT copyCurlWanted();
    } else if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyWanted();
    } else {
        QTableView::keyPressEvent(event);
        return;
    }
    event->accept();
}

void TrafficTable::contextMenuEvent(QContextMenuEvent *event)
{
    // From the keyboard the menu belongs to the current cell, not to where the mouse happens to be.
    QModelIndex index = indexAt(viewport()->mapFromGlobal(event->globalPos()));
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        index = currentIndex();
        at = viewport()->mapToGlobal(visualRect(index).bottomLeft());
    }
    if (index.isValid())
        Q_EMIT rowMenuWanted(index, at);
    event->accept();
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

/// Times of requests that run go on; the clock stands still while there are none or nobody looks.
void TrafficTable::watchRunning()
{
    const bool wanted = isVisible() && m_model->runningCount() > 0;
    if (wanted && !m_clock.isActive())
        m_clock.start();
    else if (!wanted)
        m_clock.stop();
}

void TrafficTable::repaintRunning()
{
    const int x = columnViewportPosition(TrafficModel::Latency);
    const int width = columnWidth(TrafficModel::Latency);
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    for (int row = first; row >= 0 && row <= (last < 0 ? m_model->rowCount() - 1 : last); ++row) {
        if (m_model->peek(row)->status == LogStatus::Running)
            viewport()->update(x, rowViewportPosition(row), width, RowHeight);
    }
    watchRunning();
}

bool TrafficTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove)
        setHoveredRow(rowAt(static_cast<QMouseEvent *>(event)->position().toPoint().y()));
    else if (event->type() == QEvent::Leave)
        setHoveredRow(-1);
    return QTableView::viewportEvent(event);
}

/// A chosen row shows that the table has the focus; without one the table as a whole does.
bool TrafficTable::showsFocus() const
{
    return hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)
        && !selectionModel()->hasSelection();
}

/// Not as all item views do it: no row becomes the current one, and is shown in detail, by mere passing.
void TrafficTable::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TrafficTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!showsFocus())
        return;
    QPainter painter(viewport());
    paintFocus(&painter, QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), colour(Role::Accent, palette()),
               ChipRadius);
}

void TrafficTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (showsFocus())
        viewport()->update(); // the border does not move with the rows
}

void TrafficTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::ActivationChange)
        viewport()->update(); // the bar of the selected row belongs to the active window
}

void TrafficTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    watchRunning();
}

void TrafficTable::hideEvent(QHideEvent *event)
{
    QTableView::hideEvent(event);
    m_clock.stop();
}

void TrafficTable::resizeEvent(QResizeEvent *event)
{
    const QScopedValueRollback moving(m_moving, true); // the range changes, nobody scrolls
    QTableView::resizeEvent(event);
}

} // namespace bifrost::gui
