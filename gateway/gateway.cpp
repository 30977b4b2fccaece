// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gateway.h"

#include "gateway/admin/adminserver.h"
#include "gateway/http/acceptor.h"
#include "gateway/net/egressguard.h"
#include "gateway/net/eventdispatcher.h"
#include "gateway/net/peerowner.h"
#include "gateway/prober.h"
#include "gateway/providers/providertable.h"
#include "gateway/restartneed.h"
#include "gateway/telemetry/recorder.h"
#include "gateway/upstream/tlscontexts.h"
#include "gateway/worker.h"
#include "models/log/logstore.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <QLoggingCategory>
#include <QPointer>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>

#include <unistd.h>

namespace bifrost {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(gatewayLog, "bifrost.gateway")

constexpr int MaxDefaultThreads = 4;
constexpr auto DrainPoll = 50ms;

int threadCount(const ServerConfig &server)
{
    return server.threads > 0 ? server.threads
                              : std::clamp(QThread::idealThreadCount(), 1, MaxDefaultThreads);
}

std::vector<std::string> plain(const QStringList &names)
{
    std::vector<std::string> result;
    for (const QString &name : names)
        result.push_back(name.toStdString());
    return result;
}

net::EgressGuard::Rules egressRules(const ServerConfig &server, std::uint16_t ownPort)
{
    net::EgressGuard::Rules rules;
    rules.localOnly = server.localOnly;
    rules.allow = plain(server.egressAllow);
    rules.ownPorts = {ownPort};
    return rules;
}

/// Without a password nobody beyond this machine is let in.
http::Reach allowedReach(const AuthConfig &auth)
{
    return auth.isInForce() ? http::Reach::Beyond : http::Reach::Loopback;
}

/// For a password that cannot be read at present: nobody knows this one.
Secret unknowable()
{
    std::array<char, 32> bytes{};
    RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), int(bytes.size()));
    return Secret(std::string_view(bytes.data(), bytes.size()));
}

bool isSamePassword(const AuthConfig &a, const AuthConfig &b)
{
    return a.isInForce() && b.isInForce() && a.username.value == b.username.value
        && a.password.value == b.password.value && a.password.locked == b.password.locked;
}

std::shared_ptr<const http::AdminCredential> makeCredential(const AuthConfig &auth)
{
    if (!auth.isInForce())
        return {};
    return std::make_shared<const http::AdminCredential>(
        auth.username.value, auth.password.value.isEmpty() ? unknowable() : auth.password.value);
}

http::AccessRulesPtr makeAccess(const Configuration &configuration, bool beyondLoopback,
                                std::shared_ptr<const http::AdminCredential> credential)
{
    const AuthConfig &auth = configuration.auth;
    auto rules = std::make_shared<http::AccessRules>();
    rules->beyondLoopback = beyondLoopback;
    rules->admin = std::move(credential);
    rules->inferenceToo = configuration.client.enforceAuthOnInference || !auth.openInference.value_or(true);
    if (configuration.server.ownerCheck)
        rules->owner = std::uint32_t(::geteuid());
    return rules;
}

/// What others on this machine would write for a host that is every address.
QString shownHost(const QString &host)
{
    if (host == "0.0.0.0"_L1 || host == "*"_L1 || host == "::"_L1 || host == "[::]"_L1)
        return u"localhost"_s;
    return host.contains(u':') && !host.startsWith(u'[') ? u'[' + host + u']' : host;
}

std::shared_ptr<http::FrontShared> makeFront(const Configuration &configuration, http::Reach reach)
{
    const ServerConfig &server = configuration.server;
    http::AccessGuard::Rules rules;
    rules.hosts = plain(server.hosts);
    rules.hosts.push_back(server.host.toStdString()); // 127.0.0.2 is as good a name
    rules.anyAddress = reach == http::Reach::Beyond;
    rules.origins = plain(configuration.client.allowedOrigins);
    rules.headers = plain(configuration.client.allowedHeaders);
    auto front =
        std::make_shared<http::FrontShared>(std::move(rules), std::size_t(server.bufferedMb) * 1024 * 1024);
    front->access =
        makeAccess(configuration, reach == http::Reach::Beyond, makeCredential(configuration.auth));
    front->framing.headBytes = std::size_t(server.headKb) * 1024;
    front->framing.lineBytes = std::min(front->framing.lineBytes, front->framing.headBytes);
    front->maxConnections = server.connections;
    front->headDeadline = server.headDeadline;
    front->bodyDeadline = server.bodyDeadline;
    front->idleDeadline = server.idleDeadline;
    return front;
}

bool egressDiffers(const ServerConfig &a, const ServerConfig &b)
{
    return a.localOnly != b.localOnly || a.egressAllow != b.egressAllow;
}

} // namespace

/// What runs between start() and stop(). Made and destroyed on the thread of the Gateway.
class Gateway::Engine
{
public:
    explicit Engine(std::function<void()> onRequest) : m_onRequest(std::move(onRequest)) { }

    ~Engine() { halt(); }

    Result<std::uint16_t> run(const Configuration &configuration)
    {
        const ServerConfig &server = configuration.server;
        const std::string host = server.host.toStdString();
        const http::Reach allowed = allowedReach(configuration.auth);
        Result<http::Reach> reach = http::judgeListenHost(host, allowed);
        if (!reach)
            return reach.error();
        Result<http::Listening> listening = http::listenOn(host, server.port, allowed);
        if (!listening)
            return listening.error();
        const std::uint16_t ownPort = listening->port;
        m_front = makeFront(configuration, *reach);
        m_front->onRequest = m_onRequest;
        m_access = m_front->access;
        sayWhoMayCome(*listening);
        m_shared.front = m_front;
        m_shared.guard = std::make_shared<const net::EgressGuard>(egressRules(server, ownPort));
        m_shared.tls = std::make_shared<upstream::TlsContexts>();
        m_shared.recorder = &m_recorder;
        m_recorder.contents().setCap(std::size_t(server.liveContentMb) * 1024 * 1024);
        m_shared.ledger = &m_ledger;
        m_shared.snapshot = flow::buildSnapshot(configuration);
        sayObjections();
        m_started = m_wanted = configuration;
        makeThreads(threadCount(server), configuration);
        startAccepting(std::move(*listening));
        return ownPort;
    }

    /// `done` is called on the thread of `context`, which outlives the threads here.
    void reconfigure(const Configuration &configuration, QObject *context, std::function<void()> done)
    {
        const auto publication = std::make_shared<Publication>();
        publication->done = std::move(done);
        const auto finish = [this, publication] {
            if (std::erase(m_publications, publication) > 0)
                publication->done();
        };
        m_publications.push_back(publication);
        if (m_lanes.empty()) {
            QMetaObject::invokeMethod(context, finish, Qt::QueuedConnection);
            return;
        }
        flow::Heritage heritage{m_shared.snapshot.get()};
        if (egressDiffers(m_wanted.server, configuration.server)) {
            m_shared.guard =
                std::make_shared<const net::EgressGuard>(egressRules(configuration.server, port));
            heritage.connections = false; // they were made under another guard
        }
        m_recorder.contents().setCap(std::size_t(configuration.server.liveContentMb) * 1024 * 1024);
        // Whoever switches it off does not want to see what was said before either.
        if (configuration.client.disableContentLogging && !m_wanted.client.disableContentLogging)
            m_recorder.contents().clear();
        m_shared.snapshot = flow::buildSnapshot(configuration, heritage);
        sayObjections();
        m_access = makeAccess(configuration, m_access->beyondLoopback,
                              isSamePassword(m_wanted.auth, configuration.auth)
                                  ? m_access->admin
                                  : makeCredential(configuration.auth));
        m_wanted = configuration;
        publication->left = int(m_lanes.size());
        const auto hand = [this, publication, finish, context](Lane *lane) {
            QMetaObject::invokeMethod(
                &lane->anchor,
                [lane, publication, finish, context, snapshot = m_shared.snapshot, guard = m_shared.guard,
                 access = m_access] {
                    lane->worker->reconfigure(snapshot, guard, access);
                    if (publication->left.fetch_sub(1) == 1)
                        QMetaObject::invokeMethod(context, finish, Qt::QueuedConnection);
                },
                Qt::QueuedConnection);
        };
        QMetaObject::invokeMethod(
            &m_lanes.front()->anchor,
            [admin = m_admin.get(), reasons = restartReasons()] { admin->setRestartReasons(reasons); },
            Qt::QueuedConnection);
        for (const auto &lane : m_lanes)
            hand(lane.get());
    }

    /// Where others can reach it, empty if they cannot.
    QString hostBeyond() const
    {
        return !m_lanes.empty() && m_access->beyondLoopback ? m_started.server.host : QString();
    }

    QStringList restartReasons() const
    {
        return m_lanes.empty() ? QStringList() : whatNeedsRestart(m_started, m_wanted);
    }

    void drain()
    {
        onThread(0, [this] { m_acceptor.reset(); });
        for (const auto &lane : m_lanes)
            QMetaObject::invokeMethod(lane->worker.get(), [worker = lane->worker.get()] { worker->drain(); });
    }

    /// Ends everything and waits for the threads.
    void halt()
    {
        if (m_lanes.empty())
            return;
        onThread(0, [this] { m_acceptor.reset(); });
        for (std::size_t i = 0; i < m_lanes.size(); ++i)
            onThread(i, [this, i] { m_lanes[i]->worker->cutAll(); });
        for (std::size_t i = 0; i < m_lanes.size(); ++i)
            onThread(i, [this, i] { m_lanes[i]->worker.reset(); });
        onThread(0, [this] { m_admin.reset(); });
        // wait() returns while a thread still runs its last destructors; that of OpenSSL may not meet exit().
        for (std::size_t i = 0; i < m_lanes.size(); ++i)
            onThread(i, [] { OPENSSL_thread_stop(); });
        for (const auto &lane : m_lanes) {
            lane->thread.quit();
            lane->thread.wait();
        }
        m_lanes.clear();
        // Whatever was on its way to the threads: the next start has it.
        for (const auto &publication : std::exchange(m_publications, {}))
            publication->done();
    }

    void ask(const std::string &body, const std::function<void(int, std::string)> &done)
    {
        Worker *worker = m_lanes.front()->worker.get();
        QMetaObject::invokeMethod(worker, [worker, body, done] { worker->ask(body, done); });
    }

    bool isQuiet() const { return !m_front || m_front->connections.load() == 0; }
    int requests() const { return m_front ? m_front->requests.load() : 0; }
    bool asksForPassword() const { return m_access && m_access->needsPassword(http::RouteClass::Inference); }

    void tellOfNextRequest()
    {
        if (m_front)
            m_front->tellOfRequest.store(true);
    }
    telemetry::Recorder &recorder() { return m_recorder; }
    governance::Ledger &ledger() { return m_ledger; }

    State state = State::Stopped;
    ConfigService *config = nullptr;
    Error error;
    QString url;
    quint16 port = 0;
    ServerConfig askedServer; ///< as it was asked for last, also where that failed
    QTimer drainTimer;
    std::chrono::steady_clock::time_point drainUntil;

private:
    /// A configuration on its way to the threads.
    struct Publication
    {
        std::atomic<int> left = 0; ///< threads that do not have it
        std::function<void()> done;
    };

    /// One gateway thread and what lives on it.
    struct Lane
    {
        QThread thread;
        QObject anchor; ///< lives on the thread, so that work can be sent there
        std::unique_ptr<Worker> worker;
    };

    /// Runs it there and waits for it.
    template <typename Work>
    void onThread(std::size_t index, Work work)
    {
        QMetaObject::invokeMethod(&m_lanes[index]->anchor, work, Qt::BlockingQueuedConnection);
    }

    void makeThreads(int count, const Configuration &configuration)
    {
        for (int i = 0; i < count; ++i) {
            m_lanes.push_back(std::make_unique<Lane>());
            Lane &lane = *m_lanes.back();
            lane.thread.setObjectName(u"gateway %1"_s.arg(i));
            lane.thread.setEventDispatcher(new net::EventDispatcher); // the thread's from now on
            lane.anchor.moveToThread(&lane.thread);
            lane.thread.start();
        }
        onThread(0, [this, &configuration] {
            m_admin =
                std::make_unique<admin::AdminServer>(config, configuration, [this] { return status(); });
        });
        m_shared.admin = m_admin.get();
        for (std::size_t i = 0; i < m_lanes.size(); ++i)
            onThread(i, [this, i] { m_lanes[i]->worker = std::make_unique<Worker>(m_shared); });
        for (std::size_t i = 0; i < m_lanes.size(); ++i) {
            std::vector<flow::Admission *> admissions;
            std::vector<upstream::Client *> clients;
            for (std::size_t other = 0; other < m_lanes.size(); ++other) {
                if (other == i)
                    continue;
                admissions.push_back(&m_lanes[other]->worker->engine().admission());
                clients.push_back(&m_lanes[other]->worker->client());
            }
            m_lanes[i]->worker->engine().admission().setNeighbours(admissions);
            m_lanes[i]->worker->client().setNeighbours(std::move(clients));
        }
    }

    void sayWhoMayCome(const http::Listening &listening) const
    {
        const http::AccessRules &access = *m_access;
        if (access.beyondLoopback) {
            qCWarning(gatewayLog,
                      "Other machines can reach this address. The password and all texts travel "
                      "in the clear, unless a proxy with TLS stands before it.");
        }
        const bool asksOwner = access.needsOwner(http::RouteClass::Management);
        if (asksOwner && !net::PeerOwner::canBeAsked(listening.sockets.front().get())) {
            qCWarning(gatewayLog,
                      "This system does not tell whose program asks, so /api is closed. Set a "
                      "password (`auth_config`), or `server.owner_check` to false.");
        }
    }

    void sayObjections() const
    {
        for (const std::string &sentence : m_shared.snapshot->objections())
            qCWarning(gatewayLog).noquote() << QString::fromStdString(sentence);
    }

    void startAccepting(http::Listening listening)
    {
        std::vector<http::Acceptor::Target> targets;
        for (const auto &lane : m_lanes) {
            Worker *worker = lane->worker.get();
            http::Acceptor::Target target;
            target.load = [worker] { return worker->front().connectionCount(); };
            target.adopt = [worker](net::Fd fd) {
                worker->front().reserve();
                QMetaObject::invokeMethod(
                    worker, [worker, raw = fd.release()] { worker->front().adopt(net::Fd(raw)); });
            };
            targets.push_back(std::move(target));
        }
        onThread(0, [this, &listening, &targets] {
            m_acceptor = std::make_unique<http::Acceptor>(m_lanes[0]->worker->loop(), std::move(listening),
                                                          m_front, std::move(targets));
        });
    }

    admin::EngineStatus status() const
    {
        admin::EngineStatus status;
        status.connections = m_front->connections.load();
        status.requests = m_front->requests.load();
        const LogStore *store = m_recorder.store();
        status.logsEnabled = store != nullptr;
        if (store) {
            status.droppedRows = store->droppedRows();
            if (Result<void> health = store->health(); !health)
                status.logTrouble = health.error();
        }
        return status;
    }

    telemetry::Recorder m_recorder;
    governance::OpenLedger m_ledger;
    const std::function<void()> m_onRequest;
    std::shared_ptr<http::FrontShared> m_front;
    http::AccessRulesPtr m_access; ///< as the fronts have it, or are about to
    Worker::Shared m_shared;
    Configuration m_started;
    Configuration m_wanted; ///< in force but for what needs a restart
    std::vector<std::shared_ptr<Publication>> m_publications;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::unique_ptr<admin::AdminServer> m_admin; ///< on the first gateway thread
    std::unique_ptr<http::Acceptor> m_acceptor; ///< on the first gateway thread
};

Gateway::Gateway(LogStore *logStore, QObject *parent)
    : QObject(parent)
    , m_engine(std::make_unique<Engine>([this] {
        // From a gateway thread; the signal belongs to ours.
        QMetaObject::invokeMethod(this, &Gateway::requestBegan, Qt::QueuedConnection);
    }))
{
    keepLogIn(logStore);
    connect(&m_engine->recorder(), &telemetry::Recorder::available, this, &Gateway::trafficAvailable,
            Qt::QueuedConnection);
    connect(&m_engine->drainTimer, &QTimer::timeout, this, [this] {
        if (m_engine->isQuiet() || std::chrono::steady_clock::now() >= m_engine->drainUntil)
            stopNow();
    });
}

Gateway::~Gateway() = default;

void Gateway::keepLogIn(LogStore *store)
{
    m_engine->recorder().keepIn(store);
}

void Gateway::setConfigService(ConfigService *service)
{
    m_engine->config = service;
}

void Gateway::reconfigure(const Configuration &configuration, std::function<void(const QStringList &)> done)
{
    const QStringList before = restartReasons();
    m_engine->reconfigure(configuration, this, [this, done = std::move(done)] { done(restartReasons()); });
    if (restartReasons() != before)
        Q_EMIT restartReasonsChanged();
}

QStringList Gateway::restartReasons() const
{
    return m_engine->restartReasons();
}

void Gateway::start(const Configuration &configuration)
{
    if (m_engine->state != State::Stopped && m_engine->state != State::Failed)
        return;
    m_engine->askedServer = configuration.server;
    setState(State::Starting);
    Result<std::uint16_t> port = m_engine->run(configuration);
    if (!port) {
        m_engine->error = port.error();
        setState(State::Failed);
        return;
    }
    m_engine->port = *port;
    m_engine->url = u"http://%1:%2"_s.arg(shownHost(configuration.server.host)).arg(*port);
    qCInfo(gatewayLog).noquote() << "Listening at" << m_engine->url;
    setState(State::Running);
}

void Gateway::stop(std::chrono::milliseconds drain)
{
    if (m_engine->state != State::Running)
        return;
    setState(State::Stopping);
    m_engine->drainUntil = std::chrono::steady_clock::now() + drain;
    m_engine->drain();
    m_engine->drainTimer.start(DrainPoll);
}

void Gateway::stopNow()
{
    if (m_engine->state != State::Running && m_engine->state != State::Stopping)
        return;
    m_engine->drainTimer.stop();
    m_engine->halt();
    m_engine->url.clear();
    m_engine->port = 0;
    setState(State::Stopped);
}

void Gateway::setState(State state)
{
    m_engine->state = state;
    Q_EMIT stateChanged(state);
}

Result<std::vector<std::string>> Gateway::review(const Configuration &configuration)
{
    const std::string host = configuration.server.host.toStdString();
    if (auto verdict = http::judgeListenHost(host, allowedReach(configuration.auth)); !verdict)
        return verdict.error();
    return flow::buildSnapshot(configuration)->objections();
}

FieldErrors Gateway::objections(const Configuration &now, const Configuration &next) const
{
    const QString &host = next.server.host;
    if (host != now.server.host) {
        if (auto verdict = http::judgeListenHost(host.toStdString(), allowedReach(next.auth)); !verdict) {
            return {{u"server.host"_s, Fault::Combination,
                     u": "_s + QString::fromStdString(verdict.error().message)}};
        }
    }
    if (!now.auth.isInForce() || next.auth.isInForce())
        return {};
    QString open = m_engine->hostBeyond();
    if (open.isEmpty() && !http::judgeListenHost(host.toStdString()))
        open = host;
    if (open.isEmpty())
        return {};
    return {{u"auth_config.is_enabled"_s, Fault::Combination,
             u": the password cannot be given up while the gateway listens on %1, where other machines can "
             u"reach it. Choose localhost as the host first, and start the gateway again."_s.arg(open)}};
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
    return m_engine->state;
}

QString Gateway::stateSentence() const
{
    switch (m_engine->state) {
    case State::Stopped:
        return tr("Stopped");
    case State::Starting:
        return tr("Starting…");
    case State::Running:
        return tr("Running at %1").arg(m_engine->url);
    case State::Stopping:
        return tr("Stopping…");
    case State::Failed:
        return QString::fromStdString(m_engine->error.message);
    }
    return {};
}

Error Gateway::lastError() const
{
    return m_engine->error;
}

QString Gateway::url() const
{
    return m_engine->url;
}

quint16 Gateway::port() const
{
    return m_engine->port;
}

int Gateway::activeRequests() const
{
    return m_engine->requests();
}

bool Gateway::asksForPassword() const
{
    return m_engine->asksForPassword();
}

void Gateway::tellOfNextRequest()
{
    m_engine->tellOfNextRequest();
}

void Gateway::ask(const std::string &body, QObject *context, std::function<void(int, std::string)> done)
{
    // It comes back by way of this object, which outlives the gateway threads.
    const auto answer = [this, guard = QPointer<QObject>(context), done = std::move(done)](int status,
                                                                                           std::string text) {
        QMetaObject::invokeMethod(
            this,
            [guard, done, status, text = std::move(text)] {
                if (guard)
                    done(status, text);
            },
            Qt::QueuedConnection);
    };
    if (state() == State::Running)
        m_engine->ask(body, answer);
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
    flow::ProviderTrial::Plan plan;
    plan.provider = provider;
    plan.firstTokenModel = firstTokenModel.toStdString();
    plan.loopMark = flow::buildSnapshot({})->loopMark;
    return prober().test(plan, egressRules(m_engine->askedServer, m_engine->port));
}

std::unique_ptr<LocalSearch> Gateway::findLocalServers(const LocalPorts &ports)
{
    return prober().search(ports, m_engine->port);
}

std::vector<ProviderHealth> Gateway::providerHealth() const
{
    return m_engine->recorder().health().read();
}

void Gateway::forgetHealth(const QString &provider)
{
    m_engine->recorder().health().forget(provider.toStdString());
}

quint64 Gateway::rowsSkipped() const
{
    return m_engine->recorder().skipped();
}

} // namespace bifrost
