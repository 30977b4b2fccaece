// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/providers/providerdraft.h"

#include <QWidget>

class QLineEdit;

namespace bifrost::gui {

class InlineError;

/// An input for one member of a provider, with what is wrong with it below. What is typed goes into the draft
/// as it is typed; what is not a number where one belongs stays a text, so that the common rules can say so.
/// Owned by its form.
class DraftField : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Text, Number, Code };

    DraftField(Kind kind, QStringList place, const QString &label, QWidget *parent = nullptr);

    QString path() const { return m_place.join(u'.'); }
    const QString &label() const { return m_label; }
    QLineEdit *edit() const { return m_edit; }

    void setSuffix(const QString &suffix); ///< "s"
    void setDefault(const QString &text); ///< what holds while the field is empty

    void load(const ProviderDraft &draft);
    void tell(const QString &sentence); ///< empty: nothing is wrong
    void tell(const QString &sentence, const QString &repair, std::function<void()> mend);

Q_SIGNALS:
    void edited(const QStringList &place, const QJsonValue &value);
    void left();

private:
    QJsonValue value() const;

    const Kind m_kind;
    const QStringList m_place;
    const QString m_label;
    QLineEdit *m_edit;
    InlineError *m_error;
};

} // namespace bifrost::gui
