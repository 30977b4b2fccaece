// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <vector>

#include <QAbstractTableModel>

#include "models/log/logrow.h"

namespace bifrost {

/// The newest requests as a table, the newest last. Lives on the GUI thread and is fed in batches from
/// Gateway::takeTraffic(); rows that fall out of its bound are forgotten.
class TrafficModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Time,
        Request,
        Model,
        Provider,
        Status,
        Stream,
        Latency,
        FirstToken,
        Tokens,
        Cost,
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role {
        SortRole = Qt::UserRole + 1, ///< a value that compares as the column means it
        RowRole, ///< the LogRowPtr
    };

    static constexpr int MaxRows = 10'000;

    explicit TrafficModel(QObject *parent = nullptr, int maxRows = MaxRows);

    /// One insertion for the whole batch, oldest first.
    void append(std::vector<LogRowPtr> rows);
    void clear();

    LogRowPtr rowAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QVariant alignment(int column);
    QString displayText(const LogRow &row, int column) const;
    QVariant sortValue(const LogRow &row, int column) const;

    const int m_maxRows;
    std::deque<LogRowPtr> m_rows;
};

} // namespace bifrost
