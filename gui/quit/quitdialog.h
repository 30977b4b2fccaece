// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/quit/quitprompt.h"

#include <QCoreApplication>

namespace bifrost::gui {

/// Asks the person at the screen. Never blocks.
class QuitDialog : public QuitPrompt
{
    Q_DECLARE_TR_FUNCTIONS(bifrost::gui::QuitDialog)

public:
    void ask(QWidget *parent, int activeRequests, std::function<void(QuitChoice)> answer) override;
};

} // namespace bifrost::gui
