// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>
#include <QTimer>

class QLabel;

namespace bifrost::gui {

class GatewayControl;
class SymbolLabel;
class TrafficFeed;

/// The bar at the bottom: the state in one sentence and how many requests run. The count is looked at after
/// each batch of rows and, while the bar is on the screen and the gateway runs, once a second: a long stream
/// has no row before it ends.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    StatusLine(GatewayControl *control, TrafficFeed *feed, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void refreshActive();
    void watchActive();

    GatewayControl *m_control;
    SymbolLabel *m_mark;
    QLabel *m_sentence;
    QLabel *m_active;
    QTimer m_timer;
};

} // namespace bifrost::gui
