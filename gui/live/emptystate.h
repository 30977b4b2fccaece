// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/live/testrequest.h"
#include "gui/widgets/placeholder.h"

namespace bifrost::gui {

class ActionTable;
class Button;
class CodeBlock;
class CopyFeedback;
class GatewayControl;
class Segmented;

/// What stands in place of the table while there is no request: lines to try the gateway with and a button
/// that sends the same, or the button that starts the gateway.
class EmptyState : public Placeholder
{
    Q_OBJECT

public:
    EmptyState(GatewayControl *control, const ActionTable &actions, TestRequest *test,
               QWidget *parent = nullptr);

private:
    void refresh();
    void tell();
    void copyTestCommand();
    TestRequest::Language language() const;

    GatewayControl *m_control;
    TestRequest *m_test;
    QWidget *m_trial; ///< the line and what can be done with it
    Segmented *m_languages;
    CodeBlock *m_code;
    Button *m_copy;
    Button *m_send;
    CopyFeedback *m_feedback;
};

} // namespace bifrost::gui
