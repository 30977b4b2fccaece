// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace bifrost::gui {

/// Where messages stand that go by themselves: over the lower end of the page, so that nothing that somebody
/// is about to click moves when they come and go. As small as what it holds. Owned by MainWindow.
class FloatingBars : public QWidget
{
    Q_OBJECT

public:
    /// Stays over `page` wherever that is moved; a sibling of it.
    explicit FloatingBars(QWidget *page, QWidget *parent);

    void add(QWidget *bar);

    /// After a bar has come, gone or changed.
    void place();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;

private:
    QWidget *m_page;
    QVBoxLayout *m_column;
};

} // namespace bifrost::gui
