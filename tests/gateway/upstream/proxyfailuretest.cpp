// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of connections where a proxy fails, lies or must not be used.
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

class ProxyFailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongCredentials_data();
    void wrongCredentials();
    void aProxyThatIsNotThere();
    void aTargetThatIsNotThere_data();
    void aTargetThatIsNotThere();
    void tlsOfAProxyIsChecked();
    void hostileAnswers_data();
    void hostileAnswers();
    void aSilentProxyHasADeadline_data();
    void aSilentProxyHasADeadline();
    void theGuardJudgesTarget_data();
    void theGuardJudgesTarget();
    void theGuardJudgesTheProxy();
};

void ProxyFailureTest::wrongCredentials_data()
{
    QTest::addColumn<bool>("socks");
    QTest::addColumn<bool>("given");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("HTTP, none") << false << false << QByteArray("asks for a user name and a password (407)");
    QTest::newRow("HTTP, wrong") << false << true << QByteArray("refuses the user name or the password");
    QTest::newRow("SOCKS5, none") << true << false << QByteArray("asks for a user name and a password");
    QTest::newRow("SOCKS5, wrong") << true << true << QByteArray("refuses the user name or the password");
}

void ProxyFailureTest::wrongCredentials()
{
    QFETCH(const bool, socks);
    QFETCH(const bool, given);
    QFETCH(const QByteArray, why);
    MockProxyOptions options;
    options.socks = socks;
    options.username = "ann";
    options.password = "right";
    const MockProxy mock(options);
    const auto proxy = toMock(mock, socks ? Proxy::Kind::Socks5 : Proxy::Kind::Http);
    if (given) {
        proxy->username = "ann";
        proxy->password = Secret(ProxyWord.toStdString());
    }
    ClientStage stage({}, knowsNothing());
    for (const bool tls : {false, true}) { // passed on, and through a tunnel
        const auto endpoint = through(proxy, "127.0.0.1", 9);
        endpoint->tls = tls;
        Asker asker(stage);
        asker.get(endpoint, "/a");
        QVERIFY(asker.fails());
        QVERIFY(asker.failure->error.code == ErrorCode::ProxyFailed);
        QVERIFY2(says(asker, why.toStdString()), messageOf(asker).c_str());
        QVERIFY2(says(asker, proxy->name()), messageOf(asker).c_str());
        QVERIFY2(!says(asker, ProxyWord.toStdString()), messageOf(asker).c_str());
    }
}

void ProxyFailureTest::aProxyThatIsNotThere()
{
    ScriptedServer gone;
    gone.stopListening();
    const auto proxy = std::make_shared<Proxy>();
    proxy->host = "localhost";
    proxy->port = 1; // nobody
    ClientStage stage({}, knowsNothing());
    Asker asker(stage);
    asker.get(through(proxy, "api.test", 443), "/a");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::ProxyFailed);
    QVERIFY2(says(asker, "The proxy http://localhost:1 cannot be used. Cannot connect to localhost:1"),
             messageOf(asker).c_str());
    proxy->host = "proxy.test";
    const auto unknown = std::make_shared<Proxy>(*proxy);
    Asker lost(stage);
    lost.get(through(unknown, "api.test", 443), "/a");
    QVERIFY(lost.fails());
    QVERIFY(lost.failure->error.code == ErrorCode::ProxyFailed);
    QVERIFY2(says(lost, "The name proxy.test cannot be resolved"), messageOf(lost).c_str());
}

void ProxyFailureTest::aTargetThatIsNotThere_data()
{
    QTest::addColumn<bool>("socks");
    QTest::newRow("HTTP") << false;
    QTest::newRow("SOCKS5") << true;
}

void ProxyFailureTest::aTargetThatIsNotThere()
{
    QFETCH(const bool, socks);
    MockProxyOptions options;
    options.socks = socks;
    const MockProxy mock(options);
    const auto proxy = toMock(mock, socks ? Proxy::Kind::Socks5 : Proxy::Kind::Http);
    ClientStage stage({}, knowsNothing());
    const auto endpoint = through(proxy, "api.test", 443);
    endpoint->tls = true;
    Asker asker(stage);
    asker.get(endpoint, "/a");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::ProxyFailed);
    QVERIFY2(says(asker, proxy->name() + " cannot reach api.test:443"), messageOf(asker).c_str());
}

void ProxyFailureTest::tlsOfAProxyIsChecked()
{
    const TestCa ca;
    QVERIFY(ca.made());
    MockProxyOptions options;
    options.certificateFile = ca.certificateFile();
    options.keyFile = ca.keyFile();
    const MockProxy mock(options);
    const auto proxy = toMock(mock, Proxy::Kind::Http);
    proxy->tls = true;
    const auto endpoint = through(proxy, "127.0.0.1", 9);
    endpoint->skipVerify = true; // which is about the provider
    ClientStage stage;
    Asker asker(stage);
    asker.get(endpoint, "/a");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::ProxyFailed);
    QVERIFY2(says(asker, "TLS with the proxy " + proxy->name()), messageOf(asker).c_str());
    QVERIFY2(says(asker, "proxy_config.ca_cert_pem"), messageOf(asker).c_str());
    QVERIFY(mock.asked().isEmpty());

    ScriptedServer plain;
    plain.whenBytes = [&](int number, QByteArray &) {
        plain.say(number, "HTTP/1.1 400 Bad Request\r\n\r\n");
    };
    const auto speaksNone = std::make_shared<Proxy>(*proxy);
    speaksNone->port = plain.port();
    Asker other(stage);
    other.get(through(speaksNone, "127.0.0.1", 9), "/a");
    QVERIFY(other.fails());
    QVERIFY(other.failure->error.code == ErrorCode::ProxyFailed);
    QVERIFY2(says(other, "it does not speak TLS at this port. Use http:// in `proxy_config.url`."),
             messageOf(other).c_str());
}

void ProxyFailureTest::hostileAnswers_data()
{
    QTest::addColumn<bool>("socks");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("closes");
    QTest::newRow("closes at once") << false << QByteArray() << true;
    QTest::newRow("closes in the middle") << false << QByteArray("HTTP/1.1 200 O") << true;
    QTest::newRow("an endless line") << false << QByteArray("HTTP/1.1 200 " + QByteArray(100'000, 'x'))
                                     << false;
    QTest::newRow("endless fields") << false
                                    << QByteArray("HTTP/1.1 200 OK\r\n"
                                                  + QByteArray("A: b\r\n").repeated(20'000))
                                    << false;
    QTest::newRow("endless news") << false << QByteArray("HTTP/1.1 103 Early\r\n\r\n").repeated(1'000)
                                  << false;
    QTest::newRow("garbage") << false << QByteArray(400, '\x7f') << false;
    QTest::newRow("TLS") << false << QByteArray("\x15\x03\x01\x00\x02\x02\x46\r\n", 9) << false;
    QTest::newRow("SOCKS5 closes at once") << true << QByteArray() << true;
    QTest::newRow("SOCKS5 closes in the middle") << true << QByteArray("\x05", 1) << true;
    QTest::newRow("SOCKS5 garbage") << true << QByteArray(4'000, '\x7f') << false;
    QTest::newRow("SOCKS5 too much at once") << true << QByteArray(200, '\x05') << false;
}

void ProxyFailureTest::hostileAnswers()
{
    QFETCH(const bool, socks);
    QFETCH(const QByteArray, answer);
    QFETCH(const bool, closes);
    ScriptedServer server;
    server.whenBytes = [&](int number, QByteArray &) {
        server.say(number, answer);
        if (closes)
            server.close(number);
    };
    const auto proxy = std::make_shared<Proxy>();
    proxy->kind = socks ? Proxy::Kind::Socks5 : Proxy::Kind::Http;
    proxy->host = "127.0.0.1";
    proxy->port = server.port();
    ClientStage stage({}, knowsNothing());
    const auto endpoint = through(proxy, "api.test", 443);
    endpoint->tls = true;
    Asker asker(stage);
    asker.get(endpoint, "/a");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::ProxyFailed);
    QVERIFY2(says(asker, proxy->name()), messageOf(asker).c_str());
    QVERIFY(server.seesTheEnd(0));
}

void ProxyFailureTest::aSilentProxyHasADeadline_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("drips");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("silent") << false << false << QByteArray("did not open the way to api.test:443 in time");
    QTest::newRow("drips") << false << true << QByteArray("did not open the way to api.test:443 in time");
    QTest::newRow("silent in TLS") << true << false << QByteArray("did not finish TLS in time");
}

void ProxyFailureTest::aSilentProxyHasADeadline()
{
    QFETCH(const bool, tls);
    QFETCH(const bool, drips);
    QFETCH(const QByteArray, why);
    ScriptedServer server;
    const auto proxy = std::make_shared<Proxy>();
    proxy->host = "127.0.0.1";
    proxy->port = server.port();
    proxy->tls = tls;
    ClientStage stage({}, knowsNothing());
    const auto endpoint = through(proxy, "api.test", 443);
    endpoint->tls = true;
    Asker asker(stage);
    asker.get(endpoint, "/a",
              {.connect = 1500ms, .firstByte = 20s, .idle = 20s, .total = std::chrono::milliseconds(0)});
    QVERIFY(runUntil([&] { return server.accepted() == 1; }));
    QVERIFY(runUntil([&] { return asker.isOver(); }, 10ms,
                     [&] {
                         if (drips && !asker.isOver())
                             server.say(0, "H");
                     }));
    QVERIFY(asker.failure && asker.failure->error.code == ErrorCode::ProxyFailed);
    QVERIFY2(says(asker, proxy->name()) && says(asker, why.toStdString()), messageOf(asker).c_str());
}

void ProxyFailureTest::theGuardJudgesTarget_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("localOnly");
    QTest::addColumn<int>("code");
    const int none = -1;
    const int refused = int(ErrorCode::EgressRefused);
    QTest::newRow("metadata") << QByteArray("169.254.169.254") << false << refused;
    QTest::newRow("mapped") << QByteArray("::ffff:169.254.169.254") << false << refused;
    QTest::newRow("nowhere") << QByteArray("0.0.0.0") << false << int(ErrorCode::LoopDetected);
    QTest::newRow("ourselves") << QByteArray("127.0.0.1") << false << int(ErrorCode::LoopDetected);
    QTest::newRow("ourselves by name") << QByteArray("localhost") << false << int(ErrorCode::LoopDetected);
    QTest::newRow("a name") << QByteArray("api.test") << false << none;
    QTest::newRow("a name, local only") << QByteArray("api.test") << true << refused;
    QTest::newRow("an address, local only") << QByteArray("192.0.2.1") << true << refused;
}

void ProxyFailureTest::theGuardJudgesTarget()
{
    QFETCH(const QByteArray, host);
    QFETCH(const bool, localOnly);
    QFETCH(const int, code);
    for (const Proxy::Kind kind : {Proxy::Kind::Http, Proxy::Kind::Socks5}) {
        ScriptedServer server;
        const auto proxy = std::make_shared<Proxy>();
        proxy->kind = kind;
        proxy->host = "127.0.0.1";
        proxy->port = server.port();
        net::EgressGuard::Rules rules;
        rules.localOnly = localOnly;
        rules.ownPorts = {8080};
        ClientStage stage(rules, knowsNothing());
        const auto endpoint = through(proxy, host.toStdString(), 8080);
        Asker asker(stage);
        asker.get(endpoint, "/a");
        if (code < 0) {
            QVERIFY(runUntil([&] { return server.accepted() == 1; }));
            continue;
        }
        QVERIFY(asker.fails());
        QCOMPARE(int(asker.failure->error.code), code);
        QCOMPARE(server.accepted(), 0);
    }
}

void ProxyFailureTest::theGuardJudgesTheProxy()
{
    ScriptedServer server;
    const auto proxy = std::make_shared<Proxy>();
    proxy->host = "127.0.0.1";
    proxy->port = server.port();
    net::EgressGuard::Rules rules;
    rules.ownPorts = {server.port()};
    ClientStage stage(rules);
    Asker asker(stage);
    asker.get(through(proxy, "192.0.2.1", 80), "/a");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::LoopDetected);
    QVERIFY2(says(asker, "is this gateway itself; set another one in `proxy_config`"),
             messageOf(asker).c_str());

    rules.localOnly = true;
    ClientStage local(rules, knowsLoopback());
    const auto far = std::make_shared<Proxy>(*proxy);
    far->host = "proxy.test";
    Asker other(local);
    other.get(through(far, "localhost", 80), "/a");
    QVERIFY(other.fails());
    QVERIFY(other.failure->error.code == ErrorCode::EgressRefused);
    QVERIFY2(says(other, "The proxy http://proxy.test") && says(other, "Local-only"),
             messageOf(other).c_str());
}

BIFROST_TEST(ProxyFailureTest)
#include "proxyfailuretest.moc"
