// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/trafficmodel.h"

#include <algorithm>
#include <iterator>

#include "models/traffic/traffictext.h"

namespace bifrost {

using namespace Qt::StringLiterals;

TrafficModel::TrafficModel(QObject *parent, int maxRows) : QAbstractTableModel(parent), m_maxRows(maxRows) { }

void TrafficModel::append(std::vector<LogRowPtr> rows)
{
    if (rows.size() > std::size_t(m_maxRows))
        rows.erase(rows.begin(), rows.end() - m_maxRows);
    if (rows.empty())
        return;
    const int surplus = int(m_rows.size() + rows.size()) - m_maxRows;
    if (surplus > 0) {
        beginRemoveRows({}, 0, surplus - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + surplus);
        endRemoveRows();
    }
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(rows.size()) - 1);
    m_rows.insert(m_rows.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    endInsertRows();
}

void TrafficModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

LogRowPtr TrafficModel::rowAt(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? m_rows[std::size_t(row)] : nullptr;
}

int TrafficModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TrafficModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrafficModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LogRowPtr &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return displayText(*row, index.column());
    case Qt::ToolTipRole:
        return row->errorMessage.empty() ? QVariant() : QString::fromStdString(row->errorMessage);
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal).toString(),
                               displayText(*row, index.column()));
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    case SortRole:
        return sortValue(*row, index.column());
    case RowRole:
        return QVariant::fromValue(row);
    default:
        return {};
    }
}

QVariant TrafficModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignment(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Request:
        return tr("Request");
    case Model:
        return tr("Model");
    case Provider:
        return tr("Provider");
    case Status:
        return tr("Status");
    case Stream:
        return tr("Stream");
    case Latency:
        return tr("Latency");
    case FirstToken:
        return tr("First token");
    case Tokens:
        return tr("Tokens");
    case Cost:
        return tr("Cost");
    default:
        return {};
    }
}

QVariant TrafficModel::alignment(int column)
{
    return QVariant(column >= Latency ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
}

QString TrafficModel::displayText(const LogRow &row, int column) const
{
    switch (column) {
    case Time:
        return TrafficText::time(row.startedAtUs);
    case Request:
        return TrafficText::request(row);
    case Model:
        return TrafficText::model(row);
    case Provider:
        return row.provider.empty() ? TrafficText::unknown() : QString::fromStdString(row.provider);
    case Status:
        return TrafficText::status(row);
    case Stream:
        return row.stream ? tr("Yes") : tr("No");
    case Latency:
        return TrafficText::duration(row.totalUs);
    case FirstToken:
        return TrafficText::duration(row.firstByteUs);
    case Tokens:
        return TrafficText::tokens(row.usage);
    case Cost:
        return row.costKnown ? TrafficText::money(row.cost) : TrafficText::unknown();
    default:
        return {};
    }
}

QVariant TrafficModel::sortValue(const LogRow &row, int column) const
{
    switch (column) {
    case Time:
        return qint64(row.startedAtUs);
    case Status:
        return row.httpStatus;
    case Stream:
        return row.stream;
    case Latency:
        return qint64(row.totalUs);
    case FirstToken:
        return qint64(row.firstByteUs);
    case Tokens:
        return row.usage.known ? qint64(row.usage.total()) : qint64(-1);
    case Cost:
        return row.costKnown ? qint64(row.cost.nanoDollars) : qint64(-1);
    default:
        return displayText(row, column);
    }
}

} // namespace bifrost
