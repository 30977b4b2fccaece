// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>

namespace bifrost {
class Gateway;
struct CertificateFacts;
struct FieldError;
struct ServerConfig;
} // namespace bifrost

namespace bifrost::gui {

class Note;
class SettingField;
class TextLabel;

/// Certificate and key of the listener, as parts of its form, and how the certificate in use stands. Owned by
/// ListenerSection.
class TlsPart : public QWidget
{
    Q_OBJECT

public:
    explicit TlsPart(Gateway *gateway, QWidget *parent = nullptr);

    /// What is stored, into what nobody has touched.
    void load(const ServerConfig &server);
    void revert();
    void setReason(const QString &reason); ///< why it cannot be changed
    void clearErrors();

    bool isTouched() const;
    bool isComplete() const; ///< certificate and key are entered
    QWidget *first() const; ///< of the fields
    QJsonObject members() const; ///< of `server`, if they are touched

    /// Whether the files could be used as they are entered; else it says below the field why not.
    bool check();

    /// Puts the sentence below the field that it is about, which is returned; null: it is about none of
    /// these.
    QWidget *tell(const FieldError &error);

Q_SIGNALS:
    void edited();

private:
    void choose(SettingField *field, const QString &title);
    void tellSentence(const QString &sentence);
    void showState();
    QString describe(const CertificateFacts &facts) const;

    Gateway *m_gateway;
    SettingField *m_certificate;
    SettingField *m_key;
    TextLabel *m_state;
    Note *m_note;
    QString m_entered; ///< what is known of the pair that is entered, before it is applied
};

} // namespace bifrost::gui
