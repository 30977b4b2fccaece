// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/keytable.h"

#include "gui/icons/themedicon.h"
#include "gui/providers/keydelegate.h"
#include "gui/providers/keytablemodel.h"
#include "gui/widgets/rowtable.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>

#include <array>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int KeyRowHeight = 30;
constexpr int MostRowsShown = 8;
constexpr int MostRowsMeasured = 50;
constexpr int CellMargin = 8;
constexpr int MarkRoom = 19; // before a state
constexpr int ShareRoom = 37 + CellMargin; // of the bar before the share
constexpr int LeastModels = 88;
constexpr int MostName = 210; // such as that of a variable
constexpr int MostSource = 160;
constexpr int MostState = 190;

} // namespace

KeyTable::KeyTable(KeyTableModel *model, QWidget *parent)
    : QTableView(parent)
    , m_keys(model)
    , m_delegate(new KeyDelegate(this))
{
    setModel(model);
    setItemDelegate(m_delegate);
    setAccessibleName(tr("Keys"));
    makeRowTable(this, KeyRowHeight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setUpColumns();
    connect(this, &QTableView::clicked, this, &KeyTable::onClicked);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.column() != KeyTableModel::On && index.column() != KeyTableModel::Menu)
            Q_EMIT editWanted(index.row());
    });
    connect(model, &QAbstractItemModel::modelReset, this, &KeyTable::fit);
    connect(model, &QAbstractItemModel::dataChanged, this, &KeyTable::fitColumns);
    fit();
}

void KeyTable::fit()
{
    // Where there is nothing to choose, Tab would stop at something that nobody sees.
    setFocusPolicy(m_keys->rowCount() > 0 ? Qt::StrongFocus : Qt::NoFocus);
    updateGeometry();
    fitColumns();
}

void KeyTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_keys->rowCount() > 0)
        selectRow(0);
}

void KeyTable::setUpColumns()
{
    QHeaderView *header = horizontalHeader();
    header->setMinimumSectionSize(32);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(KeyTableModel::Models, QHeaderView::Stretch);
    header->resizeSection(KeyTableModel::On, 52);
    header->resizeSection(KeyTableModel::Menu, 36);
}

QSize KeyTable::sizeHint() const
{
    const int rows = qBound(1, m_keys->rowCount(), MostRowsShown);
    return {400, horizontalHeader()->sizeHint().height() + rows * KeyRowHeight};
}

void KeyTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

/// How wide a column is with all its words.
int KeyTable::wordsWidth(int column) const
{
    QFont bold = font();
    bold.setWeight(QFont::Medium);
    const QFontMetrics metrics(column == KeyTableModel::Name ? bold : font());
    int widest = 0;
    for (int row = 0; row < qMin(m_keys->rowCount(), MostRowsMeasured); ++row)
        widest = qMax(widest, metrics.horizontalAdvance(m_keys->index(row, column).data().toString()));
    widest += column == KeyTableModel::State ? MarkRoom : column == KeyTableModel::Share ? ShareRoom : 0;
    if (column == KeyTableModel::State) // what comes and goes with tests and requests moves no other column
        widest = qMax(widest, metrics.horizontalAdvance(KeyTableModel::stateText(401)) + MarkRoom);
    return qMax(widest + 2 * CellMargin + 1, headWidth(column));
}

/// Also of a column that is hidden, for which QHeaderView has no hint.
int KeyTable::headWidth(int column) const
{
    QHeaderView *header = horizontalHeader();
    QStyleOptionHeader option;
    option.initFrom(header);
    option.orientation = Qt::Horizontal;
    option.section = column;
    QFont bold = header->font();
    bold.setBold(true);
    option.fontMetrics = QFontMetrics(bold);
    option.text = m_keys->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    return header->style()->sizeFromContents(QStyle::CT_HeaderSection, &option, QSize(), header).width();
}

/// Each column has the room that its words need, and the models what is left. What says least gives way
/// first, and what says nothing at all.
void KeyTable::fitColumns()
{
    std::array<int, 3> wide{};
    constexpr std::array<std::pair<int, int>, 3> MayBeCut{{{KeyTableModel::Name, MostName},
                                                           {KeyTableModel::State, MostState},
                                                           {KeyTableModel::Source, MostSource}}};
    QHeaderView *header = horizontalHeader();
    int left = viewport()->width() - header->sectionSize(KeyTableModel::On)
        - header->sectionSize(KeyTableModel::Menu);
    for (std::size_t i = 0; i < MayBeCut.size(); ++i) {
        wide[i] = qMin(wordsWidth(MayBeCut[i].first), MayBeCut[i].second);
        left -= wide[i];
    }
    const int weight = wordsWidth(KeyTableModel::Weight);
    const int share = wordsWidth(KeyTableModel::Share);
    const bool hasModels = left >= LeastModels;
    left -= hasModels ? qMin(wordsWidth(KeyTableModel::Models), 2 * LeastModels) : 0;
    const bool hasWeight = left >= weight;
    left -= hasWeight ? weight : 0;
    const bool hasShare = hasWeight && left >= share && m_keys->hasShares();
    left -= hasShare ? share : 0;
    for (std::size_t i = 0; i < MayBeCut.size(); ++i) { // before the models are wider than they need
        const int more = qBound(0, left, wordsWidth(MayBeCut[i].first) - wide[i]);
        wide[i] += more;
        left -= more;
    }
    setColumnHidden(KeyTableModel::Models, !hasModels);
    setColumnHidden(KeyTableModel::Weight, !hasWeight);
    setColumnHidden(KeyTableModel::Share, !hasShare);
    // Where there are no models the name takes what is left.
    header->setSectionResizeMode(KeyTableModel::Name, hasModels ? QHeaderView::Fixed : QHeaderView::Stretch);
    for (std::size_t i = 0; i < MayBeCut.size(); ++i)
        header->resizeSection(MayBeCut[i].first, wide[i]);
    header->resizeSection(KeyTableModel::Weight, weight);
    header->resizeSection(KeyTableModel::Share, share);
}

void KeyTable::onClicked(const QModelIndex &index)
{
    if (index.column() == KeyTableModel::On)
        Q_EMIT switchWanted(index.row());
    else if (index.column() == KeyTableModel::Menu)
        openMenu(index.row(), viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

void KeyTable::openMenu(int row, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool on = m_keys->index(row, KeyTableModel::On).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    menu->addAction(themedIcon(u"edit"_s), tr("&Edit…"), this, [this, row] { Q_EMIT editWanted(row); });
    menu->addAction(themedIcon(u"key"_s), tr("&Replace key…"), this,
                    [this, row] { Q_EMIT replaceWanted(row); });
    menu->addAction(on ? tr("&Switch off") : tr("&Switch on"), this,
                    [this, row] { Q_EMIT switchWanted(row); });
    menu->addSeparator();
    menu->addAction(themedIcon(u"delete"_s), tr("Re&move"), this, [this, row] { Q_EMIT removeWanted(row); });
    menu->popup(at);
}

void KeyTable::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    if (row < 0) {
        QTableView::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Space:
        Q_EMIT switchWanted(row);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        Q_EMIT editWanted(row);
        break;
    case Qt::Key_Delete:
        Q_EMIT removeWanted(row);
        break;
    default:
        QTableView::keyPressEvent(event);
        return;
    }
    event->accept();
}

void KeyTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index =
        byMouse ? indexAt(viewport()->mapFromGlobal(event->globalPos())) : currentIndex();
    if (!index.isValid())
        return;
    openMenu(index.row(),
             byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

bool KeyTable::viewportEvent(QEvent *event)
{
    const int before = m_delegate->hoveredRow();
    if (event->type() == QEvent::MouseMove)
        m_delegate->setHoveredRow(rowAt(static_cast<QMouseEvent *>(event)->position().toPoint().y()));
    else if (event->type() == QEvent::Leave)
        m_delegate->setHoveredRow(-1);
    if (m_delegate->hoveredRow() != before)
        viewport()->update();
    return QTableView::viewportEvent(event);
}

void KeyTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_keys->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(colour(Role::Muted, palette()));
    painter.drawText(viewport()->rect().adjusted(12, 0, -12, 0),
                     Qt::AlignVCenter | int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)),
                     m_emptyText);
}

} // namespace bifrost::gui
