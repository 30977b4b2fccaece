// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QString;
class QWidget;

namespace bifrost::gui {

enum class LeaveChoice { Apply, Discard, Stay };

/// Asks what becomes of changes in a form that is being left. An interface, so that tests can answer.
class LeavePrompt
{
public:
    virtual ~LeavePrompt() = default;

    /// Calls back once, at once or later.
    virtual void ask(QWidget *parent, const QString &pageTitle, std::function<void(LeaveChoice)> answer) = 0;
};

} // namespace bifrost::gui
