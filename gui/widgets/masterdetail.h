// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

class QAbstractItemView;
class QHBoxLayout;
class QScrollArea;
class QVBoxLayout;

namespace bifrost::gui {

class SearchField;

/// A list at the side, its search above, its buttons below; beside it the form of what is chosen, under a
/// head that stays. The page brings the view, the buttons and the form.
class MasterDetail : public QSplitter
{
    Q_OBJECT

public:
    explicit MasterDetail(const QString &searchText, QWidget *parent = nullptr);

    SearchField *search() const { return m_search; }
    void setView(QAbstractItemView *view);
    void addListButton(QWidget *button);

    /// The head stays in place, the body scrolls when it is too high.
    void setHead(QWidget *head);
    void setBody(QWidget *body);

    /// In place of head and body: what stands there while nothing is chosen. Null brings the form back.
    void setPlaceholder(QWidget *placeholder);

    QWidget *listPane() const { return m_listPane; }
    QWidget *detailPane() const { return m_detailPane; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_listPane;
    QWidget *m_detailPane;
    SearchField *m_search;
    QVBoxLayout *m_listColumn;
    QHBoxLayout *m_buttons;
    QVBoxLayout *m_detailColumn;
    QScrollArea *m_scroll;
    QWidget *m_head = nullptr;
    QWidget *m_placeholder = nullptr;
};

} // namespace bifrost::gui
