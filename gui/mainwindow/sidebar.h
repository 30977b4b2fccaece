// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace bifrost::gui {

class NavigationButton;
class Page;

/// The pages at the side of the window, by groups, the settings at the bottom. It can be folded to its icons.
/// Owned by MainWindow.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    explicit Sidebar(QWidget *parent = nullptr);

    void addPage(Page *page, const QString &keys);
    void setCurrent(Page *page);

    bool isCollapsed() const { return m_collapsed; }
    void setCollapsed(bool collapsed);

    NavigationButton *button(Page *page) const { return m_buttons.value(page); }

Q_SIGNALS:
    void chosen(bifrost::gui::Page *page);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeLine();

    QVBoxLayout *m_top;
    QVBoxLayout *m_bottom;
    QButtonGroup *m_group;
    QHash<Page *, NavigationButton *> m_buttons;
    Page *m_last = nullptr; ///< the last one added at the top
    bool m_collapsed = false;
};

} // namespace bifrost::gui
