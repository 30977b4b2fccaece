// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/providers/providerstanding.h"

#include <QAbstractListModel>
#include <QStringList>

#include <vector>

namespace bifrost::gui {

class ProviderDesk;

/// The providers as the list shows them: name, type, keys, how they stand. Owned by ProviderList.
class ProviderListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    struct Row
    {
        QString id;
        QString name; ///< of the configuration, for the mark
        QString title;
        QStringList details; ///< "openai", "3 keys", "61 models": the first say most
        ProviderStanding standing;
        bool changed = false; ///< not applied yet
        bool local = false; ///< on this computer

        friend bool operator==(const Row &a, const Row &b);
    };

    explicit ProviderListModel(ProviderDesk *desk, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override; ///< display is the text to search in

    const Row &row(int index) const { return m_rows[std::size_t(index)]; }
    QModelIndex indexOf(const QString &id) const;

    /// How many rows show that somebody should look at them.
    int attention() const;

private:
    Row makeRow(const QString &id) const;
    QString latencyHint(const QString &id) const;
    void reload();
    void refresh(const QString &id);
    void refreshAll();

    ProviderDesk *m_desk;
    std::vector<Row> m_rows;
};

} // namespace bifrost::gui
