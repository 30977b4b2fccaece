// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace bifrost::gui {

enum class QuitChoice { FinishThenQuit, QuitNow, Cancel };

/// Who is asked before running requests are lost. The answer may come at once or later, at most once.
class QuitPrompt
{
public:
    virtual ~QuitPrompt() = default;

    virtual void ask(QWidget *parent, int activeRequests, std::function<void(QuitChoice)> answer) = 0;
};

} // namespace bifrost::gui
