// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractProxyModel>

namespace bifrost::gui {

/// A table turned upside down: what its source appends comes in at the top. It relies on a source that only
/// appends rows, removes them at the top and resets, as TrafficModel does; a general sort would cost too much
/// at a thousand rows a second.
class NewestFirst : public QAbstractProxyModel
{
    Q_OBJECT

public:
    explicit NewestFirst(QAbstractItemModel *source, QObject *parent = nullptr);

    QModelIndex mapToSource(const QModelIndex &index) const override;
    QModelIndex mapFromSource(const QModelIndex &index) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    int turned(int row) const;
};

} // namespace bifrost::gui
