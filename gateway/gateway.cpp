// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gateway.h"

#include "gateway/admin/metricspage.h"
#include "gateway/certificatewatch.h"
#include "gateway/enginerules.h"
#include "gateway/gatewayengine.h"
#include "gateway/ownlistener.h"
#include "gateway/prober.h"
#include "gateway/providers/providerbuilder.h"
#include "gateway/providers/providertable.h"
#include "models/core/post.h"
#include "models/log/logstore.h"
#include "models/secrets/secretstate.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QSignalBlocker>

#include <algorithm>
#include <mutex>
#include <thread>
#include <utility>

namespace bifrost {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(gatewayLog, "bifrost.gateway")

constexpr auto DrainPoll = 50ms;
constexpr auto PatienceWithFiles = 2s;

// Of connection tests for management requests. They are answered before the bridge gives up.
constexpr auto AskedTestTime = 45s;
constexpr std::size_t MostAskedTests = 8;

} // namespace

Gateway::Gateway(LogStore *logStore, QObject *parent) : QObject(parent)
{
    GatewayEngine::Surroundings surroundings;
    // From a gateway thread; the signal belongs to ours.
    surroundings.onRequest = [this] { post(this, [this] { Q_EMIT requestBegan(); }); };
    surroundings.onOutOfFiles = [this] { post(this, [this] { Q_EMIT outOfFilesChanged(); }); };
    surroundings.testProvider = [this](const ProviderConfig &provider, const QString &firstTokenModel,
                                       const admin::TestDone &done) {
        post(this, [this, provider, firstTokenModel, done] {
            testForManagement(provider, firstTokenModel, [this, done](const ConnectionReport &report) {
                m_engine->onManagement([done, report] { done(report); });
            });
        });
    };
    m_engine = std::make_unique<GatewayEngine>(std::move(surroundings));
    keepLogIn(logStore);
    connect(&m_engine->recorder(), &telemetry::Recorder::available, this, &Gateway::trafficAvailable,
            Qt::QueuedConnection);
    m_certificateWatch = std::make_unique<CertificateWatch>();
    connect(m_certificateWatch.get(), &CertificateWatch::lookAgain, this,
            [this] { lookAtCertificate(false); });
    m_secondLook.setSingleShot(true);
    m_secondLook.setInterval(PatienceWithFiles);
    connect(&m_secondLook, &QTimer::timeout, this, [this] { lookAtCertificate(true); });
    connect(&m_drainTimer, &QTimer::timeout, this, [this] {
        if (m_engine->isQuiet() || std::chrono::steady_clock::now() >= m_drainUntil)
            stopNow();
    });
}

/// What the writer of the log calls: the gateway, unless that is gone or keeps its log elsewhere by then.
class Gateway::LogListener
{
public:
    explicit LogListener(Gateway *gateway) : m_gateway(gateway) { }

    void tell()
    {
        const std::lock_guard lock(m_mutex);
        if (m_gateway)
            post(m_gateway, [this] { Q_EMIT m_gateway->logTroubleChanged(); });
    }

    void retire()
    {
        const std::lock_guard lock(m_mutex);
        m_gateway = nullptr;
    }

private:
    std::mutex m_mutex;
    Gateway *m_gateway;
};

Gateway::~Gateway()
{
    if (m_logListener)
        m_logListener->retire();
}

void Gateway::setConfigService(ConfigService *service)
{
    m_engine->setConfigService(service);
}

void Gateway::keepLogIn(LogStore *store)
{
    m_engine->recorder().keepIn(store);
    if (store == m_log && !m_logLack)
        return;
    m_logLack.reset();
    m_engine->setLogLack(std::nullopt);
    m_log = store;
    if (const auto former = std::exchange(m_logListener, nullptr))
        former->retire();
    if (store) {
        m_logListener = std::make_shared<LogListener>(this);
        store->setHealthListener([listener = m_logListener] { listener->tell(); });
    }
    Q_EMIT logTroubleChanged();
}

void Gateway::lackLog(const Error &why)
{
    if (m_logLack && m_logLack->message == why.message)
        return;
    keepLogIn(nullptr);
    m_logLack = why;
    m_engine->setLogLack(why);
    Q_EMIT logTroubleChanged();
}

std::optional<Error> Gateway::logTrouble() const
{
    if (m_logLack)
        return m_logLack;
    const LogStore *store = m_engine->recorder().store();
    const Result<void> health = store ? store->health() : Result<void>();
    return health ? std::nullopt : std::optional(health.error());
}

bool Gateway::isOutOfFiles() const
{
    return m_engine->isOutOfFiles();
}

void Gateway::setSecretState(const SecretState &state)
{
    using admin::SecretsHealth;
    if (!state.isOpen())
        m_engine->setSecrets(SecretsHealth::Locked);
    else
        m_engine->setSecrets(state.source == KeySource::File ? SecretsHealth::File : SecretsHealth::Ok);
}

void Gateway::reconfigure(const Configuration &configuration, std::function<void(const QStringList &)> done)
{
    m_askedServer = configuration.server;
    const QStringList before = restartReasons();
    m_engine->reconfigure(configuration, this, [this, done = std::move(done)] { done(restartReasons()); });
    if (m_state == State::Running) {
        watchCertificate();
        Q_EMIT tlsStateChanged();
    }
    if (restartReasons() != before)
        Q_EMIT restartReasonsChanged();
}

QStringList Gateway::restartReasons() const
{
    return m_engine->restartReasons();
}

void Gateway::expectStart()
{
    if (m_state != State::Stopped)
        return;
    m_isExpected = true;
    setState(State::Starting);
}

void Gateway::start(const Configuration &configuration)
{
    if (m_state != State::Stopped && m_state != State::Failed && !m_isExpected)
        return;
    m_askedServer = configuration.server;
    if (!std::exchange(m_isExpected, false))
        setState(State::Starting);
    Result<std::uint16_t> port = m_engine->run(configuration);
    if (!port) {
        m_error = port.error();
        setState(State::Failed);
        return;
    }
    m_port = *port;
    m_host = configuration.server.host;
    const TlsState tls = m_engine->tlsState();
    m_url =
        u"%1://%2:%3"_s.arg(tls.on ? u"https"_s : u"http"_s, shownHost(configuration.server, tls)).arg(*port);
    watchCertificate();
    qCInfo(gatewayLog).noquote() << "Listening at" << m_url;
    setState(State::Running);
}

void Gateway::stop(std::chrono::milliseconds drain)
{
    if (std::exchange(m_isExpected, false))
        setState(State::Stopped);
    if (m_state != State::Running)
        return;
    setState(State::Stopping);
    m_drainUntil = std::chrono::steady_clock::now() + drain;
    m_engine->drain();
    m_drainTimer.start(DrainPoll);
}

void Gateway::stopNow()
{
    if (m_state != State::Running && m_state != State::Stopping)
        return;
    m_drainTimer.stop();
    m_secondLook.stop();
    m_certificateWatch->setFiles({});
    m_engine->halt();
    m_url.clear();
    m_port = 0;
    setState(State::Stopped);
}

void Gateway::stopForGood(std::chrono::milliseconds drain)
{
    const QSignalBlocker quiet(this);
    if (m_state == State::Running)
        m_engine->drain();
    const auto until = std::chrono::steady_clock::now() + drain;
    while (!m_engine->isQuiet() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(DrainPoll);
    stopNow();
    keepLogIn(nullptr);
}

void Gateway::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged(state);
}

/// What a start did not take up is of no interest to one that runs.
void Gateway::watchCertificate()
{
    m_certificateWatch->setFiles(m_engine->tlsState().on && m_askedServer.hasTls()
                                     ? QStringList{m_askedServer.tlsCertificate, m_askedServer.tlsKey}
                                     : QStringList());
}

/// Of two files that belong together one is there before the other: a second look tells whether it was that.
void Gateway::lookAtCertificate(bool tell)
{
    if (m_state != State::Running)
        return;
    if (!m_engine->renewTls(tell) && !tell)
        m_secondLook.start();
    Q_EMIT tlsStateChanged();
}

TlsState Gateway::tlsState() const
{
    return m_engine->tlsState();
}

Result<CertificateFacts> Gateway::tryCertificate(const QString &certificateFile, const QString &keyFile)
{
    const auto identity = http::TlsIdentity::load(certificateFile.toStdString(), keyFile.toStdString());
    if (!identity)
        return identity.error();
    return (*identity)->facts();
}

Result<std::vector<std::string>> Gateway::review(const Configuration &configuration)
{
    const std::string host = configuration.server.host.toStdString();
    if (auto verdict = judgeHost(host, configuration.auth); !verdict)
        return verdict.error();
    const ServerConfig &server = configuration.server;
    const Result<http::TlsIdentityPtr> identity = tlsIdentity(server);
    if (!identity)
        return identity.error();
    std::vector<std::string> sentences =
        flow::buildSnapshot(configuration)->objections(standingGuard(server, server.port));
    if (*identity) {
        const QString objection = (*identity)->facts().objection(QDateTime::currentDateTimeUtc());
        if (!objection.isEmpty())
            sentences.push_back(objection.toStdString());
    }
    return sentences;
}

QString Gateway::unusableReason(const ProviderConfig &provider)
{
    const std::optional<Error> reason = providers::buildProvider(provider, {}).unusable;
    return reason && reason->code != ErrorCode::SecretsLocked ? QString::fromStdString(reason->message)
                                                              : QString();
}

FieldErrors Gateway::objections(const Configuration &now, const Configuration &next) const
{
    FieldErrors errors = loopObjections(now, next);
    const QString &host = next.server.host;
    if (host != now.server.host) {
        if (auto verdict = judgeHost(host.toStdString(), next.auth); !verdict) {
            errors.push_back({u"server.host"_s, Fault::Combination,
                              u": "_s + QString::fromStdString(verdict.error().message)});
            return errors;
        }
    }
    const ServerConfig &wanted = next.server;
    if (wanted.hasTls()
        && (wanted.tlsCertificate != now.server.tlsCertificate || wanted.tlsKey != now.server.tlsKey)) {
        if (const auto identity = tlsIdentity(wanted); !identity) {
            const QString sentence = QString::fromStdString(identity.error().message);
            const bool isKey = sentence.startsWith(u"`server.tls.key`"_s);
            errors.push_back(
                {isKey ? u"server.tls.key"_s : u"server.tls.cert"_s, Fault::Combination, u": "_s + sentence});
            return errors;
        }
    }
    if (!now.auth.isInForce() || next.auth.isInForce())
        return errors;
    QString open = m_engine->hostBeyond();
    if (open.isEmpty() && !http::judgeListenHost(host.toStdString()))
        open = host;
    if (!open.isEmpty()) {
        errors.push_back(
            {u"auth_config.is_enabled"_s, Fault::Combination,
             u": the password cannot be given up while the gateway listens on %1, where other machines can "
             u"reach it. Choose localhost as the host first, and start the gateway again."_s.arg(open)});
    }
    return errors;
}

/// Where it listens, and where it will after its next start.
net::EgressGuard Gateway::ownGuard(const ServerConfig &server) const
{
    net::EgressGuard::Rules rules = egressRules(m_askedServer, m_port);
    rules.addListener(server.host.toStdString(), server.port);
    return net::EgressGuard(std::move(rules));
}

FieldErrors Gateway::loopObjections(const Configuration &now, const Configuration &next) const
{
    const net::EgressGuard guard = ownGuard(next.server);
    FieldErrors errors;
    for (const ProviderConfig &provider : next.providers) {
        const auto before = std::ranges::find(now.providers, provider.name, &ProviderConfig::name);
        const bool isNew = before == now.providers.end();
        for (const FieldError &wrong : newlyLeadingHere(provider, isNew ? nullptr : &*before, guard))
            errors.push_back(wrong.below("providers/"_L1 + provider.name));
    }
    return errors;
}

QString Gateway::loopOf(const ProviderConfig &provider) const
{
    if (m_port == 0)
        return {};
    const FieldErrors wrong = leadingHere(provider, net::EgressGuard(egressRules(m_askedServer, m_port)));
    return wrong.empty() ? QString() : wrong.front().sentenceFor({});
}

const ProviderKinds &Gateway::providerKinds()
{
    static const ProviderKinds kinds = [] {
        const auto text = [](std::string_view view) {
            return QString::fromUtf8(view.data(), qsizetype(view.size()));
        };
        ProviderKinds all;
        for (const providers::ProviderRow &row : providers::providerTable())
            all.push_back({text(row.name), text(row.baseUrl), row.needsKey});
        return all;
    }();
    return kinds;
}

Gateway::State Gateway::state() const
{
    return m_state;
}

QString Gateway::stateSentence() const
{
    switch (m_state) {
    case State::Stopped:
        return u"Stopped"_s;
    case State::Starting:
        return u"Starting…"_s;
    case State::Running:
        return u"Running at %1"_s.arg(m_url);
    case State::Stopping:
        return u"Stopping…"_s;
    case State::Failed:
        return QString::fromStdString(m_error.message);
    }
    return {};
}

Error Gateway::lastError() const
{
    return m_error;
}

QString Gateway::url() const
{
    return m_url;
}

quint16 Gateway::port() const
{
    return m_port;
}

int Gateway::activeRequests() const
{
    return m_engine->requests();
}

bool Gateway::asksForPassword() const
{
    return m_engine->asksForPassword();
}

QString Gateway::loginName() const
{
    return m_state == State::Running ? m_engine->loginName() : QString();
}

QString Gateway::curlOptions() const
{
    if (m_state != State::Running)
        return {};
    QString options;
    const QString &certificate = m_askedServer.tlsCertificate;
    if (tlsState().certificate.selfSigned && !certificate.contains(u'\''))
        options = u"--cacert '%1' "_s.arg(certificate);
    const QString name = loginName();
    return name.isEmpty() ? options : options + u"-u %1 "_s.arg(name);
}

void Gateway::tellOfNextRequest()
{
    m_engine->tellOfNextRequest();
}

void Gateway::ask(const std::string &body, QObject *context, std::function<void(int, std::string)> done,
                  const std::string &path)
{
    // It comes back by way of this object, which outlives the gateway threads.
    const auto answer = [this, guard = QPointer<QObject>(context), done = std::move(done)](int status,
                                                                                           std::string text) {
        post(this, [guard, done, status, text = std::move(text)] {
            if (guard)
                done(status, text);
        });
    };
    if (state() == State::Running)
        m_engine->ask(path, body, answer);
    else
        answer(0, {});
}

void Gateway::watchTraffic(bool on)
{
    m_engine->recorder().watch(on);
}

std::vector<LogRowPtr> Gateway::takeTraffic()
{
    return m_engine->recorder().take();
}

std::optional<TrafficContent> Gateway::trafficContent(const std::string &id,
                                                      std::uint64_t knownRevision) const
{
    return m_engine->recorder().contents().read(id, knownRevision);
}

Prober &Gateway::prober()
{
    if (!m_prober)
        m_prober = std::make_unique<Prober>(m_engine->recorder(), m_engine->ledger());
    return *m_prober;
}

std::unique_ptr<ConnectionTest> Gateway::testConnection(const ProviderConfig &provider,
                                                        const QString &firstTokenModel)
{
    return testWithin(provider, firstTokenModel, flow::TrialLimits().total);
}

std::unique_ptr<ConnectionTest> Gateway::testWithin(const ProviderConfig &provider,
                                                    const QString &firstTokenModel,
                                                    std::chrono::milliseconds total)
{
    flow::ProviderTrial::Plan plan;
    plan.provider = provider;
    plan.firstTokenModel = firstTokenModel.toStdString();
    plan.loopMark = flow::buildSnapshot({})->loopMark;
    plan.limits.total = total;
    return prober().test(plan, egressRules(m_askedServer, m_port));
}

void Gateway::testForManagement(const ProviderConfig &provider, const QString &firstTokenModel,
                                std::function<void(const ConnectionReport &)> done)
{
    if (m_asked.size() >= MostAskedTests)
        return done({}); // which is not over
    auto asked = std::make_unique<Asked>();
    asked->test = testWithin(provider, firstTokenModel, AskedTestTime);
    asked->done = std::move(done);
    connect(asked->test.get(), &ConnectionTest::changed, this,
            [this, one = asked.get(), name = provider.name] {
                if (!one->test->report().over)
                    return;
                noteTest(name, one->test->report());
                one->done(one->test->report());
                // Not from within its own signal.
                post(this, [this, one] {
                    std::erase_if(m_asked, [one](const auto &other) { return other.get() == one; });
                });
            });
    m_asked.push_back(std::move(asked));
}

std::unique_ptr<LocalSearch> Gateway::findLocalServers(const LocalPorts &ports)
{
    return prober().search(ports, m_port);
}

std::vector<ProviderHealth> Gateway::providerHealth() const
{
    return m_engine->recorder().health().read();
}

void Gateway::forgetHealth(const QString &provider)
{
    m_engine->recorder().health().forget(provider.toStdString());
}

void Gateway::noteTest(const QString &provider, const ConnectionReport &report)
{
    m_engine->recorder().health().addTest(provider.toStdString(), report);
}

QByteArray Gateway::metrics() const
{
    return QByteArray::fromStdString(
        admin::metricsPage(m_engine->metrics(), admin::MetricsText::Format::Prometheus));
}

quint64 Gateway::rowsSkipped() const
{
    return m_engine->recorder().skipped();
}

} // namespace bifrost
