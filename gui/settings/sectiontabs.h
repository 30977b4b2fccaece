// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QTabBar>

namespace bifrost::gui {

/// The row of tabs over the settings. A dot beside a title says that something there is not applied; it has
/// its place in the margin of the tab, so that nothing moves when it comes. Owned by SettingsPage.
class SectionTabs : public QTabBar
{
    Q_OBJECT

public:
    explicit SectionTabs(QWidget *parent = nullptr);

    void setMarked(int index, bool marked);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QSet<int> m_marked;
};

} // namespace bifrost::gui
