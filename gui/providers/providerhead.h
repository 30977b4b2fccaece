// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/formhead.h"

namespace bifrost::gui {

class ProviderDesk;
class ProviderSign;

/// The head of the form: mark, name, how the provider stands, and the verbs. Owned by ProviderForm.
class ProviderHead : public FormHead
{
    Q_OBJECT

public:
    explicit ProviderHead(ProviderDesk *desk, QWidget *parent = nullptr);

    void setProvider(const QString &id);
    void refresh();

    Button *test() const { return m_test; }
    Button *remove() const { return m_remove; }

private:
    ProviderDesk *m_desk;
    QString m_provider;
    ProviderSign *m_sign;
    Button *m_remove;
    Button *m_test;
};

} // namespace bifrost::gui
