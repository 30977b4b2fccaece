// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/eventstream.h"

#include <QAbstractTableModel>

namespace bifrost::gui {

/// The events of a stream as a table: when each came, how long after the one before, what it added.
class StreamModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, At, Gap, Addition, Size, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// One that has grown keeps its rows.
    void setEvents(std::vector<StreamEvent> events);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(int row, int column) const;

    std::vector<StreamEvent> m_events;
};

} // namespace bifrost::gui
