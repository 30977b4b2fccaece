// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace bifrost::gui {

/// Draws the cells of the table of keys: switch, texts, share as a bar, state with its mark, dots of the
/// menu.
class KeyDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit KeyDelegate(QObject *parent = nullptr) : QStyledItemDelegate(parent) { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

    void setHoveredRow(int row) { m_hoveredRow = row; }
    int hoveredRow() const { return m_hoveredRow; }

    void setBarColour(const QColor &colour) { m_bar = colour; } ///< of the provider

private:
    void paintShare(QPainter *painter, const QStyleOptionViewItem &option, const QRect &cell,
                    const QModelIndex &index) const;

    int m_hoveredRow = -1;
    QColor m_bar;
};

} // namespace bifrost::gui
