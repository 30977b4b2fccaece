// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace bifrost::gui {

class Badge;
class Button;
class ProviderDesk;
class ProviderSign;
class TextLabel;

/// The head of the form: mark, name, how the provider stands, and the verbs. Owned by ProviderForm.
class ProviderHead : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderHead(ProviderDesk *desk, QWidget *parent = nullptr);

    void setProvider(const QString &id);
    void refresh();

    Button *test() const { return m_test; }
    Button *revert() const { return m_revert; }
    Button *apply() const { return m_apply; }
    Button *remove() const { return m_remove; }

private:
    ProviderDesk *m_desk;
    QString m_provider;
    ProviderSign *m_sign;
    TextLabel *m_title;
    TextLabel *m_unsaved;
    Badge *m_badge;
    Button *m_remove;
    Button *m_test;
    Button *m_revert;
    Button *m_apply;
};

} // namespace bifrost::gui
