// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/configvault.h"
#include "app/datafolder.h"
#include "app/displayloss.h"
#include "app/folderwatch.h"
#include "app/portchoice.h"
#include "app/signals.h"
#include "app/singleinstance.h"
#include "app/supportbundle.h"
#include "gateway/gateway.h"
#include "models/config/configservice.h"
#include "models/log/logstore.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace bifrost {

class Logging;

/// Everything that lives while the program runs, made in the order of start and taken down in reverse. Owned
/// by main(), lives on the main thread.
class Program : public QObject
{
    Q_OBJECT

public:
    enum class Face { Desktop, Headless };

    Program(const CommandLine &line, Face face);
    ~Program() override;

    /// Shows somebody at a screen why the program ends at once, and returns when that was read.
    using FailureTeller = std::function<void(const QString &reason, const QString &dataFolder)>;
    void setFailureTeller(FailureTeller teller) { m_failureTeller = std::move(teller); }

    /// Runs until the end of the program and returns its exit code.
    int run(Logging &logging);

private:
    Configuration configuration() const;
    Configuration underCommandLine(Configuration configuration) const;
    Configuration asItRuns(Configuration configuration) const;
    Configuration runningConfiguration() const;
    Result<void> reloadConfiguration();
    void noteFindings() const;
    Result<void> prepare(Logging &logging);
    Result<void> openConfiguration();
    Result<void> openVault();
    Result<void> takeUpConfiguration();
    QString logDatabase() const;
    Result<void> openLogStore();
    LogStore::Limits logLimits() const;
    void followLogSettings();
    void reopenLog();
    void publish(std::function<void(const QStringList &)> done);
    FieldErrors review(const Configuration &now, const Configuration &next) const;
    void wire();
    void showDesktop();
    QStringList loginCommand() const;
    int meetRunningProgram();
    int failToStart(const QString &sentences);
    void sayWhyNot(const QString &sentences) const;

    void startWithSecrets();
    void onSecretsAnswered();
    void startAsConfigured();
    void startGateway();
    void onStateChanged(Gateway::State state);
    void onFailure();
    QString portNotice() const;
    QString curlUser() const;
    void sayAddress() const;
    void quit();
    void quitAtOnce();
    void sayFolderLost() const;
    void endWithoutDisplay();
    void leave();
    InstanceStatus status() const;
    SupportFiles supportFiles() const;

    CommandLine m_line;
    Face m_face;
    std::optional<DataFolder> m_folder;
    Signals m_signals;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<FolderWatch> m_folderWatch;
    std::optional<ConfigStore> m_config;
    std::unique_ptr<ConfigVault> m_vault;
    std::optional<PortChoice> m_port;
    std::unique_ptr<LogStore> m_logStore;
    std::vector<std::unique_ptr<LogStore>> m_formerLogs; ///< something may still hold a row for them
    QString m_logPath; ///< of the open one
    std::unique_ptr<ConfigService> m_service;
    std::unique_ptr<Gateway> m_gateway;
    std::shared_ptr<QObject> m_windows; ///< all of them; of a type that a build without windows does not know
    std::function<void()> m_closeWindows;
    FailureTeller m_failureTeller;
    QString m_startFailure; ///< while it is shown
    bool m_logsToFile = false;
    bool m_begun = false; ///< the gateway was started, or is not to be
    bool m_quitting = false;
    bool m_leaving = false;
    std::optional<DisplayLoss> m_displayLoss; ///< goes before all that it takes down
};

} // namespace bifrost
