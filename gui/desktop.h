// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/actions/listenport.h"
#include "models/core/result.h"
#include "models/support/supportfile.h"

#include <functional>
#include <memory>

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QStringList>

namespace bifrost {
class ConfigService;
class Gateway;
class SecretStore;
} // namespace bifrost

namespace bifrost::gui {

class GatewayPause;
class MainWindow;
class QuitPrompt;
class Tray;
class TrayWatch;

/// The whole desktop side in one object: theme, window, tray, the way out. app/ makes one after QApplication
/// and before the event loop; the gateway must outlive it. GUI thread.
class DesktopShell : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString dataFolder; ///< exists; window.ini lies there
        QString version;
        bool startMinimized = false; ///< into the tray where there is one
        QString testModel; ///< what the test command asks for; empty: none is offered

        /// Starts the gateway with the configuration as it is now, or says why that cannot be.
        std::function<Result<void>()> startGateway;

        ConfigService *config = nullptr; ///< the one way to change the configuration; not owned

        SecretStore *secrets = nullptr; ///< what seals stored keys; null: nothing is sealed; not owned

        bool localOnly = false; ///< the command line says so: it cannot be switched off
        ListenPort::Source listen; ///< where the gateway would listen, and what the command line fixes
        QString configDatabase; ///< what the windows have changed; empty: there is none
        QString logDatabase; ///< what was asked in earlier runs; empty: it is not known
        QStringList languages; ///< that the windows can speak: "de"; fewer than two: there is no choice
        std::function<SupportFiles()> supportFiles; ///< what a bundle would hold now; empty: none is offered
        std::function<Result<void>(const SupportFiles &, const QString &path)> saveSupportFiles;
        QStringList loginCommand; ///< what a login starts; empty: that is not offered
        std::function<bool()> trayAvailable; ///< empty: the desktop is asked
        std::function<QDateTime()> clock; ///< empty: that of the computer
        QuitPrompt *quitPrompt = nullptr; ///< null: the person at the screen is asked; not owned
    };

    DesktopShell(Gateway *gateway, Options options, QObject *parent = nullptr);
    ~DesktopShell() override;

    /// Shows what the options ask for: the window, or only the tray icon.
    void show();

    /// Brings the window to the front: a second start, a click on the tray icon.
    void raise();

    /// Quits as the menu does: asks when requests are running.
    void quit();

    /// Quits without a question.
    void quitNow();

    /// Quits without a question, once running requests have ended or the gateway's own deadline is over.
    void quitAfterRequests();

    MainWindow *window() const;
    Tray *tray() const;
    TrayWatch *trayWatch() const;
    GatewayPause *pause() const;

Q_SIGNALS:
    /// The gateway has stopped and nothing is left to do. The application is told to quit right after.
    void finished();

private:
    class Parts;

    void connectActions();
    void closeWindow();
    void hideWindow();
    void hideToTray();
    void relyOnTray(bool relied);
    void toggleWindow();
    void trayChanged(bool available);
    void setScheme();

    std::unique_ptr<Parts> m_parts;
    bool m_inTray = false; ///< the window is hidden and the tray is the way back to it
};

} // namespace bifrost::gui
