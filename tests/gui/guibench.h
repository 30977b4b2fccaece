// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/gateway.h"
#include "gui/desktop.h"
#include "gui/mainwindow/mainwindow.h"
#include "models/config/configservice.h"

#include <QTcpServer>
#include <QTemporaryDir>

#include <memory>

class QTcpSocket;

namespace bifrost::test {

/// A real gateway and the windows on it, in a folder of their own. The gateway knows `demo` and a provider
/// `hang` whose server takes a request and never answers.
class GuiBench
{
public:
    GuiBench();
    ~GuiBench();

    Gateway gateway{nullptr};
    Configuration configuration; ///< port 0 unless a test says otherwise
    Result<void> startResult; ///< an error here keeps the starter from starting
    bool trayPresent = false;
    gui::QuitPrompt *quitPrompt = nullptr;
    ConfigService *config = nullptr; ///< for windows that can change it
    SecretStore *secrets = nullptr;
    std::function<QDateTime()> clock; ///< empty: that of the computer
    QString configDatabase;
    QString logDatabase;
    bool localOnlyFixed = false; ///< as --local does
    bool portFixed = false; ///< as -port does
    QStringList loginCommand; ///< what a login would start
    QStringList languages; ///< that the windows can speak

    gui::DesktopShell &open(); ///< builds the windows and shows them
    void close(); ///< takes them down, as the end of the program does
    bool startGateway(); ///< through the window's own switch; false: it does not run

    gui::MainWindow &window() { return *m_shell->window(); }
    gui::DesktopShell *shell() { return m_shell.get(); }
    QString folder() const { return m_folder.path(); }

    template <typename Part>
    Part *find()
    {
        return m_shell->window()->findChild<Part *>();
    }

    /// Sends a chat request for the model; the connection lives as long as the caller keeps it.
    std::unique_ptr<QTcpSocket> ask(const QByteArray &model) const;

private:
    QTemporaryDir m_folder;
    QTcpServer m_silentProvider;
    std::unique_ptr<gui::DesktopShell> m_shell;
    bool m_opened = false; ///< once; later its size is remembered
};

} // namespace bifrost::test
