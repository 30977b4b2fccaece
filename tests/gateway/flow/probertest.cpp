// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gateway.h"
#include "tests/gateway/flow/trialstage.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;
using Kind = TestStep::Kind;

class ProberTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTestWhileTheGatewayIsStopped();
    void aTestWhileItRuns();
    void ownListenerIsRefused();
    void destroyingATestCancelsIt();
    void theGatewayGoesFirst();
    void manyAtOnce();
};

namespace {

bool ends(const ConnectionTest &test)
{
    return runUntil([&test] { return test.report().over; }, std::chrono::seconds(30));
}

Configuration onAnyPort()
{
    Configuration configuration;
    configuration.server.port = 0;
    return configuration;
}

} // namespace

void ProberTest::aTestWhileTheGatewayIsStopped()
{
    MockProvider server;
    Gateway gateway(nullptr);
    const auto test = gateway.testConnection(providerAt(server.url()), u"gpt-4o"_s);
    QVERIFY(ends(*test));
    QVERIFY(test->report().succeeded());
    QVERIFY(test->report().step(Kind::FirstToken).state == TestState::Good);
}

void ProberTest::aTestWhileItRuns()
{
    MockProvider server;
    Gateway gateway(nullptr);
    gateway.start(onAnyPort());
    QVERIFY(gateway.state() == Gateway::State::Running);
    gateway.watchTraffic(true);
    const auto test = gateway.testConnection(providerAt(server.url()), u"gpt-4o"_s);
    QVERIFY(ends(*test));
    QVERIFY(test->report().succeeded());
    QCOMPARE(gateway.takeTraffic().size(), 1u);
    const std::vector<ProviderHealth> health = gateway.providerHealth();
    QCOMPARE(health.size(), 1u);
    QVERIFY(health[0].state() == ProviderHealth::State::Good);
    gateway.forgetHealth(u"mine"_s);
    QVERIFY(gateway.providerHealth().empty());
}

void ProberTest::ownListenerIsRefused()
{
    Gateway gateway(nullptr);
    gateway.start(onAnyPort());
    const auto test = gateway.testConnection(providerAt(gateway.url()));
    QVERIFY(ends(*test));
    QVERIFY(test->report().step(Kind::Connect).state == TestState::Failed);
    QVERIFY(test->report().step(Kind::Connect).sentence.contains(u"this gateway itself"_s));
}

void ProberTest::destroyingATestCancelsIt()
{
    MockProvider server;
    server.enqueue(MockStep::neverAnswer());
    Gateway gateway(nullptr);
    auto test = gateway.testConnection(providerAt(server.url()));
    QVERIFY(runUntil([&] { return server.requests().size() == 1; }));
    test.reset();
    QVERIFY(server.waitForAborts(1));
}

void ProberTest::theGatewayGoesFirst()
{
    MockProvider server;
    server.enqueue(MockStep::neverAnswer());
    auto gateway = std::make_unique<Gateway>(nullptr);
    const auto test = gateway->testConnection(providerAt(server.url()));
    const auto search = gateway->findLocalServers({server.port()});
    QVERIFY(runUntil([&] { return server.requests().size() >= 1; }));
    gateway.reset();
    QVERIFY(!test->report().over);
}

void ProberTest::manyAtOnce()
{
    MockProvider server;
    Gateway gateway(nullptr);
    std::vector<std::unique_ptr<ConnectionTest>> tests;
    for (int i = 0; i < 20; ++i)
        tests.push_back(gateway.testConnection(providerAt(server.url())));
    for (const auto &test : tests) {
        QVERIFY(ends(*test));
        QVERIFY(test->report().succeeded());
    }
}

BIFROST_TEST(ProberTest)
#include "probertest.moc"
