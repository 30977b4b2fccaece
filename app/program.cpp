// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include "app/buildid.h"
#include "app/configcheck.h"
#include "app/instancequery.h"
#include "app/logging.h"
#include "app/processlimits.h"
#include "models/core/post.h"
#include "models/core/printable.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaEnum>
#include <QProcessEnvironment>
#include <QTimer>

#include <cstdio>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bifrost {
namespace {

constexpr auto DrainTime = 30s;
constexpr auto PatienceWithOthers = 5s;
constexpr auto PatienceWithSecrets = 3s;

/// With secrets, so that they can be recognised elsewhere; for a SupportBundle alone.
QJsonObject revealedSettings(const ConfigState &state)
{
    QJsonObject settings;
    for (auto section = state.stored.sections.begin(); section != state.stored.sections.end(); ++section)
        settings.insert(section.key(), section.value().revealed());
    QJsonObject providers;
    for (const StoredProvider &provider : state.stored.providers) {
        QJsonObject shown = provider.document.revealed();
        QJsonArray keys;
        for (const StoredKey &key : provider.keys) {
            QJsonObject one = key.document.revealed();
            one.insert(u"name"_s, key.name);
            one.insert(u"id"_s, key.id);
            keys.append(one);
        }
        shown.insert(u"keys"_s, keys);
        providers.insert(provider.name, shown);
    }
    settings.insert(u"providers"_s, providers);
    return settings;
}

} // namespace

Program::Program(const CommandLine &line, Face face) : m_line(line), m_face(face) { }

Program::~Program() = default;

int Program::run(Logging &logging)
{
    const auto folder = DataFolder::open(m_line.appDir);
    if (!folder)
        return failToStart(QString::fromStdString(folder.error().message));
    m_folder = *folder;

    m_instance = std::make_unique<SingleInstance>(*m_folder);
    m_instance->setStatusSource([this] { return status(); });
    m_instance->setSupportSource([this] { return toJsonLine(supportFiles()); });
    const auto claimed = m_instance->claim();
    if (claimed && !*claimed)
        return meetRunningProgram();

    const auto prepared = claimed ? prepare(logging) : Result<void>(claimed.error());
    if (!prepared)
        return failToStart(QString::fromStdString(prepared.error().message));
    wire();
    if (m_face == Face::Desktop)
        showDesktop();
    // From within the event loop, as a failure may be told at once and ends the loop.
    post(this, [this] { startWithSecrets(); });
    return QCoreApplication::exec();
}

/// Says why nothing can run, each sentence once: into the log, and so on standard error. With --quiet the log
/// does not go there, and whoever started the program would learn nothing.
void Program::sayWhyNot(const QString &sentences) const
{
    for (const QString &sentence : sentences.split(u'\n')) {
        qCCritical(appLog).noquote() << printable(sentence);
        if (m_line.quiet && m_logsToFile)
            std::fprintf(stderr, "%s\n", qPrintable(printable(sentence)));
    }
}

int Program::failToStart(const QString &sentences)
{
    sayWhyNot(sentences);
    if (m_face != Face::Desktop || !m_failureTeller)
        return 1;
    m_startFailure = sentences;
    const auto end = [] { QCoreApplication::exit(1); };
    connect(&m_signals, &Signals::drainRequested, this, end);
    if (m_instance)
        connect(m_instance.get(), &SingleInstance::stopRequested, this, end);
    m_failureTeller(sentences, m_folder ? m_folder->path() : DataFolder::at(m_line.appDir).path());
    return 1;
}

Result<void> Program::prepare(Logging &logging)
{
    m_logsToFile = true;
    // Of a desktop program nobody reads standard error, or a session keeps it: no place for every request.
    logging.keepIn({m_folder->applicationLog(), m_folder->accessLog(), !m_line.quiet,
                    !m_line.quiet && m_face == Face::Headless});
    tuneAllocator();
    qCInfo(appLog).noquote() << versionLine() << "build" << buildId() << "in" << m_folder->path();
    const Result<quint64> descriptors = raiseDescriptorLimit();
    if (!descriptors)
        return descriptors.error();
    qCInfo(appLog) << "Up to" << *descriptors << "descriptors, two for each call.";
    for (const QString &notice : m_line.notices)
        qCWarning(appLog).noquote() << notice;
    if (!m_folder->closed().isEmpty()) {
        qCWarning(appLog).noquote() << "Other users could look into" << m_folder->closed().join(u", "_s)
                                    << "until now; this is for its owner alone from now on.";
    }
    if (m_folder->isOpenToOthers()) {
        qCWarning(appLog).noquote() << u"Other users can look into %1. If that is not meant, close it with "
                                       "`chmod go= %1`, or name another data folder with -app-dir."_s.arg(
                                           m_folder->path());
    }

    if (const auto opened = openConfiguration(); !opened)
        return opened;
    if (const auto opened = openVault(); !opened)
        return opened;
    if (const auto taken = takeUpConfiguration(); !taken)
        return taken;
    return openLogStore();
}

Result<void> Program::openVault()
{
    const StoreSettings &settings = m_config->read().store;
    if (!settings.enabled)
        return {};
    auto vault = ConfigVault::open(*m_folder, settings, m_face == Face::Desktop);
    if (!vault)
        return vault.error();
    m_vault = std::move(*vault);
    return {};
}

Result<void> Program::openConfiguration()
{
    auto opened = ConfigStore::open(m_folder->configFile(), QProcessEnvironment::systemEnvironment());
    if (!opened)
        return opened.error();
    m_config = std::move(*opened);
    return {};
}

/// File and database as one.
Result<void> Program::takeUpConfiguration()
{
    m_service = std::make_unique<ConfigService>(*std::exchange(m_config, std::nullopt),
                                                QProcessEnvironment::systemEnvironment(),
                                                m_vault ? &m_vault->database() : nullptr);
    if (const auto loaded = m_service->load(); !loaded)
        return loaded;
    noteFindings();
    return {};
}

Result<void> Program::reloadConfiguration()
{
    if (const auto reloaded = m_service->reload(QProcessEnvironment::systemEnvironment()); !reloaded)
        return reloaded;
    noteFindings();
    return {};
}

void Program::noteFindings() const
{
    for (const ConfigNotice &notice : m_service->state()->notices)
        qCWarning(appLog).noquote() << findingLine(m_service->configFile(), notice);
}

/// What file and database say, and over it what the command line says.
Configuration Program::configuration() const
{
    return underCommandLine(m_service->state()->configuration);
}

Configuration Program::underCommandLine(Configuration configuration) const
{
    ServerConfig &server = configuration.server;
    server.host = m_line.host.value_or(server.host);
    server.port = m_line.port.value_or(server.port);
    server.localOnly = server.localOnly || m_line.localOnly;
    return configuration;
}

/// The same for a gateway that runs: on another port where the wanted one was taken.
Configuration Program::runningConfiguration() const
{
    return asItRuns(m_service->state()->configuration);
}

Configuration Program::asItRuns(Configuration configuration) const
{
    configuration = underCommandLine(std::move(configuration));
    if (m_port && configuration.server.port == m_port->wanted())
        configuration.server.port = m_port->current();
    return configuration;
}

QString Program::logDatabase() const
{
    return m_folder->place(configuration().logStore.path, m_folder->logDatabase());
}

Result<void> Program::openLogStore()
{
    const Configuration config = configuration();
    if (!config.logStore.enabled || !config.client.enableLogging)
        return {};
    auto store = LogStore::open(logDatabase(), logLimits());
    if (!store)
        return store.error();
    m_logStore = std::move(*store);
    m_logPath = logDatabase();
    return {};
}

LogStore::Limits Program::logLimits() const
{
    const Configuration config = configuration();
    LogStore::Limits limits;
    limits.retentionDays = config.client.logRetentionDays;
    limits.capMb = config.logStore.capMb;
    return limits;
}

/// The log as the configuration wants it now, also while requests run. Once open it stays open: a row may be
/// on its way.
void Program::followLogSettings()
{
    const Configuration config = configuration();
    const bool wanted = config.logStore.enabled && config.client.enableLogging;
    if (!wanted) {
        m_gateway->keepLogIn(nullptr);
        return;
    }
    if (m_logStore) {
        m_logStore->setLimits(logLimits());
    } else if (const auto opened = openLogStore(); !opened) {
        qCWarning(appLog).noquote() << QString::fromStdString(opened.error().message);
        m_gateway->lackLog(opened.error());
        return;
    }
    m_gateway->keepLogIn(m_logStore.get());
}

/// Another file is taken up with a new start of the gateway.
void Program::reopenLog()
{
    const Configuration config = configuration();
    if (!m_logStore || m_logPath == logDatabase() || !config.logStore.enabled || !config.client.enableLogging)
        return;
    m_gateway->keepLogIn(nullptr);
    m_formerLogs.push_back(std::move(m_logStore));
}

/// Makes what is configured now live.
void Program::publish(std::function<void(const QStringList &)> done)
{
    followLogSettings();
    m_gateway->reconfigure(runningConfiguration(), std::move(done));
}

FieldErrors Program::review(const Configuration &now, const Configuration &next) const
{
    FieldErrors errors = m_gateway->objections(asItRuns(now), asItRuns(next));
    if (m_line.localOnly && now.server.localOnly && !next.server.localOnly) {
        errors.push_back({u"server.local_only"_s, Fault::Combination,
                          u"cannot be switched off: Bifrost was started with --local."_s});
    }
    return errors;
}

void Program::wire()
{
    m_gateway = std::make_unique<Gateway>(m_logStore.get());
    m_gateway->setConfigService(m_service.get());
    m_service->setPublisher([this](const Configuration &, auto done) { publish(std::move(done)); });
    m_service->setReview(
        [this](const Configuration &now, const Configuration &next) { return review(now, next); });
    if (m_vault) {
        m_gateway->setSecretState(m_vault->secrets().state());
        connect(&m_vault->secrets(), &SecretStore::stateChanged, m_gateway.get(), &Gateway::setSecretState);
    }
    connect(m_gateway.get(), &Gateway::stateChanged, this, &Program::onStateChanged);
    connect(&m_signals, &Signals::drainRequested, this, &Program::quit);
    connect(&m_signals, &Signals::endRequested, this, &Program::quitAtOnce);
    connect(m_instance.get(), &SingleInstance::stopRequested, this, &Program::quit);
    m_folderWatch = std::make_unique<FolderWatch>(m_folder->path());
    connect(m_folderWatch.get(), &FolderWatch::lost, this, &Program::sayFolderLost);
}

/// Nothing is made anew in its place: whoever moved it may be about to put something else there.
void Program::sayFolderLost() const
{
    qCCritical(appLog).noquote() << u"The data folder %1 was moved or removed while Bifrost runs. Requests "
                                    u"are served; their rows wait, "
                                    "and no change of settings is taken. Put it back, or stop Bifrost with "
                                    "--stop -app-dir %1 and start "
                                    "it again."_s.arg(m_folder->path());
}

int Program::meetRunningProgram()
{
    const InstanceQuery other(*m_folder);
    const auto status = other.ask(m_face == Face::Desktop ? "show" : "status", PatienceWithOthers);
    if (!status) {
        const qint64 holder = other.lockHolder();
        return failToStart(u"%1 has the data folder %2 and does not answer; end it first."_s.arg(
            holder > 0 ? u"Process %1"_s.arg(holder) : u"Another program"_s, m_folder->path()));
    }
    if (status->state == "stopping"_L1) {
        return failToStart(
            u"Bifrost is stopping: process %1 lets its running requests end, 30 seconds at most. Start it "
            "again then."_s.arg(status->pid));
    }
    const QString place = !status->url.isEmpty() ? u"at "_s + status->url
        : status->state == "failed"_L1           ? status->sentence
                                                 : status->state;
    if (m_face == Face::Desktop && !status->headless) {
        std::printf("Bifrost is running already, process %lld, %s. Its window is shown.\n",
                    static_cast<long long>(status->pid), qPrintable(place));
        return 0;
    }
    return failToStart(
        u"Bifrost is running already with the data folder %1: process %2, %3. Stop it with --stop, or name "
        "another folder with -app-dir."_s.arg(m_folder->path(), QString::number(status->pid), place));
}

/// Stored keys are waited for, but not as long as a person may take to open the keychain: the gateway then
/// begins without them.
void Program::startWithSecrets()
{
    if (!m_vault) {
        startAsConfigured();
        return;
    }
    connect(m_vault.get(), &ConfigVault::answered, this, &Program::onSecretsAnswered);
    const auto start = [this] {
        if (std::exchange(m_begun, true))
            return;
        if (!m_quitting)
            startAsConfigured();
    };
    SecretStore &secrets = m_vault->secrets();
    connect(&secrets, &SecretStore::stateChanged, this, [start](const SecretState &state) {
        if (state.kind != SecretState::Kind::Opening)
            start();
    });
    QTimer::singleShot(PatienceWithSecrets, this, start);
    secrets.unlock();
    if (!m_begun)
        m_gateway->expectStart();
}

void Program::onSecretsAnswered()
{
    if (const auto loaded = m_service->load(); !loaded) {
        qCWarning(appLog).noquote() << QString::fromStdString(loaded.error().message);
        return;
    }
    if (m_begun)
        publish([](const QStringList &) {});
}

void Program::startAsConfigured()
{
    const quint16 wanted = configuration().server.port;
    // A port named on the command line is meant: no note of an earlier start replaces it.
    const bool exact = m_line.port && !m_line.nextFreePort;
    m_port.emplace(exact ? QString() : m_folder->portNote(), wanted);
    reopenLog();
    followLogSettings();
    startGateway();
}

void Program::startGateway()
{
    Configuration config = configuration();
    config.server.port = m_port->current();
    m_gateway->start(config);
}

void Program::onStateChanged(Gateway::State state)
{
    if (state != Gateway::State::Failed)
        qCInfo(appLog).noquote() << m_gateway->stateSentence();
    switch (state) {
    case Gateway::State::Running:
        if (m_port->isReplacement() && !m_port->remember())
            qCWarning(appLog).noquote() << "The port cannot be noted in" << m_folder->portNote();
        sayAddress();
        break;
    case Gateway::State::Failed:
        onFailure();
        break;
    case Gateway::State::Stopped:
        if (m_quitting)
            leave();
        break;
    default:
        break;
    }
}

void Program::onFailure()
{
    const QString reason = QString::fromStdString(m_gateway->lastError().message);
    if (m_quitting) {
        sayWhyNot(reason);
        QCoreApplication::exit(1);
        return;
    }
    if (m_line.nextFreePort && m_gateway->lastError().code == ErrorCode::AddressInUse && m_port->tryNext()) {
        qCInfo(appLog).noquote() << reason;
        // Not from within the signal: the gateway is still telling others about the failure.
        post(this, [this] { startGateway(); });
        return;
    }
    sayWhyNot(reason);
    // Where there is a window it shows the sentence, and the user can mend and start again.
    if (m_face == Face::Headless)
        QCoreApplication::exit(1);
}

QString Program::portNotice() const
{
    if (!m_port || !m_port->isReplacement())
        return {};
    return u"Port %1 was taken by another program; Bifrost uses %2 from now on."_s.arg(m_port->wanted())
        .arg(m_port->current());
}

/// What curl needs before the address: a certificate that no authority has signed, and whose password it is.
QString Program::curlUser() const
{
    return m_gateway ? m_gateway->curlOptions() : QString();
}

void Program::sayAddress() const
{
    const QString url = m_gateway->url();
    if (const QString notice = portNotice(); !notice.isEmpty())
        std::printf("%s\n", qPrintable(notice));
    std::printf("Running at %s\n", qPrintable(url));
    if (configuration().server.demo) {
        std::printf("Try: curl %s%s/v1/chat/completions -d "
                    "'{\"model\":\"demo/echo\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}'\n",
                    qPrintable(curlUser()), qPrintable(url));
    }
    std::fflush(stdout);
}

void Program::quit()
{
    if (m_quitting)
        return;
    m_quitting = true;
    const Gateway::State state = m_gateway->state();
    if (state == Gateway::State::Stopped || state == Gateway::State::Failed)
        leave();
    else
        m_gateway->stop(DrainTime);
}

/// Nothing runs any more. The windows may have something to keep before they go.
void Program::leave()
{
    // The windows stop the gateway once more, which may say so again.
    if (std::exchange(m_leaving, true))
        return;
    if (m_closeWindows)
        m_closeWindows();
    else
        QCoreApplication::exit(0);
}

void Program::quitAtOnce()
{
    m_quitting = true;
    m_gateway->stopNow();
    QCoreApplication::exit(128 + m_signals.lastSignal());
}

/// The event loop will not run again, and the windows are not touched any more: all that must not be lost is
/// taken down in the order in which it would have gone.
void Program::endWithoutDisplay()
{
    Signals::endAtNext();
    m_gateway->stopForGood(DrainTime);
    m_formerLogs.clear();
    m_logStore.reset();
    m_service.reset();
    m_vault.reset();
    m_instance.reset();
}

InstanceStatus Program::status() const
{
    InstanceStatus status;
    status.pid = QCoreApplication::applicationPid();
    status.version = QCoreApplication::applicationVersion();
    status.buildId = buildId();
    status.folder = m_folder->path();
    status.notice = portNotice();
    status.headless = m_face == Face::Headless;
    // Asked before it was told to start, the gateway is not there yet, or stands still.
    const auto state = m_gateway && m_port ? m_gateway->state() : Gateway::State::Starting;
    status.state =
        QString::fromLatin1(QMetaEnum::fromType<Gateway::State>().valueToKey(static_cast<int>(state)))
            .toLower();
    if (!m_startFailure.isEmpty()) {
        status.state = u"failed"_s;
        status.sentence = m_startFailure;
    } else if (m_gateway) {
        status.sentence = m_gateway->stateSentence();
        status.url = m_gateway->url();
        status.curlUser = curlUser();
    }
    return status;
}

/// What this program knows of itself at the moment, whether or not it could start.
SupportFiles Program::supportFiles() const
{
    SupportBundle bundle(*m_folder);
    bundle.status = QJsonDocument::fromJson(status().toJsonLine()).object();
    bundle.status.remove(u"curlUser"_s);
    if (m_gateway) {
        bundle.metrics = m_gateway->metrics();
        if (const auto trouble = m_gateway->logTrouble())
            bundle.status[u"log_trouble"_s] = QString::fromStdString(trouble->message);
        for (const QString &reason : m_gateway->restartReasons())
            bundle.findings += u"%1 differs from what the gateway was started with"_s.arg(reason);
    }
    if (!m_service)
        return bundle.collect();
    const ConfigStatePtr state = m_service->state();
    if (const auto trouble = m_service->storeTrouble())
        bundle.status[u"config_trouble"_s] = QString::fromStdString(trouble->message);
    bundle.databases = {m_vault ? m_vault->database().path() : m_folder->configDatabase(), logDatabase()};
    bundle.settings = revealedSettings(*state);
    for (const ProviderConfig &provider : state->configuration.providers) {
        for (const KeyConfig &key : provider.keys)
            bundle.secrets.emplace_back(key.value.value.reveal());
    }
    bundle.secrets.emplace_back(state->configuration.auth.password.value.reveal());
    for (const ConfigNotice &notice : state->notices)
        bundle.findings += findingLine(m_service->configFile(), notice);
    return bundle.collect();
}

} // namespace bifrost
