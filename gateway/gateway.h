// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configuration.h"
#include "models/config/fielderror.h"
#include "models/config/providerkind.h"
#include "models/core/result.h"
#include "models/log/logrow.h"
#include "models/probe/connectiontest.h"
#include "models/probe/localsearch.h"
#include "models/probe/providerhealth.h"
#include "models/probe/tlsstate.h"
#include "models/traffic/trafficcontent.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bifrost::net {
class EgressGuard;
}

namespace bifrost {

class CertificateWatch;
class ConfigService;
class GatewayEngine;
class LogStore;
class Prober;
struct SecretState;

/// The engine as the application and the windows see it. It lives on the thread that made it and never blocks
/// that thread; what it does happens on the gateway threads. Owned by main().
class Gateway : public QObject
{
    Q_OBJECT

public:
    enum class State { Stopped, Starting, Running, Stopping, Failed };
    Q_ENUM(State)

    /// The log store may be null: the live view works without it.
    explicit Gateway(LogStore *logStore, QObject *parent = nullptr);
    ~Gateway() override;

    /// Where requests are logged from now on; null: nowhere. While it runs, too, but a store that was given
    /// here must live as long as the gateway runs.
    void keepLogIn(LogStore *store);

    /// A log is wanted and cannot be had: what stands against it, until keepLogIn() says otherwise.
    void lackLog(const Error &why);

    /// Why rows of the log wait instead of being written, or are not kept at all, if so.
    std::optional<Error> logTrouble() const;

    /// Callers are turned away, as the process may open no more files.
    bool isOutOfFiles() const;

    /// Lets management requests look at the configuration and change it. Before start(); it must outlive the
    /// gateway.
    void setConfigService(ConfigService *service);

    /// Whether stored keys can be read, for /health.
    void setSecretState(const SecretState &state);

    /// Listens and serves. Does nothing unless stopped or failed; the outcome comes with stateChanged().
    /// It will be started in a moment, once something else is known: until then it is Starting.
    void expectStart();
    void start(const Configuration &configuration);

    /// Stops accepting, lets running requests end until the deadline, then cuts them off.
    void stop(std::chrono::milliseconds drain = std::chrono::seconds(30));

    /// Cuts off what is still running after stop(): a second signal, a second click.
    void stopNow();

    /// As stop() and then stopNow(), for a thread whose event loop will not run again: blocks, and no signal
    /// is sent.
    void stopForGood(std::chrono::milliseconds drain);

    /// Makes another configuration live while requests run: the next one uses it, and what runs goes on as it
    /// began. Calls back on this thread, from the event loop, when every gateway thread has it, or when none
    /// is left; says what only a new start brings into force.
    void reconfigure(const Configuration &configuration,
                     std::function<void(const QStringList &restartReasons)> done);

    /// Members of the configuration that differ from those the gateway was started with: "server.port".
    QStringList restartReasons() const;

    /// What this version would not do as it is configured: a sentence each. An address that it will not
    /// listen on is an error, as start() would find.
    static Result<std::vector<std::string>> review(const Configuration &configuration);

    /// Why no call can go to this provider as it is set up, as /api describes it: no address, a proxy. Empty:
    /// it can, or what is locked stands against it.
    static QString unusableReason(const ProviderConfig &provider);

    /// What stands against changing one configuration into the other: a host beyond this machine without a
    /// password, also where the gateway still listens on the former one; an address of a provider that leads
    /// back here. Of a provider's values the path begins with "providers/NAME.".
    FieldErrors objections(const Configuration &now, const Configuration &next) const;

    /// Why no call to the provider gets anywhere: its address is that of this gateway, which runs. Empty: it
    /// is not.
    QString loopOf(const ProviderConfig &provider) const;

    /// Whether start() could listen now: else who has the port, or why it would not listen there. Not for the
    /// address that this gateway itself listens at.
    static Result<void> tryAddress(const Configuration &configuration);

    /// The next port above the configured one that tryAddress() would find free; nothing: none of the next.
    static std::optional<quint16> nextFreePort(const Configuration &configuration);

    /// Whether other machines can reach what listens on that host.
    static bool letsOthersIn(const QString &host);

    /// Whether callers could be shown this certificate with this key, and what it is.
    static Result<CertificateFacts> tryCertificate(const QString &certificateFile, const QString &keyFile);

    /// The providers that this version can talk to, besides custom ones that speak as OpenAI does.
    static const ProviderKinds &providerKinds();

    State state() const;
    QString stateSentence() const; ///< in English: "Running at http://localhost:8080"
    Error lastError() const; ///< meaningful in Failed
    QString url() const; ///< "http://localhost:8080", empty unless running
    bool isOpenToOthers() const; ///< other machines can connect; meaningful in Running
    QStringList urlsForOthers() const; ///< of this machine, where other machines can connect; else empty
    quint16 port() const; ///< the real one, also where 0 was asked for
    int activeRequests() const;
    TlsState tlsState() const; ///< meaningful in Running
    bool asksForPassword() const; ///< on inference routes; meaningful in Running

    /// The name that callers give then, NAME where a shell would not take it as it stands; empty: nobody is
    /// asked.
    QString loginName() const;

    /// What curl needs before the address: a certificate that no authority has signed, and whose password it
    /// is. Ends with a blank where it is not empty.
    QString curlOptions() const;

    /// requestBegan() comes once, with the next request. So a window need not look while there is nothing.
    void tellOfNextRequest();

    /// Sends a request of this program's own the way every other one goes. `done` is told status and body of
    /// the answer on this thread, once, unless `context` is gone by then; status 0: the gateway is not
    /// running.
    void ask(const std::string &body, QObject *context,
             std::function<void(int status, std::string body)> done,
             const std::string &path = "/v1/chat/completions");

    /// From now on rows are kept for takeTraffic(), the newest ones up to a bound, and what they say for
    /// trafficContent(), unless `client.disable_content_logging` forbids it.
    void watchTraffic(bool on);

    /// The rows since the last call, oldest first. Call it from a timer after trafficAvailable(). A request
    /// that runs is LogStatus::Running, and comes again with the same id when it changes and when it ends.
    std::vector<LogRowPtr> takeTraffic();

    /// What was said in one of the newest requests, so far. Nothing: it is not kept, or has not changed since
    /// that revision. Costs a copy.
    std::optional<TrafficContent> trafficContent(const std::string &id,
                                                 std::uint64_t knownRevision = 0) const;

    /// The same counters that GET /metrics shows, whether or not it runs. Reads some files.
    QByteArray metrics() const;

    quint64 rowsSkipped() const; ///< rows that nobody took in time and that fell out of the bound

    /// Tries a provider as it would be set up, whether the gateway runs or not: connects, asks for the models
    /// with each key and, where a model is named, for the first piece of an answer, which costs money.
    std::unique_ptr<ConnectionTest> testConnection(const ProviderConfig &provider,
                                                   const QString &firstTokenModel = {});

    /// Looks for servers of models on this computer.
    std::unique_ptr<LocalSearch> findLocalServers(const LocalPorts &ports = usualLocalPorts());

    /// What the last requests say of each provider that had any.
    std::vector<ProviderHealth> providerHealth() const;
    void forgetHealth(const QString &provider); ///< it has been changed
    void noteTest(const QString &provider, const ConnectionReport &report); ///< of it as it is set up

Q_SIGNALS:
    void stateChanged(bifrost::Gateway::State state);

    void restartReasonsChanged();

    void requestBegan();

    void logTroubleChanged();

    void tlsStateChanged(); ///< while it runs; also when a day has come that a certificate does not outlive

    void outOfFilesChanged();

    /// Rows wait for takeTraffic(). Sent once, then not again before takeTraffic() was called.
    void trafficAvailable();

private:
    /// A connection test that a management request waits for.
    struct Asked
    {
        std::unique_ptr<ConnectionTest> test;
        std::function<void(const ConnectionReport &)> done;
    };

    class LogListener;

    void setState(State state);
    void watchCertificate();
    void lookAtCertificate(bool tell);
    FieldErrors loopObjections(const Configuration &now, const Configuration &next) const;
    net::EgressGuard ownGuard(const ServerConfig &server) const;
    Prober &prober();
    std::unique_ptr<ConnectionTest> testWithin(const ProviderConfig &provider, const QString &firstTokenModel,
                                               std::chrono::milliseconds total);
    void testForManagement(const ProviderConfig &provider, const QString &firstTokenModel,
                           std::function<void(const ConnectionReport &)> done);

    bool m_isExpected = false; ///< Starting, and start() has not come yet
    State m_state = State::Stopped;
    Error m_error;
    QString m_url;
    QString m_host; ///< that it listens on
    quint16 m_port = 0;
    ServerConfig m_askedServer; ///< as it is wanted, also where the start failed
    LogStore *m_log = nullptr; ///< to compare with: it may be gone
    std::optional<Error> m_logLack;
    std::shared_ptr<LogListener> m_logListener;
    QTimer m_drainTimer;
    std::unique_ptr<CertificateWatch> m_certificateWatch;
    QTimer m_secondLook; ///< at a certificate that is of no use: its key may be on the way
    std::chrono::steady_clock::time_point m_drainUntil;
    std::unique_ptr<GatewayEngine> m_engine;
    std::unique_ptr<Prober> m_prober; ///< from the first test on; goes before what it records into
    std::vector<std::unique_ptr<Asked>> m_asked;
};

} // namespace bifrost
