// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/upstream/clientstage.h"
#include "tests/gateway/upstream/scriptedserver.h"
#include "tests/gateway/upstream/tlspeer.h"
#include "tests/support/mockprovider.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using namespace bifrost::test;

namespace {

upstream::Endpoint tlsEndpoint(quint16 port, const QString &caPem, const char *host = "127.0.0.1")
{
    upstream::Endpoint endpoint;
    endpoint.tls = true;
    endpoint.host = host;
    endpoint.port = port;
    endpoint.caPem = caPem.toStdString();
    return endpoint;
}

upstream::EndpointPtr shared(upstream::Endpoint endpoint)
{
    return std::make_shared<const upstream::Endpoint>(std::move(endpoint));
}

} // namespace

class TlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aTrustedServerIsTalkedTo_data();
    void aTrustedServerIsTalkedTo();
    void anUntrustedAuthorityIsRefused();
    void anotherNameIsRefused();
    void anExpiredCertificateIsRefused();
    void anAlertHasNoHint();
    void aServerThatSpeaksTlsUnasked();
    void checkingCanBeSwitchedOff();
    void sessionsAreResumed();
    void trustIsNotShared();
    void aCaThatIsNone();
    void anAnswerCutShortIsNoticed();
    void largeBodiesBothWays();
    void aServerThatSpeaksPlainly();

private:
    std::unique_ptr<TestCa> m_ca;
};

void TlsTest::initTestCase()
{
    m_ca = std::make_unique<TestCa>();
    QVERIFY(m_ca->made());
}

void TlsTest::aTrustedServerIsTalkedTo_data()
{
    QTest::addColumn<int>("unused");
    QTest::newRow("127.0.0.1") << 0;
    QTest::newRow("localhost") << 0;
}

void TlsTest::aTrustedServerIsTalkedTo()
{
    TlsPeer peer(*m_ca);
    ClientStage stage;
    Asker asker(stage);
    asker.get(shared(tlsEndpoint(peer.port(), m_ca->caPem(), QTest::currentDataTag())), "/hello");
    QVERIFY(asker.succeeds());
    QCOMPARE(asker.connected, 1);
    QCOMPARE(asker.body, QByteArray("/hello"));
}

void TlsTest::anUntrustedAuthorityIsRefused()
{
    TlsPeer peer(*m_ca);
    ClientStage stage;
    Asker asker(stage);
    asker.get(shared(tlsEndpoint(peer.port(), QString())), "/secret");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::ConnectFailed);
    QVERIFY2(asker.failure->error.message.find("ca_cert_pem") != std::string::npos,
             asker.failure->error.message.c_str());
    QCOMPARE(asker.connected, 0);
}

void TlsTest::anotherNameIsRefused()
{
    const TestCa ca(TestCa::Certificate::OtherName);
    QVERIFY(ca.made());
    TlsPeer peer(ca);
    for (const char *name : {"127.0.0.1", "localhost"}) {
        ClientStage stage;
        Asker asker(stage);
        asker.get(shared(tlsEndpoint(peer.port(), ca.caPem(), name)), "/secret");
        QVERIFY(asker.fails());
        QVERIFY(asker.failure->error.code == ErrorCode::ConnectFailed);
        QVERIFY(asker.failure->tls == net::TlsFault::OtherName);
        const QByteArray said = QByteArray::fromStdString(asker.failure->error.message);
        QVERIFY2(said.endsWith("its certificate is not for " + QByteArray(name)
                               + ". Check `network_config.base_url`."),
                 said);
    }
}

void TlsTest::anExpiredCertificateIsRefused()
{
    const TestCa ca(TestCa::Certificate::Expired);
    QVERIFY(ca.made());
    TlsPeer peer(ca);
    ClientStage stage;
    Asker asker(stage);
    asker.get(shared(tlsEndpoint(peer.port(), ca.caPem())), "/secret");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->tls == net::TlsFault::Expired);
    const QByteArray said = QByteArray::fromStdString(asker.failure->error.message);
    QVERIFY2(said.contains("has expired") && !said.contains("ca_cert_pem"), said);
}

void TlsTest::anAlertHasNoHint()
{
    ScriptedServer server;
    server.whenBytes = [&server](int number, QByteArray &) {
        server.say(number, QByteArray::fromHex("15030300020246")); // fatal: protocol version
    };
    ClientStage stage;
    Asker asker(stage);
    asker.get(shared(tlsEndpoint(server.port(), m_ca->caPem())), "/secret");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->tls == net::TlsFault::Alert);
    const QByteArray said = QByteArray::fromStdString(asker.failure->error.message);
    QVERIFY2(said.contains("protocol version.") && !said.contains('`'), said);
}

void TlsTest::aServerThatSpeaksTlsUnasked()
{
    ScriptedServer server;
    server.whenBytes = [&server](int number, QByteArray &) {
        server.say(number, QByteArray::fromHex("15030300020216")); // what OpenSSL sends on "GET /"
    };
    ClientStage stage;
    Asker asker(stage);
    asker.get(endpointAt(server.port()), "/secret");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->tls == net::TlsFault::Unasked);
    const QByteArray said = QByteArray::fromStdString(asker.failure->error.message);
    QVERIFY2(said.endsWith("speaks TLS at this port. Use https:// in `network_config.base_url`."), said);
}

void TlsTest::checkingCanBeSwitchedOff()
{
    TlsPeer peer(*m_ca);
    ClientStage stage;
    upstream::Endpoint endpoint = tlsEndpoint(peer.port(), QString());
    endpoint.skipVerify = true;
    Asker asker(stage);
    asker.get(shared(endpoint), "/hello");
    QVERIFY(asker.succeeds());
}

void TlsTest::sessionsAreResumed()
{
    TlsPeer peer(*m_ca);
    ClientStage stage;
    const upstream::EndpointPtr endpoint = shared(tlsEndpoint(peer.port(), m_ca->caPem()));
    for (int i = 0; i < 5; ++i) {
        Asker asker(stage);
        asker.get(endpoint, "/hello");
        QVERIFY(asker.succeeds());
    }
    QCOMPARE(peer.handshakes(), 5);
    QCOMPARE(peer.resumed(), 4);
}

void TlsTest::trustIsNotShared()
{
    // A connection that was checked is no help to an endpoint that trusts somebody else.
    TlsPeer peer(*m_ca);
    ClientStage stage;
    Asker trusting(stage);
    trusting.get(shared(tlsEndpoint(peer.port(), m_ca->caPem())), "/hello");
    QVERIFY(trusting.succeeds());
    const TestCa other;
    QVERIFY(other.made());
    Asker asker(stage);
    asker.get(shared(tlsEndpoint(peer.port(), other.caPem())), "/secret");
    QVERIFY(asker.fails());
}

void TlsTest::aCaThatIsNone()
{
    TlsPeer peer(*m_ca);
    ClientStage stage;
    Asker asker(stage);
    asker.get(shared(tlsEndpoint(peer.port(), QStringLiteral("no certificate"))), "/a");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::ConfigInvalid);
}

void TlsTest::anAnswerCutShortIsNoticed()
{
    // The end of the connection is the end of the body, but anybody in between could have made it.
    TlsPeer peer(*m_ca, TlsPeer::Farewell::CutOff);
    ClientStage stage;
    Asker asker(stage);
    asker.get(shared(tlsEndpoint(peer.port(), m_ca->caPem())), "/hello");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::UpstreamBroken);
    QCOMPARE(asker.body, QByteArray("/hello"));
}

void TlsTest::largeBodiesBothWays()
{
    MockOptions options = securedBy(*m_ca);
    options.keys.clear();
    MockProvider provider(options);
    const QByteArray large = "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\""
        + QByteArray(3'000'000, 'x') + "\"}]}";
    ClientStage stage;
    const upstream::EndpointPtr endpoint = shared(tlsEndpoint(provider.port(), m_ca->caPem()));
    for (int turn = 0; turn < 2; ++turn) {
        Asker asker(stage);
        asker.send(endpoint,
                   ("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                    "application/json\r\nContent-Length: "
                    + QByteArray::number(large.size()) + "\r\n\r\n" + large)
                       .toStdString());
        QVERIFY(asker.succeeds());
        QVERIFY2(asker.status == 200, asker.body.left(500).constData());
    }
    const QList<MockRequest> requests = provider.waitForRequests(2);
    QCOMPARE(requests.size(), 2);
    QVERIFY(requests[1].body == large);
    QCOMPARE(provider.connections(), 1);
}

void TlsTest::aServerThatSpeaksPlainly()
{
    ScriptedServer server;
    server.whenBytes = [&server](int number, QByteArray &) { server.say(number, wholeAnswer("plain")); };
    ClientStage stage;
    Asker asker(stage);
    asker.get(shared(tlsEndpoint(server.port(), m_ca->caPem())), "/secret");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::ConnectFailed);
    QVERIFY(!server.received(0).contains("secret"));
    QVERIFY(asker.failure->tls == net::TlsFault::Plain);
    const QByteArray said = QByteArray::fromStdString(asker.failure->error.message);
    QVERIFY2(said.contains("Use http:// in") && !said.contains("ca_cert_pem"), said);
}

BIFROST_TEST(TlsTest)
#include "tlstest.moc"
