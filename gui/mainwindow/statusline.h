// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>
#include <QTimer>

class QHBoxLayout;

namespace bifrost::gui {

class CostToday;
class GatewayControl;
class StatusSegment;
class TrafficRate;

/// The bar at the bottom: the state, requests per second, running requests, cost of the day; what others add
/// stands at the right. Counts are looked at once a second, while the bar is on the screen and requests run
/// or have just ended: a long stream has no row before it ends. Owned by MainWindow.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    StatusLine(GatewayControl *control, TrafficRate *rate, CostToday *cost, QWidget *parent = nullptr);

    /// A new segment at the right, for whoever knows the fact: the database, the keychain.
    StatusSegment *addSegment();

    StatusSegment *state() const { return m_state; }
    StatusSegment *rate() const { return m_rate; }
    StatusSegment *active() const { return m_active; }

Q_SIGNALS:
    void pageWanted(const QString &pageId, const QString &item);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    StatusSegment *makeSegment();
    void refresh();
    void refreshCounts();
    void refreshCost();
    void look();
    void watchCounts();
    bool isServing() const;

    GatewayControl *m_control;
    TrafficRate *m_perTime;
    CostToday *m_cost;
    StatusSegment *m_state;
    StatusSegment *m_rate;
    StatusSegment *m_active;
    StatusSegment *m_spent;
    QHBoxLayout *m_right;
    StatusSegment *m_last; ///< in the order of Tab
    QTimer m_timer;
};

} // namespace bifrost::gui
