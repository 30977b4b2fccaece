// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/newestfirst.h"

namespace bifrost::gui {

NewestFirst::NewestFirst(QAbstractItemModel *source, QObject *parent) : QAbstractProxyModel(parent)
{
    setSourceModel(source);
    connect(source, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this](const QModelIndex &, int first, int last) { beginInsertRows({}, 0, last - first); });
    connect(source, &QAbstractItemModel::rowsInserted, this, [this] { endInsertRows(); });
    connect(source, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                beginRemoveRows({}, turned(last), turned(first));
            });
    connect(source, &QAbstractItemModel::rowsRemoved, this, [this] { endRemoveRows(); });
    connect(source, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(source, &QAbstractItemModel::modelReset, this, [this] { endResetModel(); });
}

int NewestFirst::turned(int row) const
{
    return sourceModel()->rowCount() - 1 - row;
}

QModelIndex NewestFirst::mapToSource(const QModelIndex &index) const
{
    return index.isValid() ? sourceModel()->index(turned(index.row()), index.column()) : QModelIndex();
}

QModelIndex NewestFirst::mapFromSource(const QModelIndex &index) const
{
    return index.isValid() ? createIndex(turned(index.row()), index.column()) : QModelIndex();
}

QModelIndex NewestFirst::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex NewestFirst::parent(const QModelIndex &) const
{
    return {};
}

int NewestFirst::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : sourceModel()->rowCount();
}

int NewestFirst::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : sourceModel()->columnCount();
}

QVariant NewestFirst::headerData(int section, Qt::Orientation orientation, int role) const
{
    return sourceModel()->headerData(section, orientation, role);
}

} // namespace bifrost::gui
