// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRadioButton>

namespace bifrost::gui {

/// One page in the sidebar: icon, title, how many things are wrong there, a dot for changes that are not
/// applied. To keyboard and screen reader one choice of several. Owned by Sidebar.
class NavigationButton : public QRadioButton
{
    Q_OBJECT

public:
    NavigationButton(const QString &title, QString symbol, QWidget *parent = nullptr);

    void setCollapsed(bool collapsed); ///< the icon alone; the title goes to the tooltip
    void setShortcutText(const QString &keys);
    void setAttention(int problems);
    void setUnsaved(bool unsaved);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &position) const override { return rect().contains(position); }

private:
    void describe();
    void paintBadge(QPainter *painter, const QRect &field) const;

    QString m_title;
    QString m_symbol;
    QString m_keys;
    int m_attention = 0;
    bool m_unsaved = false;
    bool m_collapsed = false;
};

} // namespace bifrost::gui
