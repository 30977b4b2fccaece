// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/live/detailtab.h"

class QStackedLayout;
class QTreeWidget;

namespace bifrost::gui {

class TextLabel;

/// The header lines on all four ways, credentials masked. Owned by DetailPane.
class HeadersTab : public DetailTab
{
    Q_OBJECT

public:
    explicit HeadersTab(QWidget *parent = nullptr);

    void fill(const LogRow &row, const TrafficContent *content) override;

private:
    void addGroup(const QString &title, const std::vector<HeaderLine> &lines);
    void copy();

    QTreeWidget *m_tree;
    TextLabel *m_empty;
    QStackedLayout *m_stack;
    std::string m_shown; ///< id and number of lines, so that a running request keeps its selection
};

} // namespace bifrost::gui
