// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windows.h"

#include "app/commandline.h"
#include "app/datafolder.h"
#include "app/program.h"
#include "app/translation.h"
#include "gui/desktop.h"
#include "gui/startfailure.h"
#include "gui/windowsettings.h"
#include "models/core/regularfile.h"

#include <QApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace bifrost {

namespace windows {

bool areBuiltIn()
{
    return true;
}

std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    return std::make_unique<QApplication>(argc, argv);
}

QLocale chosenLocale(const CommandLine &line)
{
    const QString folder = DataFolder::at(line.appDir).path();
    if (!whyNoFile(gui::WindowSettings::fileIn(folder)).isEmpty())
        return QLocale::system(); // why nothing can run is said in a moment
    const gui::WindowSettings settings(folder);
    const QString language = settings.language();
    return language.isEmpty() ? QLocale::system() : QLocale(language);
}

void tellStartFailure(const QString &reason, const QString &dataFolder)
{
    gui::tellStartFailure(reason, dataFolder);
}

} // namespace windows

void Program::showDesktop()
{
    gui::DesktopShell::Options options;
    options.dataFolder = m_folder->path();
    options.version = version();
    options.startMinimized = m_line.minimized;
    options.testModel = configuration().server.demo ? u"demo/echo"_s : QString();
    options.startGateway = [this]() -> Result<void> {
        if (const auto reloaded = reloadConfiguration(); !reloaded)
            return reloaded;
        startAsConfigured();
        return {};
    };
    options.config = m_service.get();
    options.secrets = m_vault ? &m_vault->secrets() : nullptr;
    options.localOnly = m_line.localOnly;
    options.listen.configuration = [this] { return runningConfiguration(); };
    options.listen.usePortOnce = [this](quint16 port) {
        m_line.port = port;
        m_line.nextFreePort = false;
    };
    options.listen.hostFixed = m_line.host.has_value();
    options.listen.portFixed = m_line.port.has_value();
    options.supportFiles = [this] { return supportFiles(); };
    options.saveSupportFiles = &saveSupportFiles;
    options.loginCommand = loginCommand();
    options.languages = Translation::available();
    options.configDatabase = m_vault ? m_vault->database().path() : QString();
    options.logDatabase = m_logStore ? logDatabase() : QString();
    m_displayLoss.emplace([this] { endWithoutDisplay(); });
    const auto shell = std::make_shared<gui::DesktopShell>(m_gateway.get(), std::move(options));
    m_windows = shell;
    m_closeWindows = [windows = shell.get()] { windows->quitNow(); };
    connect(m_instance.get(), &SingleInstance::showRequested, shell.get(), &gui::DesktopShell::raise);
    shell->show();
}

/// What the desktop is to start at login: this program, with the same data, in the background.
QStringList Program::loginCommand() const
{
    QStringList command{QCoreApplication::applicationFilePath(), u"--minimized"_s};
    if (m_folder->path() != DataFolder::at(QString()).path())
        command << u"-app-dir"_s << m_folder->path();
    return command;
}

} // namespace bifrost
