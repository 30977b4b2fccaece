// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/providers/draftmerge.h"
#include "models/config/configcommand.h"
#include "models/config/configuration.h"

#include <QJsonValue>
#include <QStringList>

namespace bifrost::gui {

/// A provider while somebody edits it: what is stored, and what is to become of it. Secrets stay in their
/// slots and are never read here. A plain value, without widgets.
class ProviderDraft
{
public:
    ProviderDraft() = default;

    /// Of a provider that is set up; the basis is its revision.
    ProviderDraft(const StoredProvider &stored, QString basis);

    /// Of a new one, with what is known of it.
    explicit ProviderDraft(const StoredProvider &start);

    bool isNew() const { return m_isNew; }
    bool isChanged() const { return m_isNew || !(m_now == m_before); }
    bool isCustom() const;
    const QString &name() const { return m_now.name; }
    void setName(const QString &name) { m_now.name = name; }
    const QString &basis() const { return m_basis; }
    const StoredProvider &stored() const { return m_now; } ///< as it is now

    /// A member by its place; undefined where it is not set.
    QJsonValue value(const QStringList &place) const;

    /// Undefined takes the member away, and what is empty without it.
    void setValue(const QStringList &place, const QJsonValue &value);

    bool hasSecret(const QStringList &place) const;
    void setSecret(const QStringList &place, const Secret &secret);
    void removeSecret(const QStringList &place);
    bool isSecretStored(const QStringList &place) const; ///< what is in the slot is what is stored
    bool restoreSecret(const QStringList &place); ///< as it is stored; false: none is
    QStringList secretNames(const QString &slotPrefix) const; ///< of slots right below

    /// The value of this key is what is stored of it; else it was entered here and is not applied.
    bool isValueStored(const StoredKey &key) const;

    const std::vector<StoredKey> &keys() const { return m_now.keys; }
    std::vector<StoredKey> &keys() { return m_now.keys; }

    /// It was stored anew, by somebody else: what was not touched here becomes what is stored now.
    void follow(const StoredProvider &stored, const QString &basis);

    /// `sent` was stored, as `stored` now; what was changed since stays changed.
    void settle(const StoredProvider &sent, const StoredProvider &stored, const QString &basis);

    const std::vector<DraftPlace> &followed() const { return m_followed; } ///< what changed elsewhere alone
    std::vector<DraftPlace> clashes() const; ///< what was changed here and elsewhere, and is not settled
    const StoredProvider &before() const { return m_before; } ///< as it is stored
    void takeTheirs(); ///< of the clashes
    void takeTheirs(const DraftPlace &place) { takeOver(m_now, m_before, place); }
    void keepMine() { m_clashes.clear(); }

    /// What makes it so.
    ConfigCommand command() const;

    /// As the engine would read it.
    ProviderConfig config() const;

private:
    StoredProvider m_now;
    StoredProvider m_before;
    QString m_basis;
    bool m_isNew = false;
    std::vector<DraftPlace> m_followed;
    std::vector<DraftPlace> m_clashes;
};

/// The variable that a key's value is read from; empty: it is none.
QString secretVariable(const StoredKey &key);

/// Whether a key's value is stored.
bool hasSecret(const StoredKey &key);

/// A member of a document by its place, and setting one; see ProviderDraft.
QJsonValue memberAt(const QJsonObject &object, const QStringList &place);
void setMemberAt(QJsonObject &object, const QStringList &place, const QJsonValue &value);

} // namespace bifrost::gui
