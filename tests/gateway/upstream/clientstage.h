// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/egressguard.h"
#include "gateway/net/loop.h"
#include "gateway/upstream/client.h"
#include "gateway/upstream/tlscontexts.h"

#include <QByteArray>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bifrost::test {

/// A client with its loop, on the test's thread.
struct ClientStage
{
    explicit ClientStage(const net::EgressGuard::Rules &rules = {},
                         std::shared_ptr<upstream::Resolver> resolver = upstream::Resolver::ofProcess());

    net::Loop loop;
    std::shared_ptr<const net::EgressGuard> guard;
    std::shared_ptr<upstream::TlsContexts> tls;
    upstream::Client client;
};

upstream::EndpointPtr endpointAt(quint16 port, const std::string &host = "127.0.0.1",
                                 int maxConnections = 100);

/// One request and what came of it.
class Asker final : public upstream::AnswerSink
{
public:
    explicit Asker(ClientStage &stage) : m_stage(stage) { }

    void send(const upstream::EndpointPtr &endpoint, const std::string &text,
              const upstream::Deadlines &deadlines = {});
    void get(const upstream::EndpointPtr &endpoint, const std::string &path,
             const upstream::Deadlines &deadlines = {});

    /// Waits for the end, good or bad; true if it was good.
    bool succeeds();
    bool fails();
    bool isOver() const { return ended || failure; }

    void onConnected() override { ++connected; }
    void onSent() override { ++sent; }
    void onHead(const net::AnswerHead &head) override;
    bool onData(std::string_view bytes) override;
    void onEnd() override;
    void onFailed(const upstream::Failure &why) override;

    upstream::Request request;
    int connected = 0;
    int sent = 0;
    int status = 0;
    QByteArray body;
    bool ended = false;
    std::optional<upstream::Failure> failure;
    int calls = 0; ///< of the sink, all together
    bool countsAsAlive = true;
    std::function<void()> whenHead;
    std::function<void()> whenData;
    std::function<void()> whenOver;

private:
    ClientStage &m_stage;
    std::string m_text;
};

/// Another gateway thread with a client of its own.
class OtherThread
{
public:
    OtherThread();
    ~OtherThread();
    Q_DISABLE_COPY_MOVE(OtherThread)

    /// From now on the two are neighbours.
    void meet(ClientStage &stage);

    /// One request from there, at once or together with others.
    bool asks(const upstream::EndpointPtr &endpoint, const std::string &path);
    void begin(const upstream::EndpointPtr &endpoint, int count, const std::string &path = "/there");
    bool allSucceed();

private:
    void run(const std::function<void()> &what);

    QThread m_thread;
    QObject m_context;
    std::unique_ptr<ClientStage> m_stage;
    std::vector<std::unique_ptr<Asker>> m_askers;
    std::atomic<int> m_running = 0;
    std::atomic<int> m_failed = 0;
};

} // namespace bifrost::test
