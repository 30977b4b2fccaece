// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>

namespace bifrost {
struct AuthConfig;
struct FieldError;
} // namespace bifrost

namespace bifrost::gui {

class InlineError;
class SettingField;
class SettingRow;
class Switch;

/// Whether there is a password, and which: switch, name and password, as parts of the listener's form. A
/// password that is stored is never shown; what is typed replaces it. Owned by ListenerSection.
class PasswordPart : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordPart(QWidget *parent = nullptr);

    /// What is stored, into what nobody has touched.
    void load(const AuthConfig &auth);
    void revert();
    void setReason(const QString &reason); ///< why it cannot be changed
    void clearErrors();

    bool isTouched() const;
    QJsonObject members() const; ///< of `auth_config`, as far as they are touched
    AuthConfig wanted(AuthConfig stored) const; ///< as it would be after applying

    /// Switches it on and goes to what is missing.
    void askForOne();

    /// Puts the sentence below the field that it is about, which is returned; null: it is about none of
    /// these.
    QWidget *tell(const FieldError &error);

Q_SIGNALS:
    void edited();

private:
    void showParts();

    Switch *m_switch;
    SettingRow *m_row;
    InlineError *m_error;
    SettingField *m_name;
    SettingField *m_password;
    bool m_loadedOn = false;
    bool m_isStored = false;
};

} // namespace bifrost::gui
