// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/desktop.h"

#include "gui/actions/actiontable.h"
#include "gui/actions/costtoday.h"
#include "gui/actions/gatewaycontrol.h"
#include "gui/actions/gatewaypause.h"
#include "gui/actions/healthwatch.h"
#include "gui/actions/localonly.h"
#include "gui/actions/trafficrate.h"
#include "gui/icons/glyph.h"
#include "gui/icons/providermark.h"
#include "gui/live/trafficfeed.h"
#include "gui/mainwindow/aboutbox.h"
#include "gui/mainwindow/infobars.h"
#include "gui/mainwindow/mainwindow.h"
#include "gui/mainwindow/pagecontext.h"
#include "gui/mainwindow/supportdialog.h"
#include "gui/quit/quitdialog.h"
#include "gui/quit/quitflow.h"
#include "gui/settings/loginstart.h"
#include "gui/theme/theme.h"
#include "gui/tray/tray.h"
#include "gui/tray/trayhost.h"
#include "gui/tray/traywatch.h"
#include "gui/windowsettings.h"
#include "models/config/configservice.h"
#include "models/probe/localserver.h"
#include "models/traffic/trafficmodel.h"

#include <QApplication>
#include <QFileInfo>

namespace bifrost::gui {

namespace {

const QString QuitTopic = QStringLiteral("quit");

QStringList databasesOf(const DesktopShell::Options &options)
{
    QStringList files;
    if (!options.configDatabase.isEmpty())
        files += options.configDatabase;
    if (!options.logDatabase.isEmpty())
        files += options.logDatabase;
    return files;
}

QString folderOf(const QString &file, const QString &otherwise)
{
    return file.isEmpty() ? otherwise : QFileInfo(file).absolutePath();
}

void placeProviders(const Configuration &configuration)
{
    QHash<QString, bool> places;
    for (const ProviderConfig &provider : configuration.providers)
        places.insert(provider.name, isOnThisComputer(provider, Gateway::providerKinds()));
    setProviderPlaces(places);
}

} // namespace

/// The parts in the order in which they need each other.
class DesktopShell::Parts
{
public:
    Parts(Gateway *gateway, Options given)
        : options(std::move(given))
        , settings(options.dataFolder)
        , control(gateway, options.startGateway, actions)
        , pause(&control, actions, options.clock)
        , feed(gateway, &traffic)
        , health(gateway, &feed, options.config, options.secrets)
        , rate(&feed)
        , localOnly(options.config, options.localOnly, actions)
        , login(options.loginCommand, actions)
        , port(&control, options.config, options.listen)
        , cost(&feed, options.logDatabase)
        , window({.actions = actions,
                  .control = &control,
                  .feed = &feed,
                  .traffic = &traffic,
                  .settings = &settings,
                  .health = &health,
                  .localOnly = &localOnly,
                  .login = &login,
                  .port = &port,
                  .cost = &cost,
                  .rate = &rate,
                  .config = options.config,
                  .secrets = options.secrets,
                  .databases = databasesOf(options),
                  .keepsLog = !options.logDatabase.isEmpty(),
                  .configFolder = folderOf(options.configDatabase, options.dataFolder),
                  .logFolder = folderOf(options.logDatabase, options.dataFolder),
                  .testModel = options.testModel,
                  .languages = options.languages})
        , tray({&control, actions, &theme, &health, &rate, options.config, &login, &cost})
        , trayWatch(options.trayAvailable ? options.trayAvailable : &trayHostPresent)
        , quitFlow(gateway, options.quitPrompt ? options.quitPrompt : &quitDialog)
    {
        control.setPause(&pause);
        control.setHealth(&health);
        control.setLocalOnly(&localOnly);
        health.setLocalOnly(&localOnly);
        QObject::connect(&quitFlow, &QuitFlow::leaving, &control, &GatewayControl::forgetRestart);
        QObject::connect(&quitFlow, &QuitFlow::leaving, &pause, &GatewayPause::forget);
    }

    Options options;
    WindowSettings settings;
    Theme theme;
    ActionTable actions;
    GatewayControl control;
    GatewayPause pause;
    TrafficModel traffic;
    TrafficFeed feed;
    HealthWatch health;
    TrafficRate rate;
    LocalOnly localOnly;
    LoginStart login;
    ListenPort port;
    CostToday cost;
    MainWindow window;
    Tray tray;
    TrayWatch trayWatch;
    QuitDialog quitDialog;
    QuitFlow quitFlow;
};

DesktopShell::DesktopShell(Gateway *gateway, Options options, QObject *parent) : QObject(parent)
{
    QApplication::setWindowIcon(applicationIcon());
    QApplication::setApplicationDisplayName(tr("Bifrost Desktop")); // to trays, and in titles of dialogs
    m_parts = std::make_unique<Parts>(gateway, std::move(options));
    if (ConfigService *config = m_parts->options.config) {
        const auto place = [config] { placeProviders(config->state()->configuration); };
        connect(config, &ConfigService::changed, this, place);
        place();
    }
    m_parts->window.restoreLayout();
    connectActions();

    connect(&m_parts->window, &MainWindow::closeRequested, this, &DesktopShell::closeWindow);
    connect(&m_parts->tray, &Tray::clicked, this, &DesktopShell::toggleWindow);
    connect(&m_parts->tray, &Tray::providerChosen, this, [this](const QString &name) {
        raise();
        m_parts->window.openPage(QStringLiteral("providers"), name);
    });
    connect(&m_parts->tray, &Tray::costChosen, this, [this] {
        raise();
        m_parts->window.openPage(QStringLiteral("live"));
    });
    connect(&m_parts->tray, &Tray::hidingQuestioned, this, [this] {
        raise();
        m_parts->window.openPage(QStringLiteral("settings"), QStringLiteral("general"));
    });
    connect(&m_parts->tray, &Tray::hidingDeclined, this,
            [this] { m_parts->settings.setClosing(WindowSettings::Closing::Quit); });
    // From the tray the settings are asked for while the window is away.
    connect(m_parts->actions[ActionId::OpenSettings], &QAction::triggered, this, &DesktopShell::raise);
    connect(&m_parts->trayWatch, &TrayWatch::availableChanged, this, &DesktopShell::trayChanged);
    connect(&m_parts->quitFlow, &QuitFlow::waitingForRequests, this, [this] {
        Message message{Message::Kind::Note,
                        {},
                        tr("Bifrost takes no new requests and quits when the running ones have ended."),
                        tr("Quit now")};
        message.action = [this] { m_parts->quitFlow.quitNow(); };
        m_parts->window.infoBars()->tell(QuitTopic, message);
    });
    connect(&m_parts->quitFlow, &QuitFlow::finished, this, [this] {
        m_parts->window.letClose();
        Q_EMIT finished();
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    connect(qApp, &QCoreApplication::aboutToQuit, this, [this] { m_parts->window.saveLayout(); });
    trayChanged(m_parts->trayWatch.isAvailable());
}

DesktopShell::~DesktopShell() = default;

void DesktopShell::connectActions()
{
    const ActionTable &actions = m_parts->actions;
    connect(actions[ActionId::OpenWindow], &QAction::triggered, this, &DesktopShell::raise);
    connect(actions[ActionId::HideWindow], &QAction::triggered, this, &DesktopShell::closeWindow);
    connect(actions[ActionId::Quit], &QAction::triggered, this, &DesktopShell::quit);
    actions[ActionId::SupportBundle]->setVisible(bool(m_parts->options.supportFiles));
    connect(actions[ActionId::SupportBundle], &QAction::triggered, this, [this] {
        const Options &options = m_parts->options;
        (new SupportDialog(options.supportFiles(), options.saveSupportFiles, &m_parts->window))->open();
    });
    connect(actions[ActionId::About], &QAction::triggered, this,
            [this] { showAbout(&m_parts->window, m_parts->options.version); });
    for (const ActionId id : {ActionId::SchemeSystem, ActionId::SchemeLight, ActionId::SchemeDark})
        connect(actions[id], &QAction::triggered, this, &DesktopShell::setScheme);

    connect(actions[ActionId::SwitchScheme], &QAction::triggered, this, [this] {
        const bool dark = m_parts->theme.scheme() == Scheme::Dark;
        m_parts->actions[dark ? ActionId::SchemeLight : ActionId::SchemeDark]->trigger();
    });

    const Theme::Preference preference = m_parts->settings.schemePreference();
    m_parts->theme.setPreference(preference);
    const ActionId chosen = preference == Theme::Preference::Light ? ActionId::SchemeLight
        : preference == Theme::Preference::Dark                    ? ActionId::SchemeDark
                                                                   : ActionId::SchemeSystem;
    actions[chosen]->setChecked(true);
}

void DesktopShell::setScheme()
{
    const ActionTable &actions = m_parts->actions;
    const auto preference = actions[ActionId::SchemeLight]->isChecked() ? Theme::Preference::Light
        : actions[ActionId::SchemeDark]->isChecked()                    ? Theme::Preference::Dark
                                                                        : Theme::Preference::System;
    m_parts->settings.setSchemePreference(preference);
    m_parts->theme.setPreference(preference);
}

void DesktopShell::show()
{
    if (!m_parts->options.startMinimized)
        m_parts->window.show();
    else if (m_parts->trayWatch.isAvailable())
        relyOnTray(true);
    else
        m_parts->window.showMinimized();
}

void DesktopShell::raise()
{
    MainWindow &window = m_parts->window;
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
    relyOnTray(false);
}

void DesktopShell::relyOnTray(bool relied)
{
    m_inTray = relied;
    m_parts->trayWatch.setRelied(relied);
}

void DesktopShell::toggleWindow()
{
    const MainWindow &window = m_parts->window;
    m_parts->trayWatch.check(); // a click on the icon says that there is one
    const bool inFront = window.isVisible() && !window.isMinimized() && window.isActiveWindow();
    if (inFront && m_parts->trayWatch.isAvailable())
        hideToTray();
    else
        raise();
}

void DesktopShell::closeWindow()
{
    m_parts->trayWatch.check();
    const bool tray = m_parts->trayWatch.isAvailable();
    const WindowSettings::Closing closing = m_parts->settings.closing();
    if (closing == WindowSettings::Closing::Quit || (closing == WindowSettings::Closing::Usual && !tray))
        quit();
    else
        hideWindow();
}

void DesktopShell::hideWindow()
{
    m_parts->trayWatch.check();
    if (m_parts->trayWatch.isAvailable())
        hideToTray();
    else
        m_parts->window.showMinimized();
}

void DesktopShell::hideToTray()
{
    m_parts->window.saveLayout();
    m_parts->window.hide();
    relyOnTray(true);
    if (m_parts->settings.hidingExplained())
        return;
    m_parts->settings.setHidingExplained();
    m_parts->tray.explainHiding();
}

void DesktopShell::trayChanged(bool available)
{
    // Without a tray a hidden window would be lost, and closing the last one has to end the program.
    QGuiApplication::setQuitOnLastWindowClosed(!available);
    m_parts->tray.setTrayAvailable(available);
    if (available || !m_inTray)
        return;
    MainWindow &window = m_parts->window;
    window.setAttribute(Qt::WA_ShowWithoutActivating);
    window.show();
    window.setAttribute(Qt::WA_ShowWithoutActivating, false);
    relyOnTray(false);
}

void DesktopShell::quit()
{
    m_parts->window.settleChanges(
        [this] { m_parts->quitFlow.request(m_parts->window.isVisible() ? &m_parts->window : nullptr); });
}

void DesktopShell::quitNow()
{
    m_parts->quitFlow.quitNow();
}

void DesktopShell::quitAfterRequests()
{
    m_parts->quitFlow.quitAfterRequests();
}

GatewayPause *DesktopShell::pause() const
{
    return &m_parts->pause;
}

MainWindow *DesktopShell::window() const
{
    return &m_parts->window;
}

Tray *DesktopShell::tray() const
{
    return &m_parts->tray;
}

TrayWatch *DesktopShell::trayWatch() const
{
    return &m_parts->trayWatch;
}

} // namespace bifrost::gui
