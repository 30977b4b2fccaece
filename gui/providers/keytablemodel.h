// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/providers/providerstanding.h"
#include "gui/providers/secretplace.h"
#include "gui/providers/trouble.h"

#include <QAbstractTableModel>

#include <vector>

namespace bifrost::gui {

class ProviderDesk;

/// The keys of one provider as they are being edited. Shows where a secret lies, never the secret. Owned by
/// KeysPart.
class KeyTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { On, Name, Source, Models, Weight, Share, State, Menu, ColumnCount };
    enum DataRole { ToneRole = Qt::UserRole, ShareRole }; ///< ShareRole: 0 to 1, or nothing

    explicit KeyTableModel(ProviderDesk *desk, QObject *parent = nullptr);

    void setProvider(const QString &id);
    const QString &provider() const { return m_provider; }
    void setSecretPlace(const SecretPlace &place); ///< of secrets that are stored

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    QString sentence(int row) const; ///< what is wrong with a key; empty: nothing
    Tone tone(int row) const;
    Trouble trouble(int row) const;
    bool hasShares() const; ///< requests were counted
    bool isLocked(int row) const; ///< it is stored and cannot be read now
    static QString stateText(int status); ///< of a failure: "401 rejected"

private:
    struct Row
    {
        QString name;
        QString source;
        QString sourceHint;
        QString models;
        QString modelList;
        double weight = 1;
        double share = -1;
        bool enabled = true;
        bool locked = false;
        Tone tone = Tone::Neutral;
        Trouble trouble = Trouble::None;
        QString state;
        QString sentence;
        QString hint = {}; ///< where nothing is wrong

        friend bool operator==(const Row &, const Row &) = default;
    };

    std::vector<Row> makeRows() const;
    void judge(Row &row, const KeyConfig &key, std::size_t index, const ConnectionReport *report,
               const ProviderHealth *health) const;
    void reload();

    ProviderDesk *m_desk;
    QString m_provider;
    SecretPlace m_place;
    std::vector<Row> m_rows;
};

} // namespace bifrost::gui
