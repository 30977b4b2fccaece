// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/mainwindow/page.h"
#include "gui/mainwindow/pagecontext.h"

class QLabel;
class QStackedLayout;

namespace bifrost {
class TrafficModel;
}

namespace bifrost::gui {

class ActionTable;
class EmptyState;
class GatewayControl;
class TrafficFeed;
class TrafficTable;

/// The last requests, newest first, or what to do while there are none.
class LivePage : public Page
{
    Q_OBJECT

public:
    explicit LivePage(const PageContext &context, QWidget *parent = nullptr);

    TrafficTable *table() const { return m_table; }
    EmptyState *emptyState() const { return m_empty; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void updateColours();

    TrafficModel *m_model;
    TrafficFeed *m_feed;
    GatewayControl *m_control;
    QLabel *m_count;
    QStackedLayout *m_stack;
    TrafficTable *m_table;
    EmptyState *m_empty;
};

} // namespace bifrost::gui
