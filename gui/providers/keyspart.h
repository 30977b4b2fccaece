// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
struct SecretPlace;

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
    void tell(const QString &sentence); ///< what is wrong with the keys as they stand
    KeyTable *table() const { return m_table; }

private:
    void openDialog(int row, bool forValue);
    void switchKey(int row);
    void removeKey(int row);
    void refreshNote();
    QString keyName(int row) const;

    ProviderDesk *m_desk;
    QString m_provider;
    KeyTableModel *m_model;
    KeyTable *m_table;
    Note *m_note;
    Button *m_add;
    InlineError *m_error;
    QPointer<KeyDialog> m_dialog; ///< while it is open
    QString m_trouble; ///< why no key can be stored at present
};

} // namespace bifrost::gui
