// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace bifrost::gui {

class Disclosure;
class ProviderDesk;
class SearchField;
class TextLabel;

/// The models that a test has found, and which of them the keys may use. A check mark is written to every key
/// of the provider; keys that differ are edited one by one. Owned by ProviderForm.
class ModelsPart : public QWidget
{
    Q_OBJECT

public:
    explicit ModelsPart(ProviderDesk *desk, QWidget *parent = nullptr);

    void setProvider(const QString &id);
    void refresh();

private:
    void toggle(const QString &model, bool allowed);
    void allowAll();

    ProviderDesk *m_desk;
    QString m_provider;
    Disclosure *m_fold;
    TextLabel *m_hint;
    QWidget *m_list; ///< filter and models
    SearchField *m_filter;
    QListView *m_view;
    QStandardItemModel *m_model;
    QSortFilterProxyModel *m_proxy;
    bool m_loading = false;
};

} // namespace bifrost::gui
