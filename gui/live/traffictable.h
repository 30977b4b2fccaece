// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace bifrost {
class TrafficModel;
}

namespace bifrost::gui {

class TrafficDelegate;

/// The table of the last requests. Rows keep their place under the eye while new ones come in, unless the
/// newest are being watched. Owned by LivePage; the model outlives it.
class TrafficTable : public QTableView
{
    Q_OBJECT

public:
    explicit TrafficTable(TrafficModel *model, QWidget *parent = nullptr);

protected:
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpColumns();
    void setHoveredRow(int row);
    void keepPlace(int insertedRows);

    TrafficDelegate *m_delegate;
};

} // namespace bifrost::gui
