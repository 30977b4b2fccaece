// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QWidget>

#include <functional>

class QLineEdit;

namespace bifrost::gui {

class InlineError;
class SettingRow;

/// A setting that is typed: a name, a number. Knows what was loaded into it, so that it can be taken back and
/// a value from elsewhere does not overwrite what somebody is typing. What is wrong with it stands below it.
class SettingField : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Number, Code };

    SettingField(Kind kind, const QString &label, const QString &hint, QWidget *parent = nullptr);

    void setSuffix(const QString &suffix, const QStringList &others = {}); ///< as SettingRow has it
    void setDefault(const QString &text); ///< what holds while it is empty
    void setHint(const QString &hint);
    void setReason(const QString &reason); ///< why it cannot be changed
    void addBeside(QWidget *widget); ///< behind the input: a button that fills it

    /// Shows the stored value unless somebody has changed what was there.
    void load(const QString &text);
    void revert();
    void take(); ///< what is in it has been stored
    bool isTouched() const;

    QString label() const { return m_label; }
    QString text() const;
    void setText(const QString &text); ///< as if it had been typed
    QJsonValue value() const; ///< null where it is empty; a number that is none stays a text for the rules
    QLineEdit *edit() const { return m_edit; }

    void tell(const QString &sentence, const QString &repair = {}, std::function<void()> mend = {});
    bool isWrong() const;

Q_SIGNALS:
    void edited();
    void left(); ///< and what is in it has been touched, or was wrong

private:
    const Kind m_kind;
    const QString m_label;
    QLineEdit *m_edit;
    SettingRow *m_row;
    InlineError *m_error;
    QString m_loaded;
    QList<QWidget *> m_beside;
};

} // namespace bifrost::gui
