// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/fielderror.h"

#include <QWidget>

class QLineEdit;

namespace bifrost::gui {

class Button;
class DraftField;
class InlineError;
class PlainTextField;
class ProviderDesk;
class Segmented;
class TextLabel;

/// Through which proxy a provider is reached: its kind, and what that one needs. Owned by NetworkPart.
class ProxyPart : public QWidget
{
    Q_OBJECT

public:
    explicit ProxyPart(ProviderDesk *desk, QWidget *parent = nullptr);

    void setProvider(const QString &id);
    void refresh();
    QString summary() const; ///< in a few words

    const QList<DraftField *> &fields() const { return m_fields; }

    /// Shows what is wrong with a member that has no DraftField; null: it is none of ours.
    QWidget *tell(const FieldError &error);
    void clearErrors();

    /// Where the member at the path is shown; null: it is none of ours.
    QWidget *widgetOf(const QString &path) const;

private:
    enum Kind { None, Http, Socks5, Environment };

    Kind kind() const;
    void choose(int kind);
    void takePassword();
    void takeCertificate();
    QString environmentText() const;

    ProviderDesk *m_desk;
    QString m_provider;
    Segmented *m_kind;
    TextLabel *m_hint;
    QWidget *m_own; ///< what a proxy of the user's own needs
    DraftField *m_url;
    DraftField *m_username;
    QLineEdit *m_password;
    InlineError *m_passwordError;
    Button *m_passwordRemove;
    QWidget *m_trust; ///< for TLS to the proxy
    TextLabel *m_trustLabel = nullptr;
    PlainTextField *m_certificate;
    InlineError *m_certificateError;
    Button *m_certificateRemove;
    QList<DraftField *> m_fields;
};

} // namespace bifrost::gui
