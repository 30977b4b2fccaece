// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace bifrost::gui {

class KeyDelegate;
class KeyTableModel;

/// The table of keys, as high as it has rows. Space switches a key on or off, Enter or F2 opens it, Delete
/// takes it away, the menu key or a click on the dots lists what can be done. Owned by KeysPart.
class KeyTable : public QTableView
{
    Q_OBJECT

public:
    explicit KeyTable(KeyTableModel *model, QWidget *parent = nullptr);

    void setEmptyText(const QString &text) { m_emptyText = text; } ///< where there is no key

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

Q_SIGNALS:
    void switchWanted(int row);
    void editWanted(int row);
    void replaceWanted(int row);
    void removeWanted(int row);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void setUpColumns();
    void fit();
    void fitColumns();
    int wordsWidth(int column) const;
    int headWidth(int column) const;
    void onClicked(const QModelIndex &index);
    void openMenu(int row, const QPoint &at);

    KeyTableModel *m_keys;
    KeyDelegate *m_delegate;
    QString m_emptyText;
};

} // namespace bifrost::gui
