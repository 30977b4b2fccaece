// SPDX-License-Identifier: GPL-3.0-or-later
// Names are looked up without anybody waiting for the system, and what is known is kept for a while.
#include "gateway/upstream/resolver.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QTest>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>

using namespace bifrost;
using namespace bifrost::test;
using namespace std::chrono_literals;
using net::SocketAddress;
using upstream::Resolver;

namespace {

/// A name server that answers when it is let, or at once.
struct NameServer
{
    Resolver::Finding answer(const std::string &name)
    {
        std::unique_lock lock(mutex);
        ++questions;
        changed.notify_all();
        changed.wait(lock, [&] { return open || name == "free.test"; });
        return finding;
    }
    void let()
    {
        const std::lock_guard lock(mutex);
        open = true;
        changed.notify_all();
    }
    void set(Resolver::Finding next)
    {
        const std::lock_guard lock(mutex);
        finding = std::move(next);
    }

    std::mutex mutex;
    std::condition_variable changed;
    bool open = true;
    std::atomic<int> questions = 0;
    Resolver::Finding finding{{SocketAddress::fromIpv4(0x0a000001, 0)}, {}};
};

const Resolver::Finding Unknown{{}, "Name or service not known"};
const Resolver::Finding Silence{{}, "Temporary failure in name resolution", true};

/// What somebody who asks hears. The server outlives the threads.
struct Asked
{
    explicit Asked(Resolver &resolver, const std::string &name = "api.test")
    {
        query = resolver.ask(name, [this](const Result<Resolver::Addresses> &found) {
            over = true;
            if (found)
                addresses = *found;
            else
                trouble = found.error().message;
        });
    }
    bool hears() const
    {
        return runUntil([this] { return over; });
    }

    Resolver::QueryPtr query;
    bool over = false;
    std::optional<Resolver::Addresses> addresses;
    std::string trouble;
};

Resolver::LookUp by(const std::shared_ptr<NameServer> &server)
{
    return [server](const std::string &name) { return server->answer(name); };
}

} // namespace

class ResolverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsKnownIsNotAskedAgain();
    void oneQuestionForAllWhoWait();
    void aHangingServerStopsNobodyElse();
    void whoHasGoneHearsNothing();
    void theQueueIsBounded();
    void theNamesAreBounded();
    void notFoundIsRememberedBriefly();
    void whatWasRightIsBetterThanNothing();
    void whatIsForgottenIsAskedAgain();
    void theSystemKnowsLocalhost();
    void theSystemDoesNotKnowTheInvalid();
};

void ResolverTest::whatIsKnownIsNotAskedAgain()
{
    const auto server = std::make_shared<NameServer>();
    Resolver resolver(by(server));
    Asked first(resolver);
    QVERIFY(first.hears());
    QVERIFY(first.addresses && first.addresses->size() == 1);
    const Asked second(resolver);
    QVERIFY(second.over); // from within
    QVERIFY(!second.query);
    QCOMPARE(server->questions, 1);
    Asked other(resolver, "other.test");
    QVERIFY(other.hears());
    QCOMPARE(server->questions, 2);
}

void ResolverTest::oneQuestionForAllWhoWait()
{
    const auto server = std::make_shared<NameServer>();
    server->open = false;
    Resolver resolver(by(server));
    Asked first(resolver);
    Asked second(resolver);
    QVERIFY(!first.over && !second.over);
    QVERIFY(runUntil([&] { return server->questions == 1; }));
    server->let();
    QVERIFY(first.hears() && second.hears());
    QCOMPARE(server->questions, 1);
}

void ResolverTest::aHangingServerStopsNobodyElse()
{
    const auto server = std::make_shared<NameServer>();
    server->open = false;
    {
        Resolver resolver(by(server));
        Asked hanging(resolver);
        QVERIFY(runUntil([&] { return server->questions == 1; }));
        Asked free(resolver, "free.test");
        QVERIFY(free.hears());
        QVERIFY(!hanging.over);
    } // nor the end
    server->let();
}

void ResolverTest::whoHasGoneHearsNothing()
{
    const auto server = std::make_shared<NameServer>();
    server->open = false;
    Resolver resolver(by(server));
    auto gone = std::make_unique<Asked>(resolver);
    Asked stays(resolver);
    QVERIFY(runUntil([&] { return server->questions == 1; }));
    gone.reset();
    server->let();
    QVERIFY(stays.hears());
    auto late = std::make_unique<Asked>(resolver, "late.test");
    QVERIFY(runUntil([&] { return server->questions == 2; }));
    late.reset(); // the answer may be on its way by now
    settle();
}

void ResolverTest::theQueueIsBounded()
{
    const auto server = std::make_shared<NameServer>();
    server->open = false;
    Resolver::Limits limits;
    limits.threads = 1;
    limits.waitingNames = 2;
    Resolver resolver(by(server), limits);
    Asked running(resolver, "a.test");
    QVERIFY(runUntil([&] { return server->questions == 1; }));
    Asked b(resolver, "b.test");
    Asked c(resolver, "c.test");
    const Asked again(resolver, "a.test");
    const Asked full(resolver, "d.test");
    QVERIFY(full.over && full.trouble.find("too many other names") != std::string::npos);
    server->let();
    QVERIFY(running.hears() && b.hears() && c.hears());
}

void ResolverTest::theNamesAreBounded()
{
    const auto server = std::make_shared<NameServer>();
    Resolver::Limits limits;
    limits.knownNames = 2;
    Resolver resolver(by(server), limits);
    for (const char *name : {"a.test", "b.test", "c.test"}) {
        Asked asked(resolver, name);
        QVERIFY(asked.hears());
    }
    Asked first(resolver, "a.test"); // has made room
    QVERIFY(!first.over);
    QVERIFY(first.hears());
    QCOMPARE(server->questions, 4);
}

void ResolverTest::notFoundIsRememberedBriefly()
{
    const auto server = std::make_shared<NameServer>();
    server->set(Unknown);
    Resolver::Limits limits;
    Resolver resolver(by(server), limits);
    Asked first(resolver);
    QVERIFY(first.hears());
    QCOMPARE(first.trouble, std::string("The name api.test cannot be resolved: Name or service not known."));
    const Asked second(resolver);
    QVERIFY(second.over && !second.addresses);
    QCOMPARE(server->questions, 1);

    limits.failed = 0ms;
    Resolver eager(by(server), limits);
    for (int i = 0; i < 2; ++i) {
        Asked asked(eager);
        QVERIFY(asked.hears());
    }
    QCOMPARE(server->questions, 3);
}

void ResolverTest::whatWasRightIsBetterThanNothing()
{
    const auto server = std::make_shared<NameServer>();
    Resolver::Limits limits;
    limits.fresh = 0ms;
    limits.failed = 0ms;
    Resolver resolver(by(server), limits);
    Asked first(resolver);
    QVERIFY(first.hears() && first.addresses);
    server->set(Silence);
    Asked second(resolver);
    QVERIFY(second.hears());
    QVERIFY(second.addresses && second.addresses->front().isSameAs(first.addresses->front()));
    server->set(Unknown); // that is an answer
    Asked third(resolver);
    QVERIFY(third.hears());
    QVERIFY(!third.addresses);
    server->set({{SocketAddress::fromIpv4(0x0a000002, 0)}, {}});
    Asked fourth(resolver);
    QVERIFY(fourth.hears());
    QCOMPARE(fourth.addresses->front().toString(), std::string("10.0.0.2"));
}

void ResolverTest::whatIsForgottenIsAskedAgain()
{
    const auto server = std::make_shared<NameServer>();
    Resolver::Limits limits;
    limits.failed = 0ms;
    Resolver resolver(by(server), limits);
    Asked first(resolver);
    QVERIFY(first.hears());
    resolver.forget("api.test");
    resolver.forget("never.test");
    Asked second(resolver);
    QVERIFY(second.hears());
    QCOMPARE(server->questions, 2);
}

void ResolverTest::theSystemKnowsLocalhost()
{
    Asked asked(*Resolver::ofProcess(), "localhost");
    QVERIFY(asked.hears());
    QVERIFY2(asked.addresses, asked.trouble.c_str());
    for (const SocketAddress &address : *asked.addresses)
        QVERIFY2(address.isLoopback(), address.toString().c_str());
}

/// It is not even asked of a name server.
void ResolverTest::theSystemDoesNotKnowTheInvalid()
{
    Asked asked(*Resolver::ofProcess(), "bad..name");
    QVERIFY(runUntil([&] { return asked.over; }, 60s));
    QVERIFY(!asked.addresses);
    QVERIFY2(asked.trouble.starts_with("The name bad..name cannot be resolved: "), asked.trouble.c_str());
}

BIFROST_TEST(ResolverTest)
#include "resolvertest.moc"
