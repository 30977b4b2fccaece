// SPDX-License-Identifier: GPL-3.0-or-later
// Connections through proxies of every kind.
#include "tests/gateway/upstream/proxyaid.h"
#include "tests/gateway/upstream/scriptedserver.h"
#include "tests/gateway/upstream/tlspeer.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace std::chrono_literals;
using upstream::Proxy;

class UpstreamProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tlsGoesThroughATunnel_data();
    void tlsGoesThroughATunnel();
    void plainHttpIsPassedOn();
    void plainHttpThroughSocks();
    void socksByAddress();
    void aTunnelIsKept();
    void pooledByProxy();
    void theObserverHearsOfEachStep();
    void passedOnWithoutACredential();
    void cancelledMeanwhile();
};

void UpstreamProxyTest::tlsGoesThroughATunnel_data()
{
    QTest::addColumn<bool>("socks");
    QTest::addColumn<bool>("tlsToProxy");
    QTest::addColumn<bool>("credential");
    QTest::newRow("HTTP") << false << false << false;
    QTest::newRow("HTTP with a password") << false << false << true;
    QTest::newRow("HTTP by TLS") << false << true << true;
    QTest::newRow("SOCKS5") << true << false << false;
    QTest::newRow("SOCKS5 with a password") << true << false << true;
}

void UpstreamProxyTest::tlsGoesThroughATunnel()
{
    QFETCH(const bool, socks);
    QFETCH(const bool, tlsToProxy);
    QFETCH(const bool, credential);
    const TestCa ca;
    QVERIFY(ca.made());
    const TlsPeer server(ca);
    MockProxyOptions options;
    options.socks = socks;
    if (credential) {
        options.username = "ann";
        options.password = ProxyWord;
    }
    if (tlsToProxy) {
        options.certificateFile = ca.certificateFile();
        options.keyFile = ca.keyFile();
    }
    const MockProxy mock(options);
    const auto proxy = toMock(mock, socks ? Proxy::Kind::Socks5 : Proxy::Kind::Http);
    proxy->username = options.username.toStdString();
    proxy->password = Secret(options.password.toStdString());
    proxy->tls = tlsToProxy;
    proxy->caPem = ca.caPem().toStdString();
    ClientStage stage({}, knowsNothing());
    Asker asker(stage);
    const auto endpoint = secure(through(proxy, "localhost", server.port()), ca);
    asker.send(endpoint, "GET /far HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer sk-provider\r\n\r\n");
    QVERIFY2(asker.succeeds(), messageOf(asker).c_str());
    QCOMPARE(asker.body, QByteArray("/far"));
    const QByteArray target = "localhost:" + QByteArray::number(server.port());
    QCOMPARE(mock.asked(), QByteArrayList{(socks ? "SOCKS " : "CONNECT ") + target});
    QVERIFY(!mock.heard().contains("/far")); // which is the provider's alone
    QVERIFY(!mock.heard().contains("sk-provider"));
}

void UpstreamProxyTest::plainHttpIsPassedOn()
{
    ScriptedServer server;
    MockProxyOptions options;
    options.username = "ann";
    options.password = ProxyWord;
    options.names = {"api.test"};
    const MockProxy mock(options);
    const auto proxy = toMock(mock, Proxy::Kind::Http);
    proxy->username = "ann";
    proxy->password = Secret(ProxyWord.toStdString());
    ClientStage stage({}, knowsNothing());
    Asker asker(stage);
    asker.get(through(proxy, "api.test", server.port()), "/v1/models?a=b");
    QVERIFY(server.sees(0, "\r\n\r\n"));
    const QByteArray received = server.received(0);
    QVERIFY2(received.startsWith("GET /v1/models?a=b HTTP/1.1\r\nHost: test\r\n"), received);
    QVERIFY2(!received.contains("roxy-Authorization"), received);
    server.say(0, wholeAnswer("hello"));
    QVERIFY2(asker.succeeds(), messageOf(asker).c_str());
    QCOMPARE(asker.body, QByteArray("hello"));
    const QByteArray port = QByteArray::number(server.port());
    QCOMPARE(mock.asked(), QByteArrayList{"GET http://api.test:" + port + "/v1/models?a=b"});
}

void UpstreamProxyTest::plainHttpThroughSocks()
{
    ScriptedServer server;
    answerWithPaths(server);
    MockProxyOptions options;
    options.socks = true;
    options.names = {"api.test"};
    const MockProxy mock(options);
    ClientStage stage({}, knowsNothing());
    const auto endpoint = through(toMock(mock, Proxy::Kind::Socks5), "api.test", server.port());
    for (const char *path : {"/one", "/two"}) {
        Asker asker(stage);
        asker.get(endpoint, path);
        QVERIFY2(asker.succeeds(), messageOf(asker).c_str());
        QCOMPARE(asker.body, QByteArray(path));
    }
    QCOMPARE(mock.asked(), QByteArrayList{"SOCKS api.test:" + QByteArray::number(server.port())});
}

/// socks5:// looks names up here, and the proxy hears an address.
void UpstreamProxyTest::socksByAddress()
{
    ScriptedServer server;
    answerWithPaths(server);
    MockProxyOptions options;
    options.socks = true;
    options.knowsAddressesOnly = true;
    const MockProxy mock(options);
    const auto proxy = toMock(mock, Proxy::Kind::Socks5);
    proxy->looksUpNames = false;
    ClientStage stage({}, knowsLoopback());
    Asker asker(stage);
    asker.get(through(proxy, "api.test", server.port()), "/one");
    QVERIFY2(asker.succeeds(), messageOf(asker).c_str());
    QCOMPARE(mock.asked(), QByteArrayList{"SOCKS 127.0.0.1:" + QByteArray::number(server.port())});

    ClientStage knowing({}, knowsNothing());
    Asker lost(knowing);
    lost.get(through(proxy, "api.test", server.port()), "/one");
    QVERIFY(lost.fails());
    QVERIFY2(says(lost, "socks5h://"), messageOf(lost).c_str());
}

void UpstreamProxyTest::aTunnelIsKept()
{
    const TestCa ca;
    QVERIFY(ca.made());
    ScriptedServer proxyServer;
    ClientStage stage;
    const auto proxy = std::make_shared<Proxy>();
    proxy->host = "127.0.0.1";
    proxy->port = proxyServer.port();
    const auto endpoint = through(proxy, "127.0.0.1", 9);
    answerWithPaths(proxyServer);
    for (const char *path : {"/one", "/two"}) {
        Asker asker(stage);
        asker.get(endpoint, path);
        QVERIFY2(asker.succeeds(), messageOf(asker).c_str());
        QCOMPARE(asker.body, QByteArray("http://127.0.0.1:9") + path); // as the proxy was asked
    }
    QCOMPARE(proxyServer.accepted(), 1);
}

/// What goes through one proxy does not go over a connection of another, or of none.
void UpstreamProxyTest::pooledByProxy()
{
    ScriptedServer first;
    ScriptedServer second;
    answerWithPaths(first);
    answerWithPaths(second);
    ClientStage stage;
    for (const ScriptedServer *server : {&first, &second}) {
        auto proxy = std::make_shared<Proxy>();
        proxy->host = "127.0.0.1";
        proxy->port = server->port();
        const auto endpoint = through(proxy, "127.0.0.1", 9);
        QVERIFY(endpoint->isLike(*through(std::make_shared<Proxy>(*proxy), "127.0.0.1", 9)));
        QVERIFY(!endpoint->isLike(*through(nullptr, "127.0.0.1", 9)));
        auto other = std::make_shared<Proxy>(*proxy);
        other->password = Secret("x");
        QVERIFY(!endpoint->isLike(*through(other, "127.0.0.1", 9)));
        Asker asker(stage);
        asker.get(endpoint, "/x");
        QVERIFY(asker.succeeds());
    }
    QCOMPARE(first.accepted(), 1);
    QCOMPARE(second.accepted(), 1);
}

void UpstreamProxyTest::theObserverHearsOfEachStep()
{
    struct Observer final : upstream::ConnectObserver
    {
        void onResolved() override { steps += "resolved "; }
        void onReached() override { steps += "reached "; }
        void onProxyPassed() override { steps += "passed "; }
        void onSecured(std::string_view) override { steps += "secured "; }
        std::string steps;
    };
    const TestCa ca;
    QVERIFY(ca.made());
    const TlsPeer server(ca);
    const MockProxy mock;
    ClientStage stage;
    Observer observer;
    Asker asker(stage);
    asker.request.observe(&observer);
    asker.get(secure(through(toMock(mock, Proxy::Kind::Http), "localhost", server.port()), ca), "/a");
    QVERIFY2(asker.succeeds(), messageOf(asker).c_str());
    QCOMPARE(observer.steps, std::string("resolved reached passed secured "));
    QCOMPARE(asker.connected, 1);
}

/// A server's own 407 is none of a proxy's where no proxy passes requests on.
void UpstreamProxyTest::passedOnWithoutACredential()
{
    ScriptedServer server;
    ClientStage stage;
    Asker asker(stage);
    asker.get(endpointAt(server.port()), "/a");
    QVERIFY(server.sees(0, "\r\n\r\n"));
    server.say(0, "HTTP/1.1 407 What\r\nContent-Length: 0\r\n\r\n");
    QVERIFY(asker.succeeds());
    QCOMPARE(asker.status, 407);
}

void UpstreamProxyTest::cancelledMeanwhile()
{
    ScriptedServer server;
    const auto proxy = std::make_shared<Proxy>();
    proxy->host = "127.0.0.1";
    proxy->port = server.port();
    ClientStage stage;
    const auto endpoint = through(proxy, "127.0.0.1", 443);
    endpoint->tls = true;
    Asker asker(stage);
    asker.get(endpoint, "/a");
    QVERIFY(server.sees(0, "\r\n\r\n"));
    asker.request.cancel();
    QVERIFY(server.seesTheEnd(0));
    QVERIFY(!asker.isOver());
}

BIFROST_TEST(UpstreamProxyTest)
#include "proxytest.moc"
