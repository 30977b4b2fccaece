// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logrow.h"
#include "models/traffic/trafficcontent.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QMenu;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace bifrost::gui {

class DetailHead;
class DetailTab;
class SummaryTab;

/// Everything about one request, in tabs. Only the tab in front is filled. Owned by LivePage, which gives it
/// the row and what was said.
class DetailPane : public QWidget
{
    Q_OBJECT

public:
    enum class Tab { Summary, Request, Response, Stream, Attempts, Headers };

    explicit DetailPane(QWidget *parent = nullptr);

    void setRequest(const LogRowPtr &row, std::optional<TrafficContent> content);
    const LogRowPtr &row() const { return m_row; }
    const std::optional<TrafficContent> &content() const { return m_content; }

    void openTab(Tab tab);
    Tab tab() const;
    void setMenu(QMenu *menu);

    /// Whether the provider of that name can be opened.
    void setKnowsProvider(std::function<bool(const QString &name)> knows);

Q_SIGNALS:
    void closeWanted();
    void providerWanted(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addTab(DetailTab *tab, const QString &title);
    void fillTab();

    LogRowPtr m_row;
    std::optional<TrafficContent> m_content;
    DetailHead *m_head;
    QTabBar *m_bar;
    QStackedWidget *m_stack;
    SummaryTab *m_summary;
    std::vector<DetailTab *> m_tabs;
};

} // namespace bifrost::gui
