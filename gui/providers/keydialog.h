// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configrepository.h"
#include "models/config/fielderror.h"

#include <QDialog>

class QFormLayout;
class QLineEdit;

namespace bifrost::gui {

class InlineError;
class Note;
class ProviderDesk;
class Segmented;

/// Adds a key to a provider, or changes one: name, where its value is, models, weight. A stored value is
/// never shown; a new one may take its place. The result is in the draft of the provider, not applied.
/// Deletes itself when it is closed.
class KeyDialog : public QDialog
{
    Q_OBJECT

public:
    /// `index` below 0: a new key.
    KeyDialog(ProviderDesk *desk, QString provider, int index, QWidget *parent);

    void setModelNames(const QStringList &names); ///< for completion
    void setTrouble(const QString &trouble); ///< why no value can be stored now; empty: it can
    void focusValue(); ///< it is opened to replace the value

    void accept() override;

Q_SIGNALS:
    void saved(int index);

private:
    struct Input
    {
        QLineEdit *edit;
        InlineError *error;
        QString member; ///< of the key, as in the paths of errors
        QString loaded = {}; ///< what stood in it at first
    };

    Input addInput(QFormLayout *form, const QString &label, const QString &member);
    void load();
    void showSource();
    bool isTouched(const QLineEdit *edit) const;
    StoredKey result() const;
    FieldErrors check(const StoredKey &key, int *place) const;
    QString serverSection() const; ///< of a provider whose keys may have servers of their own

    ProviderDesk *m_desk;
    const QString m_provider;
    const int m_index;
    StoredKey m_key; ///< as it was
    Segmented *m_source;
    Note *m_note;
    Note *m_troubleNote;
    QString m_trouble;
    QList<Input> m_inputs;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_value = nullptr;
    QLineEdit *m_models = nullptr;
    QLineEdit *m_weight = nullptr;
    QLineEdit *m_url = nullptr;
};

} // namespace bifrost::gui
