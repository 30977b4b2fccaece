// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/textcache.h"
#include "models/log/logrow.h"

#include <QStyledItemDelegate>

namespace bifrost {
class TrafficModel;
}

namespace bifrost::gui {

/// Draws the cells of TrafficTable. Texts come from the model, marks and colours from the row. Owned by the
/// table.
class TrafficDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit TrafficDelegate(const TrafficModel *model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

    /// What a cell of the column needs for the words of this row.
    static int statusWidth(const QFont &font, const LogRow &row);

    void setHoveredRow(int row) { m_hoveredRow = row; }
    int hoveredRow() const { return m_hoveredRow; }

private:
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                     const LogRow &row) const;
    void paintModel(QPainter *painter, const QStyleOptionViewItem &option, const QRect &cell,
                    const LogRow &row) const;
    void paintVia(QPainter *painter, const QStyleOptionViewItem &option, const QRect &cell,
                  const LogRow &row) const;
    void paintStatus(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                     const QRect &cell, const LogRow &row) const;

    void paintText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &cell,
                   const QString &text, Qt::Alignment alignment) const;

    const TrafficModel *m_model;
    mutable TextCache m_texts; ///< most cells say what others have said
    int m_hoveredRow = -1;
};

} // namespace bifrost::gui
