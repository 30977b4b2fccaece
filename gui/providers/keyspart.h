// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/providers/secretplace.h"

#include <QPointer>
#include <QWidget>

namespace bifrost::gui {

class Button;
class InlineError;
class KeyDialog;
class KeyTable;
class KeyTableModel;
class Note;
class ProviderDesk;
class TextLabel;

/// The keys of a provider: the table, a way to add one, and a word on the first that fails with the two
/// things that help. Changes go into the draft. Owned by ProviderForm.
class KeysPart : public QWidget
{
    Q_OBJECT

public:
    explicit KeysPart(ProviderDesk *desk, QWidget *parent = nullptr);

    void setProvider(const QString &id);
    void setSecretPlace(const SecretPlace &place);

    void addKey();
    void choose(const QString &keyId); ///< in the table
    void tell(const QString &sentence); ///< what is wrong with the keys as they stand
    KeyTable *table() const { return m_table; }
    QString nameOf(const QString &path) const; ///< how what is at "keys[1].name" is called here
    const SecretPlace &secretPlace() const { return m_place; }
    bool canUnlock() const { return m_place.canUnlock; } ///< the stored keys

Q_SIGNALS:
    void unlockWanted(); ///< of the stored keys

private:
    void openDialog(int row, bool forValue);
    void switchKey(int row);
    void removeKey(int row);
    void refreshNote();
    QString keyName(int row) const;

    ProviderDesk *m_desk;
    QString m_provider;
    KeyTableModel *m_model;
    Button *m_add; // they are made in the order in which Tab goes
    KeyTable *m_table;
    InlineError *m_error;
    TextLabel *m_where; ///< keys go
    Note *m_note;
    QPointer<KeyDialog> m_dialog; ///< while it is open
    SecretPlace m_place;
};

} // namespace bifrost::gui
