// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gatewayengine.h"

#include "gateway/enginerules.h"
#include "gateway/net/eventdispatcher.h"
#include "gateway/net/peerowner.h"
#include "gateway/restartneed.h"
#include "gateway/upstream/tlscontexts.h"
#include "models/core/post.h"
#include "models/log/logstore.h"

#include <openssl/crypto.h>

#include <QLoggingCategory>

#include <algorithm>
#include <set>
#include <utility>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(engineLog, "bifrost.gateway")

QStringList tlsFiles(const ServerConfig &server)
{
    return {server.tlsCertificate, server.tlsKey};
}

admin::ProviderGauges gaugesOf(const providers::Provider &provider)
{
    admin::ProviderGauges gauges;
    gauges.name = provider.name;
    gauges.running = provider.load->taken.load();
    gauges.waiting = provider.load->waiting.load();
    std::set<const upstream::Endpoint *> endpoints; // which the operations share
    const auto collect = [&endpoints](const providers::TargetSet &targets) {
        for (const auto &target : targets) {
            if (target && target->endpoint)
                endpoints.insert(target->endpoint.get());
        }
    };
    collect(provider.targets);
    for (const providers::ProviderKey &key : provider.keys) {
        if (key.targets)
            collect(*key.targets);
    }
    for (const upstream::Endpoint *endpoint : endpoints) {
        gauges.connections += endpoint->places->taken.load();
        gauges.waitingForConnection += endpoint->places->waiting.load();
    }
    return gauges;
}

std::vector<admin::ProviderGauges> providerGauges(const flow::Snapshot &snapshot)
{
    std::vector<admin::ProviderGauges> all;
    for (const auto &[name, provider] : snapshot.providers) {
        if (provider.load)
            all.push_back(gaugesOf(provider));
    }
    std::ranges::sort(all, {}, &admin::ProviderGauges::name);
    return all;
}

} // namespace

GatewayEngine::GatewayEngine(Surroundings surroundings) : m_surroundings(std::move(surroundings)) { }

GatewayEngine::~GatewayEngine()
{
    halt();
}

Result<std::uint16_t> GatewayEngine::run(const Configuration &configuration)
{
    const ServerConfig &server = configuration.server;
    const std::string host = server.host.toStdString();
    const http::Reach allowed = allowedReach(configuration.auth);
    const Result<http::Reach> reach = judgeHost(host, configuration.auth);
    if (!reach)
        return reach.error();
    Result<http::TlsIdentityPtr> identity = tlsIdentity(server);
    if (!identity)
        return identity.error();
    Result<http::Listening> listening = http::listenOn(host, server.port, allowed);
    if (!listening)
        return listening.error();
    m_port = listening->port;
    m_reach = *reach;
    m_ownersAreKnown = net::PeerOwner::canBeAsked(listening->sockets.front().get());
    setTlsState(*identity ? TlsState{true, (*identity)->facts(), {}} : TlsState());
    m_rules = frontRules(configuration, server.host, m_reach, adminCredential(configuration.auth), *identity);
    m_front = std::make_shared<http::FrontShared>(m_rules);
    m_front->onRequest = m_surroundings.onRequest;
    m_front->onOutOfFiles = m_surroundings.onOutOfFiles;
    sayWhoMayCome(server);
    m_shared.front = m_front;
    m_shared.guard = std::make_shared<const net::EgressGuard>(egressRules(server, m_port));
    m_shared.tls = std::make_shared<upstream::TlsContexts>();
    m_shared.recorder = &m_recorder;
    m_recorder.contents().setCap(std::size_t(server.liveContentMb) * 1024 * 1024);
    m_shared.ledger = &m_ledger;
    m_shared.knownModels = &m_knownModels;
    m_shared.snapshot = flow::buildSnapshot(configuration);
    m_localOnly.store(server.localOnly);
    sayObjections(server);
    m_started = m_wanted = configuration;
    makeThreads(threadCount(server), configuration);
    startAccepting(std::move(*listening));
    return m_port;
}

void GatewayEngine::reconfigure(const Configuration &configuration, QObject *context,
                                std::function<void()> done)
{
    const auto publication = std::make_shared<Publication>();
    publication->done = std::move(done);
    const auto finish = [this, publication] {
        if (std::erase(m_publications, publication) > 0)
            publication->done();
    };
    m_publications.push_back(publication);
    if (m_lanes.empty()) {
        post(context, finish);
        return;
    }
    const ServerConfig &server = configuration.server;
    flow::Heritage heritage{m_shared.snapshot.get()};
    if (egressDiffers(m_wanted.server, server)) {
        ServerConfig asItListens = server;
        asItListens.host = m_started.server.host;
        m_shared.guard = std::make_shared<const net::EgressGuard>(egressRules(asItListens, m_port));
        heritage.connections = false; // they were made under another guard
    }
    m_recorder.contents().setCap(std::size_t(server.liveContentMb) * 1024 * 1024);
    // Whoever switches it off does not want to see what was said before either.
    if (configuration.client.disableContentLogging && !m_wanted.client.disableContentLogging)
        m_recorder.contents().clear();
    m_shared.snapshot = flow::buildSnapshot(configuration, heritage);
    m_localOnly.store(server.localOnly);
    sayObjections(server);
    const bool wasClosed = isClosedToAll();
    http::TlsIdentityPtr identity = m_rules->tls;
    if (tlsFiles(server) != tlsFiles(m_wanted.server))
        takeTls(server, identity, true);
    m_rules = frontRules(configuration, m_started.server.host, m_reach,
                         adminCredential(configuration.auth, m_wanted.auth, m_rules->access.admin),
                         std::move(identity));
    m_front->setBounds(*m_rules);
    m_wanted = configuration;
    if (!wasClosed)
        sayIfClosed();
    publication->left = int(m_lanes.size());
    const auto hand = [this, publication, finish, context](Lane *lane) {
        post(&lane->anchor,
             [lane, publication, finish, context, snapshot = m_shared.snapshot, guard = m_shared.guard,
              rules = m_rules] {
                 lane->worker->reconfigure(snapshot, guard, rules);
                 if (publication->left.fetch_sub(1) == 1)
                     post(context, finish);
             });
    };
    onManagement([admin = m_admin.get(), reasons = restartReasons()] { admin->setRestartReasons(reasons); });
    for (const auto &lane : m_lanes)
        hand(lane.get());
}

/// Of other files, or of the same ones with other contents. Whether there is TLS at all is settled by the
/// start.
bool GatewayEngine::takeTls(const ServerConfig &server, http::TlsIdentityPtr &identity, bool tell)
{
    if (!identity || !server.hasTls())
        return true;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto stay = [&](const QString &why) {
        if (tell && tlsState().trouble != why) {
            qCWarning(engineLog).noquote() << "The new certificate is not used, the one before stays:" << why;
            setTlsState({true, identity->facts(), why});
        }
        return false;
    };
    const Result<http::TlsIdentityPtr> fresh = tlsIdentity(server);
    if (!fresh)
        return stay(QString::fromStdString(fresh.error().message));
    const CertificateFacts &facts = (*fresh)->facts();
    using Standing = CertificateFacts::Standing;
    const auto isOfUse = [&now](const CertificateFacts &some) {
        return some.standing(now) != Standing::Ended && some.standing(now) != Standing::NotYet;
    };
    if (!isOfUse(facts) && isOfUse(identity->facts()))
        return stay(facts.objection(now));
    if (!(*fresh)->isSame(*identity)) {
        identity = *fresh; // else it stays, with the tickets that it has given out
        qCInfo(engineLog).noquote() << u"The certificate for %1, valid until %2, is in use from now on."_s
                                           .arg(facts.subject, facts.until.toString(Qt::ISODate));
    }
    setTlsState({true, identity->facts(), {}});
    return true;
}

bool GatewayEngine::renewTls(bool tell)
{
    if (m_lanes.empty() || !m_rules->tls)
        return true;
    http::TlsIdentityPtr identity = m_rules->tls;
    const bool isSound = takeTls(m_wanted.server, identity, tell);
    if (identity == m_rules->tls)
        return isSound;
    auto rules = std::make_shared<http::FrontRules>(*m_rules);
    rules->tls = std::move(identity);
    m_rules = std::move(rules);
    for (const auto &lane : m_lanes) {
        post(&lane->anchor,
             [worker = lane->worker.get(), rules = m_rules] { worker->front().setRules(rules); });
    }
    return isSound;
}

TlsState GatewayEngine::tlsState() const
{
    const std::lock_guard lock(m_tlsMutex);
    return m_tls;
}

void GatewayEngine::setTlsState(TlsState state)
{
    const std::lock_guard lock(m_tlsMutex);
    m_tls = std::move(state);
}

void GatewayEngine::onManagement(std::function<void()> work)
{
    if (!m_lanes.empty())
        post(&m_lanes.front()->anchor, std::move(work));
}

void GatewayEngine::drain()
{
    onThread(0, [this] { m_acceptor.reset(); });
    for (const auto &lane : m_lanes)
        post(lane->worker.get(), [worker = lane->worker.get()] { worker->drain(); });
}

void GatewayEngine::halt()
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

void GatewayEngine::ask(const std::string &path, const std::string &body,
                        const std::function<void(int, std::string)> &done)
{
    Worker *worker = m_lanes.front()->worker.get();
    post(worker, [worker, path, body, done] { worker->ask(path, body, done); });
}

void GatewayEngine::tellOfNextRequest()
{
    if (m_front)
        m_front->tellOfRequest.store(true);
}

bool GatewayEngine::asksForPassword() const
{
    return m_rules && m_rules->access.needsPassword(http::RouteClass::Inference);
}

QString GatewayEngine::loginName() const
{
    if (!asksForPassword())
        return {};
    const std::string_view name = m_wanted.auth.username.value.reveal();
    const bool isPlain = !name.empty()
        && name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._@-")
            == std::string_view::npos;
    return isPlain ? QString::fromUtf8(name.data(), qsizetype(name.size())) : u"NAME"_s;
}

QString GatewayEngine::hostBeyond() const
{
    return !m_lanes.empty() && m_reach == http::Reach::Beyond ? m_started.server.host : QString();
}

QStringList GatewayEngine::restartReasons() const
{
    return m_lanes.empty() ? QStringList() : whatNeedsRestart(m_started, m_wanted);
}

template <typename Work>
void GatewayEngine::onThread(std::size_t index, Work work)
{
    call(&m_lanes[index]->anchor, work);
}

void GatewayEngine::makeThreads(int count, const Configuration &configuration)
{
    while (m_counters.size() < std::size_t(count))
        m_counters.push_back(std::make_shared<admin::LaneCounters>());
    for (int i = 0; i < count; ++i) {
        m_lanes.push_back(std::make_unique<Lane>());
        Lane &lane = *m_lanes.back();
        lane.thread.setObjectName(u"gateway %1"_s.arg(i));
        lane.thread.setEventDispatcher(new net::EventDispatcher); // the thread's from now on
        lane.anchor.moveToThread(&lane.thread);
        lane.thread.start();
    }
    onThread(0, [this, &configuration] {
        m_admin = std::make_unique<admin::AdminServer>(m_config, configuration, [this] { return status(); });
        m_admin->setTester(m_surroundings.testProvider);
        m_admin->setMetrics([this] {
            const Worker *worker = m_lanes.front()->worker.get(); // on the same thread
            return metrics(worker ? worker->snapshot().get() : nullptr);
        });
    });
    m_shared.admin = m_admin.get();
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        onThread(i, [this, i] {
            Worker::Shared shared = m_shared;
            shared.counters = m_counters[i].get();
            m_lanes[i]->worker = std::make_unique<Worker>(shared);
        });
    introduceThreads();
}

/// Counts that hold for all threads together are kept by asking the others.
void GatewayEngine::introduceThreads()
{
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

void GatewayEngine::startAccepting(http::Listening listening)
{
    std::vector<http::Acceptor::Target> targets;
    for (const auto &lane : m_lanes) {
        Worker *worker = lane->worker.get();
        http::Acceptor::Target target;
        target.load = [worker] { return worker->front().connectionCount(); };
        target.adopt = [worker](net::Fd fd) {
            worker->front().reserve();
            post(worker, [worker, raw = fd.release()] { worker->front().adopt(net::Fd(raw)); });
        };
        targets.push_back(std::move(target));
    }
    onThread(0, [this, &listening, &targets] {
        m_acceptor = std::make_unique<http::Acceptor>(m_lanes[0]->worker->loop(), std::move(listening),
                                                      m_front, std::move(targets));
    });
}

void GatewayEngine::sayWhoMayCome(const ServerConfig &server) const
{
    const http::AccessRules &access = m_rules->access;
    const TlsState tls = tlsState();
    if (const QString objection =
            tls.on ? tls.certificate.objection(QDateTime::currentDateTimeUtc()) : QString();
        !objection.isEmpty())
        qCWarning(engineLog).noquote() << objection;
    if (tls.on && tls.certificate.keyIsOpen) {
        qCWarning(engineLog).noquote()
            << u"Other users of this machine can read the key in %1. Close it with "
               "`chmod o= %1`."_s.arg(server.tlsKey);
    }
    if (access.beyondLoopback && !tls.on) {
        qCWarning(engineLog,
                  "Other machines can reach this address. The password and all texts travel "
                  "in the clear, unless `server.tls` is set or a proxy with TLS stands before it.");
    }
    sayIfClosed();
}

/// Management is for whoever owns the program, and that cannot be found out.
bool GatewayEngine::isClosedToAll() const
{
    return m_rules->access.needsOwner(http::RouteClass::Management) && !m_ownersAreKnown;
}

void GatewayEngine::sayIfClosed() const
{
    if (isClosedToAll()) {
        qCWarning(engineLog,
                  "This system does not tell whose program asks, so /api is closed. Set a "
                  "password (`auth_config`), or `server.owner_check` to false.");
    }
}

void GatewayEngine::sayObjections(const ServerConfig &server) const
{
    for (const std::string &sentence : m_shared.snapshot->objections(standingGuard(server, m_port)))
        qCWarning(engineLog).noquote() << QString::fromStdString(sentence);
}

void GatewayEngine::setLogLack(std::optional<Error> why)
{
    const std::lock_guard lock(m_lackMutex);
    m_logLack = std::move(why);
}

admin::EngineStatus GatewayEngine::status() const
{
    admin::EngineStatus status;
    status.connections = m_front->connections.load();
    status.requests = m_front->requests.load();
    status.port = m_port;
    status.localOnly = m_localOnly.load();
    status.tls = tlsState();
    status.tlsHandshakes = m_front->tls.done.load();
    status.tlsFailures = m_front->tls.failed.load();
    status.secrets = m_secrets.load();
    const LogStore *store = m_recorder.store();
    status.logsEnabled = store != nullptr;
    if (store) {
        status.droppedRows = store->droppedRows();
        if (Result<void> health = store->health(); !health)
            status.logTrouble = health.error();
    }
    if (const std::lock_guard lock(m_lackMutex); m_logLack)
        status.logTrouble = m_logLack;
    if (m_config)
        status.configTrouble = m_config->storeTrouble();
    status.outOfFiles = m_front->outOfFiles.load();
    return status;
}

admin::MetricsReading GatewayEngine::metrics() const
{
    return metrics(m_shared.snapshot.get());
}

admin::MetricsReading GatewayEngine::metrics(const flow::Snapshot *snapshot) const
{
    admin::MetricsReading reading;
    for (const std::shared_ptr<admin::LaneCounters> &counters : m_counters)
        reading.lanes.push_back(counters);
    if (snapshot)
        reading.providers = providerGauges(*snapshot);
    if (m_front) {
        reading.connections = m_front->connections.load();
        reading.requests = m_front->requests.load();
        reading.bufferedBytes = m_front->budget.used();
        reading.bufferLimit = m_front->budget.limit();
    }
    if (const LogStore *store = m_recorder.store()) {
        reading.logsEnabled = true;
        reading.logWorks = bool(store->health());
        reading.droppedRows = store->droppedRows();
    }
    reading.configWorks = !m_config || !m_config->storeTrouble();
    reading.skippedRows = m_recorder.skipped();
    return reading;
}

} // namespace bifrost
