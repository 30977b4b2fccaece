// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/live/testrequest.h"
#include "gui/widgets/placeholder.h"

namespace bifrost {
class ConfigService;
}

namespace bifrost::gui {

class ActionTable;
class Button;
class CodeBlock;
class CopyFeedback;
class GatewayControl;
class Segmented;
struct ProviderHint;

/// What stands in place of the table while there is no request: lines to try the gateway with and a button
/// that sends the same, or the button that starts the gateway; and which providers there are, as the
/// Providers page has them.
class EmptyState : public Placeholder
{
    Q_OBJECT

public:
    /// `config` may be null: nothing is said of providers then.
    EmptyState(GatewayControl *control, const ActionTable &actions, TestRequest *test, ConfigService *config,
               QWidget *parent = nullptr);

Q_SIGNALS:
    void providersWanted(const QString &provider); ///< empty: none of them more than the others

private:
    void refresh();
    void tell();
    ProviderHint hint() const;
    void copyTestCommand();
    TestRequest::Language language() const;

    GatewayControl *m_control;
    TestRequest *m_test;
    ConfigService *m_config;
    QWidget *m_trial; ///< the line and what can be done with it
    Segmented *m_languages;
    CodeBlock *m_code;
    Button *m_copy;
    Button *m_send;
    CopyFeedback *m_feedback;
};

} // namespace bifrost::gui
