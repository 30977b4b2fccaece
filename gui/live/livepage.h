// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/live/testrequest.h"
#include "gui/mainwindow/page.h"
#include "gui/mainwindow/pagecontext.h"
#include "models/log/logrow.h"
#include "models/traffic/trafficfilter.h"

#include <QTimer>

class QMenu;
class QSplitter;
class QStackedLayout;

namespace bifrost {
class TrafficModel;
}

namespace bifrost::gui {

class DetailPane;
class EmptyState;
class FilterBar;
class GatewayControl;
class InfoBars;
class LiveHead;
class Placeholder;
class RowMenu;
class TrafficFeed;
class TrafficRate;
class TrafficTable;

/// The requests as they happen, the newest first, filtered and held still when wanted, with everything about
/// the one that is chosen below or beside them; or what to do while there are none.
class LivePage : public Page
{
    Q_OBJECT

public:
    explicit LivePage(const PageContext &context, QWidget *parent = nullptr);

    TrafficTable *table() const { return m_table; }
    EmptyState *emptyState() const { return m_empty; }
    FilterBar *filterBar() const { return m_filter; }
    DetailPane *pane() const { return m_pane; }
    LiveHead *head() const { return m_head; }

    /// The item is a filter: "status:error provider:openai".
    void showItem(const QString &item) override;
    QList<Key> keys() const override;
    QList<QWidget *> regions() override;
    QList<QWidget *> mainRegions() override;
    void saveLayout(WindowSettings *settings) const override;
    void restoreLayout(const WindowSettings &settings) override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void connectTable();
    void offerActions();
    void drained();
    void refresh();
    void refreshCounts();
    void applyFilter();
    QString whyNothing() const;
    void setPaused(bool paused);
    void follow();
    void setPaneWanted(bool wanted);
    void setPaneRight(bool right);
    bool hasRoomAtRight() const;
    bool isBeside() const; ///< the pane, where it is shown
    void offerSides();
    void placePane();
    void sizePane();
    void chosen();
    void openDetails();
    void showContent();
    void showRowMenu(const QModelIndex &index, const QPoint &at);
    void testAnswered(const TestRequest::Answer &answer);
    void replay(const std::string &path, const std::string &body);
    void showTest();

    TrafficModel *m_model;
    TrafficFeed *m_feed;
    GatewayControl *m_control;
    ConfigService *m_config; ///< may be null
    TrafficRate *m_rate;
    InfoBars *m_messages;
    TestRequest *m_test;
    LiveHead *m_head;
    FilterBar *m_filter;
    TrafficFilter m_goodFilter; ///< the last one that was more than the beginning of a name
    QSplitter *m_splitter;
    QStackedLayout *m_stack; ///< the table, or why there is nothing in it
    QStackedLayout *m_whole; ///< the empty state, or all that
    TrafficTable *m_table;
    Placeholder *m_nothing;
    EmptyState *m_empty;
    DetailPane *m_pane;
    RowMenu *m_rowMenu;
    QMenu *m_paneMenu;
    QAction *m_closePane;
    QTimer m_countsSoon;
    QTimer m_contentSoon; ///< what a request says is copied a few times a second, not at every event
    QTimer m_ageing; ///< only while the filter has `last:`
    bool m_paneWanted = true;
    bool m_paneRight = false;
    int m_paneSizes[2] = {286, 430}; ///< height below, width at the right
    std::int64_t m_askedAtUs = 0; ///< when the last request of our own was sent
    bool m_testRow = false; ///< its row is to be shown when it comes
};

} // namespace bifrost::gui
