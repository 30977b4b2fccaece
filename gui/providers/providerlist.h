// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListView;
class QBoxLayout;
class QMenu;
class QSortFilterProxyModel;

namespace bifrost::gui {

class Button;
class ProviderDesk;
class ProviderListModel;
class SearchField;

/// The left side of the Providers page: filter, the providers, the two ways to get more. Owned by
/// ProvidersPage.
class ProviderList : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderList(ProviderDesk *desk, QWidget *parent = nullptr);

    QString current() const; ///< id; empty: none
    void setCurrent(const QString &id);
    void fitInto(int width); ///< of the page: narrower in a small one
    void focusList();
    void focusFilter();
    void openAddMenu(QWidget *at = nullptr); ///< beside its own button unless another is named
    void setSearching(bool searching); ///< for local servers

    /// Whether the current one is marked as what is seen beside the list.
    void setMarked(bool marked);

    SearchField *filter() const { return m_filter; }
    QListView *view() const { return m_view; }
    const ProviderListModel *model() const { return m_model; }

Q_SIGNALS:
    void currentChanged(const QString &id);
    void addWanted(const QString &kind); ///< a built-in name; empty: a custom provider
    void detectWanted();
    void removeWanted(); ///< the current one

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void keepCurrent();
    void fillAddMenu();

    ProviderDesk *m_desk;
    ProviderListModel *m_model;
    QSortFilterProxyModel *m_proxy;
    SearchField *m_filter;
    QListView *m_view;
    Button *m_add;
    Button *m_detect;
    QBoxLayout *m_bottom = nullptr;
    QMenu *m_addMenu;
    QString m_current;
    bool m_isMarked = true;
};

} // namespace bifrost::gui
