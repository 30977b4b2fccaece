// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include <QAbstractTableModel>

#include "models/traffic/trafficfilter.h"
#include "models/traffic/trafficrows.h"

namespace bifrost {

/// The newest requests that pass the filter, the newest first. Fed in batches from Gateway::takeTraffic(): a
/// batch is one insertion, and a request that runs is one row that changes until it has ended. While it is
/// paused, rows neither come nor go; those that are there still change. Lives on the GUI thread; rows that
/// fall out of its bound are forgotten.
class TrafficModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Time,
        Via,
        Request,
        Model,
        Key,
        Client,
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
        RowRole = Qt::UserRole + 1, ///< the LogRowPtr
    };

    static constexpr int MaxRows = 10'000;

    explicit TrafficModel(QObject *parent = nullptr, int maxRows = MaxRows);

    /// Oldest first. A row that is there and runs is replaced.
    void append(std::vector<LogRowPtr> rows);
    void clear();

    /// All rows that are kept are looked at once; later ones when they come.
    void setFilter(const TrafficFilter &filter);
    const TrafficFilter &filter() const { return m_filter; }

    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    int missedCount() const { return m_missed; } ///< that passed the filter since it is paused

    /// Takes out what has become too old for `last:`.
    void forgetAged();

    int keptCount() const { return m_all.count(); } ///< whether or not they pass the filter
    int runningCount() const { return m_all.runningCount(); }

    const LogRow *peek(int row) const; ///< null where there is none
    LogRowPtr rowAt(int row) const;
    int rowOf(const std::string &id) const; ///< -1: not shown

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// What a cell says, and under which field and value a filter finds it; an empty field: there is none.
    static QString columnTitle(int column);
    static Qt::Alignment alignment(int column);
    static QString filterField(int column);
    static QString filterValue(const LogRow &row, int column);

Q_SIGNALS:
    void pausedChanged();

private:
    using Item = TrafficRows::Item;

    QString displayText(const LogRow &row, int column) const;
    bool passes(const LogRow &row) const;
    int indexOf(std::uint64_t number) const; ///< in m_shown, where it is or would be
    int rowOfIndex(int index) const { return int(m_shown.size()) - 1 - index; }
    void dropOldest(std::size_t count);
    void showReplaced(const std::vector<std::uint64_t> &numbers);
    void insertItems(std::vector<Item> items);
    void rebuild();

    TrafficRows m_all;
    std::deque<Item> m_shown; ///< oldest first
    TrafficFilter m_filter;
    std::int64_t m_nowUs = 0; ///< when the filter is asked
    std::uint64_t m_pausedAt = 0; ///< rows from this number on are held back while it is paused
    bool m_paused = false;
    int m_missed = 0;
};

} // namespace bifrost
