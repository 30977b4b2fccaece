// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/prober.h"

#include "gateway/flow/localscan.h"
#include "models/core/post.h"

#include <openssl/crypto.h>

#include <map>

#include <QPointer>

namespace bifrost {

using namespace Qt::StringLiterals;

/// What lives on the thread: the loop and the runs, by their numbers. The object itself belongs to that
/// thread, so that work can be sent to it.
class Prober::Bench : public QObject
{
public:
    struct Run
    {
        std::unique_ptr<flow::ProviderTrial> trial;
        std::unique_ptr<flow::LocalScan> scan;
    };

    /// On the thread, before anything else.
    void open()
    {
        m_loop = std::make_unique<net::Loop>();
        m_tls = std::make_shared<upstream::TlsContexts>();
    }

    /// On the thread, as the last thing.
    void close()
    {
        m_runs.clear();
        m_tls.reset();
        m_loop.reset();
        OPENSSL_thread_stop();
    }

    net::Loop &loop() { return *m_loop; }
    const std::shared_ptr<upstream::TlsContexts> &tls() { return m_tls; }

    void put(quint64 number, Run run) { m_runs.insert_or_assign(number, std::move(run)); }
    void drop(quint64 number) { m_runs.erase(number); }

private:
    std::unique_ptr<net::Loop> m_loop;
    std::shared_ptr<upstream::TlsContexts> m_tls;
    std::map<quint64, Run> m_runs;
};

/// A test seen from the thread that asked for it.
class Prober::Test final : public ConnectionTest
{
public:
    Test(std::weak_ptr<Bench> bench, quint64 number) : m_bench(std::move(bench)), m_number(number) { }

    ~Test() override
    {
        // Only this thread lets the bench go, so it stays for as long as we look at it.
        if (const auto bench = m_bench.lock())
            post(bench.get(), [raw = bench.get(), number = m_number] { raw->drop(number); });
    }

    using ConnectionTest::take;

private:
    const std::weak_ptr<Bench> m_bench;
    const quint64 m_number;
};

class Prober::Search final : public LocalSearch
{
public:
    Search(std::weak_ptr<Bench> bench, quint64 number) : m_bench(std::move(bench)), m_number(number) { }

    ~Search() override
    {
        if (const auto bench = m_bench.lock())
            post(bench.get(), [raw = bench.get(), number = m_number] { raw->drop(number); });
    }

    using LocalSearch::take;

private:
    const std::weak_ptr<Bench> m_bench;
    const quint64 m_number;
};

namespace {

quint64 nextNumber()
{
    static quint64 last = 0; // one thread alone asks
    return ++last;
}

/// Where a run on the other thread finds whoever asked for it, or finds that he has gone. Reports are sent to
/// `anchor`, which lives on the asking thread for as long as the prober.
template <typename Handle, typename Value>
auto teller(QObject *anchor, QPointer<Handle> handle)
{
    return [anchor, handle](const Value &value) {
        post(anchor, [handle, value] {
            if (handle)
                handle->take(value);
        });
    };
}

} // namespace

Prober::Prober(telemetry::Recorder &recorder, governance::Ledger &ledger)
    : m_recorder(recorder)
    , m_ledger(ledger)
{
    m_thread.setObjectName(u"gateway probes"_s);
}

Prober::~Prober()
{
    if (!m_bench)
        return;
    call(m_bench.get(), [this] { m_bench->close(); });
    m_thread.quit();
    m_thread.wait();
}

Prober::Bench &Prober::bench()
{
    if (!m_bench) {
        m_bench = std::make_shared<Bench>();
        m_bench->moveToThread(&m_thread);
        m_thread.start();
        post(m_bench.get(), [this] { m_bench->open(); });
    }
    return *m_bench;
}

std::unique_ptr<ConnectionTest> Prober::test(const flow::ProviderTrial::Plan &plan,
                                             net::EgressGuard::Rules rules)
{
    Bench *bench = &this->bench();
    const quint64 number = nextNumber();
    auto test = std::make_unique<Test>(m_bench, number);
    auto tell = teller<Test, ConnectionReport>(this, QPointer<Test>(test.get()));
    auto guard = std::make_shared<const net::EgressGuard>(std::move(rules));
    post(bench, [this, bench, number, plan, guard, tell] {
        const flow::ProviderTrial::Surroundings surroundings{bench->loop(), guard, bench->tls(), m_recorder,
                                                             m_ledger};
        Bench::Run run;
        run.trial = std::make_unique<flow::ProviderTrial>(surroundings, plan, tell);
        flow::ProviderTrial *trial = run.trial.get();
        bench->put(number, std::move(run));
        trial->begin();
    });
    return test;
}

std::unique_ptr<LocalSearch> Prober::search(const LocalPorts &ports, std::uint16_t ownPort)
{
    Bench *bench = &this->bench();
    const quint64 number = nextNumber();
    auto search = std::make_unique<Search>(m_bench, number);
    auto tell = teller<Search, std::vector<LocalServer>>(this, QPointer<Search>(search.get()));
    post(bench, [bench, number, ports, ownPort, tell] {
        Bench::Run run;
        run.scan = std::make_unique<flow::LocalScan>(
            bench->loop(), flow::LocalScan::Plan{.ports = ports, .ownPort = ownPort}, tell);
        flow::LocalScan *scan = run.scan.get();
        bench->put(number, std::move(run));
        scan->begin();
    });
    return search;
}

} // namespace bifrost
