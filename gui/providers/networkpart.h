// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/fielderror.h"

#include <QHash>
#include <QWidget>

class QGridLayout;

namespace bifrost::gui {

class Button;
class Disclosure;
class DraftField;
class InlineError;
class Note;
class PlainTextField;
class ProviderDesk;
class ProxyPart;
class Switch;
class TextLabel;

/// How a provider is reached: times, retries, connections, and, folded away, trust and headers. Owned by
/// ProviderForm.
class NetworkPart : public QWidget
{
    Q_OBJECT

public:
    explicit NetworkPart(ProviderDesk *desk, QWidget *parent = nullptr);

    void setProvider(const QString &id);
    void refresh();
    void setNarrow(bool narrow); ///< two numbers side by side instead of all

    const QList<DraftField *> &fields() const { return m_fields; }
    void reveal(const QWidget *field); ///< unfolds what it is in

    /// Shows what is wrong with a member that has no field of its own here; false: it is none of ours.
    bool tell(const FieldError &error);
    void clearErrors();

    /// How the member is called here that has no field of its own; empty: it is none of ours.
    QString nameOf(const QString &path) const;
    QWidget *open(const QString &path); ///< unfolds it; null: it is none of ours

    QWidget *firstWrong() const { return m_firstWrong; }

private:
    DraftField *addNumber(const QString &member, const QString &label, const QString &fallback,
                          const QString &suffix);
    Disclosure *foldOf(const QString &path) const;
    QWidget *makeTrust();
    QWidget *makeHeaders();
    void takeCertificate();
    void takeHeaders();
    void showHeaders();
    void check(const QStringList &place);

    ProviderDesk *m_desk;
    QString m_provider;
    QList<DraftField *> m_fields;
    QGridLayout *m_numbers = nullptr;
    QWidgetList m_numberBoxes;
    Disclosure *m_trust = nullptr;
    Disclosure *m_proxyFold = nullptr;
    ProxyPart *m_proxy = nullptr;
    Disclosure *m_headers = nullptr;
    Switch *m_skip = nullptr;
    Note *m_skipWarning = nullptr;
    PlainTextField *m_certificate = nullptr;
    InlineError *m_certificateError = nullptr;
    TextLabel *m_certificateState = nullptr;
    Button *m_certificateRemove = nullptr;
    PlainTextField *m_headerText = nullptr;
    InlineError *m_headerError = nullptr;
    QWidget *m_firstWrong = nullptr;
};

} // namespace bifrost::gui
