// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/mainwindow/leaveprompt.h"

#include <QPointer>

class QMessageBox;

namespace bifrost::gui {

/// Asks the person at the screen. Owned by MainWindow.
class LeaveDialog : public LeavePrompt
{
public:
    void ask(QWidget *parent, const QString &pageTitle, std::function<void(LeaveChoice)> answer) override;

private:
    QPointer<QMessageBox> m_box; ///< never two at a time
};

} // namespace bifrost::gui
