// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logrow.h"

#include <QTableView>
#include <QTimer>

#include <string>

class QMenu;

namespace bifrost {
class TrafficModel;
}

namespace bifrost::gui {

class TrafficDelegate;

/// The requests, the newest first. While it follows, the newest are at the top; scrolled away, what is being
/// read stays where it is. Which columns are shown is chosen in the menu of the header. Owned by LivePage.
class TrafficTable : public QTableView
{
    Q_OBJECT

public:
    explicit TrafficTable(TrafficModel *model, QWidget *parent = nullptr);

    bool isFollowing() const { return m_following; }
    void follow(); ///< goes to the newest and stays there

    LogRowPtr currentRow() const; ///< null: none is chosen

    /// Beside a detail pane at the right there is room for fewer columns; each width has its own choice.
    void setNarrow(bool narrow);
    bool isNarrow() const { return m_narrow; }
    QByteArray columns(bool narrow) const;
    void setColumns(bool narrow, const QByteArray &state);

    void fillColumnMenu(QMenu *menu);

Q_SIGNALS:
    void followingChanged(bool following);
    void currentRowChanged();
    void pauseWanted();
    void followWanted();
    void openWanted(); ///< Enter or a double click on a row
    void copyWanted();
    void copyCurlWanted();
    void rowMenuWanted(const QModelIndex &index, const QPoint &globalPosition);

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool showsFocus() const;
    void setUpHeader();
    void resetColumns();
    bool restoreColumns(const QByteArray &state);
    int leastWidth(int column) const;
    void setHoveredRow(int row);
    void keepPlace(int insertedRows);
    void scrolled(int value);
    void setFollowing(bool following);
    void restoreCurrent();
    void watchRunning();
    void repaintRunning();

    TrafficModel *m_model;
    TrafficDelegate *m_delegate;
    QTimer m_clock; ///< runs while requests run and can be seen
    QByteArray m_columns[2]; ///< of the wide and the narrow table, as last left
    std::string m_currentId; ///< survives a change of the filter
    bool m_narrow = false;
    bool m_following = true;
    bool m_moving = false; ///< we scroll, not the user
};

} // namespace bifrost::gui
