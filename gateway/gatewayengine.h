// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/adminserver.h"
#include "gateway/governance/ledger.h"
#include "gateway/http/acceptor.h"
#include "gateway/http/frontrules.h"
#include "gateway/telemetry/recorder.h"
#include "gateway/worker.h"
#include "models/config/configuration.h"
#include "models/core/result.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace bifrost {

/// What runs between start and stop: the gateway threads and all that they share. Owned by the Gateway, made,
/// used and destroyed on its thread.
class GatewayEngine
{
public:
    struct Surroundings
    {
        std::function<void()> onRequest; ///< after FrontShared::tellOfRequest; any thread
        std::function<void()> onOutOfFiles; ///< whenever isOutOfFiles() is another one; any thread
        admin::ProviderTester testProvider; ///< for management requests; any thread
    };

    explicit GatewayEngine(Surroundings surroundings);
    ~GatewayEngine();
    GatewayEngine(const GatewayEngine &) = delete;
    GatewayEngine &operator=(const GatewayEngine &) = delete;

    void setConfigService(ConfigService *service) { m_config = service; } ///< before run()

    /// Listens and serves; gives the port.
    Result<std::uint16_t> run(const Configuration &configuration);

    /// `done` is called on the thread of `context`, which outlives the threads here.
    void reconfigure(const Configuration &configuration, QObject *context, std::function<void()> done);

    /// Looks at the files of `server.tls` again while it runs. False: there is a trouble with them, which is
    /// kept to ourselves unless it is to be told; what was in use goes on.
    bool renewTls(bool tell);
    TlsState tlsState() const; ///< any thread

    /// Accepts nothing more.
    void drain();

    /// Ends everything and waits for the threads.
    void halt();

    void ask(const std::string &path, const std::string &body,
             const std::function<void(int, std::string)> &done);
    void tellOfNextRequest();
    bool isOutOfFiles() const { return m_front && m_front->outOfFiles.load(); }
    void setSecrets(admin::SecretsHealth secrets) { m_secrets.store(secrets); }
    void setLogLack(std::optional<Error> why); ///< no log can be kept though one is wanted

    /// What is so at this moment, and what has been counted since the first start. On the thread of the
    /// engine.
    admin::MetricsReading metrics() const;

    /// Runs on the thread of the management plane, unless that is gone.
    void onManagement(std::function<void()> work);

    bool isQuiet() const { return !m_front || m_front->connections.load() == 0; }
    int requests() const { return m_front ? m_front->requests.load() : 0; }
    bool asksForPassword() const;
    QString loginName() const;
    QString hostBeyond() const; ///< where other machines can reach it; empty if they cannot
    QStringList restartReasons() const;
    telemetry::Recorder &recorder() { return m_recorder; }
    governance::Ledger &ledger() { return m_ledger; }

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

    template <typename Work>
    void onThread(std::size_t index, Work work); ///< waits for it

    bool takeTls(const ServerConfig &server, http::TlsIdentityPtr &identity, bool tell);
    void setTlsState(TlsState state);
    void makeThreads(int count, const Configuration &configuration);
    void introduceThreads();
    void startAccepting(http::Listening listening);
    void sayWhoMayCome(const ServerConfig &server) const;
    bool isClosedToAll() const;
    void sayIfClosed() const;
    void sayObjections(const ServerConfig &server) const;
    admin::EngineStatus status() const;
    admin::MetricsReading metrics(const flow::Snapshot *snapshot) const;

    const Surroundings m_surroundings;
    ConfigService *m_config = nullptr;
    telemetry::Recorder m_recorder;
    governance::OpenLedger m_ledger;
    flow::KnownModels m_knownModels;
    mutable std::mutex m_lackMutex; ///< around `m_logLack` alone
    std::optional<Error> m_logLack;
    std::atomic<admin::SecretsHealth> m_secrets = admin::SecretsHealth::Disabled;
    std::atomic<bool> m_localOnly = false;
    std::shared_ptr<http::FrontShared> m_front;
    http::FrontRulesPtr m_rules; ///< as the fronts have them, or are about to
    http::Reach m_reach = http::Reach::Loopback;
    mutable std::mutex m_tlsMutex;
    TlsState m_tls; ///< under m_tlsMutex
    bool m_ownersAreKnown = false; ///< the system tells whose program asks
    std::uint16_t m_port = 0;
    Worker::Shared m_shared;
    Configuration m_started;
    Configuration m_wanted; ///< in force but for what needs a restart
    std::vector<std::shared_ptr<Publication>> m_publications;
    std::vector<std::shared_ptr<admin::LaneCounters>> m_counters; ///< one for each thread there ever was
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::unique_ptr<admin::AdminServer> m_admin; ///< on the first gateway thread
    std::unique_ptr<http::Acceptor> m_acceptor; ///< on the first gateway thread
};

} // namespace bifrost
