// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/mainwindow/leaveprompt.h"

namespace bifrost::test {

/// Answers as it is told to and counts how often it was asked.
class LeaveAnswer : public gui::LeavePrompt
{
public:
    gui::LeaveChoice choice = gui::LeaveChoice::Stay;
    int asked = 0;

    void ask(QWidget *, const QString &, std::function<void(gui::LeaveChoice)> answer) override
    {
        ++asked;
        answer(choice);
    }
};

} // namespace bifrost::test
