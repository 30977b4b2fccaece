// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configrepository.h"
#include "models/config/fielderror.h"

#include <QDialog>

class QFormLayout;
class QLineEdit;

namespace bifrost::gui {

class Button;
class InlineError;
class Note;
class ProviderDesk;
class Segmented;
class TextLabel;

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
    /// Why no value can be stored now; empty: it can.
    void setTrouble(const QString &trouble, bool canUnlock);
    void focusFirst(bool forValue); ///< the name, or the value where that is what it was opened for

    void accept() override;

Q_SIGNALS:
    void saved(int index);
    void unlockWanted(); ///< of the stored keys

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
    void showTrouble();
    void remarkModels();
    void checkInput(const QLineEdit *edit);
    bool isTouched(const QLineEdit *edit) const;
    StoredKey result() const;
    FieldErrors check(const StoredKey &key, int *place) const;
    QString serverSection() const; ///< of a provider whose keys may have servers of their own

    ProviderDesk *m_desk;
    const QString m_provider;
    const int m_index;
    StoredKey m_key; ///< as it was
    Note *m_note;
    Note *m_troubleNote;
    Segmented *m_source = nullptr;
    QString m_trouble;
    bool m_canUnlock = false;
    Button *m_save = nullptr;
    QList<Input> m_inputs;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_value = nullptr;
    QLineEdit *m_models = nullptr;
    TextLabel *m_modelsRemark = nullptr;
    QLineEdit *m_weight = nullptr;
    QLineEdit *m_url = nullptr;
};

} // namespace bifrost::gui
