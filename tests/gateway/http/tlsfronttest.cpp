// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/tlsidentity.h"
#include "gateway/net/outqueue.h"
#include "tests/gateway/http/caller.h"
#include "tests/gateway/http/frontstage.h"
#include "tests/support/rawclient.h"
#include "tests/support/testca.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QFile>
#include <QSslCertificate>
#include <QTest>

using namespace bifrost;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::Caller;
using test::FrontStage;
using test::httpRequest;

namespace {

/// As a client says it that speaks TLS 1.2 or 1.3; the first bytes of it.
const QByteArray HelloBegins("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);

} // namespace

/// The strict front with TLS before it.
class TlsFrontTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void requestsAreServed_data();
    void requestsAreServed();
    void bodiesOfAnySizePass();
    void pipelinedRequestsAreAnsweredInOrder();
    void wrongRequestsAreRefused();
    void anotherProtocolIsRefused();
    void sessionsAreTakenUp();
    void plainRequestsAreTold();
    void garbageIsClosed();
    void silenceEnds();
    void halfAHelloEnds();
    void handshakesWaitForAPlace();
    void whoWaitsMayLeave();
    void otherCertificatesAreTakenUpAlive();
    void anUntrustingCallerLeaves();
    void slowReadersHoldTheWriterUp();
    void drainEndsIdleConnections();
    void hundredsComeAndGo();

private:
    FrontStage::Adjust withTls(const FrontStage::Adjust &more = {}) const;
    QSslConfiguration trusting(QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater) const;

    std::unique_ptr<test::TestCa> m_ca;
    http::TlsIdentityPtr m_identity;
};

void TlsFrontTest::initTestCase()
{
    m_ca = std::make_unique<test::TestCa>();
    QVERIFY(m_ca->made());
    auto identity =
        http::TlsIdentity::load(m_ca->certificateFile().toStdString(), m_ca->keyFile().toStdString());
    QVERIFY(identity);
    m_identity = *identity;
}

FrontStage::Adjust TlsFrontTest::withTls(const FrontStage::Adjust &more) const
{
    return [this, more](http::FrontRules &rules) {
        rules.tls = m_identity;
        if (more)
            more(rules);
    };
}

QSslConfiguration TlsFrontTest::trusting(QSsl::SslProtocol protocol) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromData(m_ca->caPem().toLatin1()));
    configuration.setProtocol(protocol);
    return configuration;
}

void TlsFrontTest::requestsAreServed_data()
{
    QTest::addColumn<QSsl::SslProtocol>("protocol");
    QTest::newRow("TLS 1.2") << QSsl::TlsV1_2;
    QTest::newRow("TLS 1.3") << QSsl::TlsV1_3;
}

void TlsFrontTest::requestsAreServed()
{
    QFETCH(const QSsl::SslProtocol, protocol);
    FrontStage stage(withTls());
    QSslConfiguration configuration = trusting(protocol);
    configuration.setAllowedNextProtocols({"h2", "http/1.1"});
    Caller caller(stage.port(), configuration);
    QVERIFY2(caller.isSecured(), qPrintable(caller.tls().errorString()));
    QCOMPARE(caller.tls().sessionProtocol(), protocol);
    QCOMPARE(caller.tls().sslConfiguration().nextNegotiatedProtocol(), QByteArray("http/1.1"));
    bool isSecure = false;
    stage.handler.whenBody = [&](net::Exchange &exchange) {
        isSecure = exchange.isSecure();
        test::respondText(exchange, stage.handler.body);
    };
    for (const QByteArray &text : {QByteArray("one"), QByteArray("two")}) {
        const auto answer = caller.ask(httpRequest("POST", "/v1/x?a=b", text));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, text);
    }
    QVERIFY(isSecure);
    QCOMPARE(stage.shared->tls.done.load(), 1u);
    QCOMPARE(stage.shared->tls.failed.load(), 0u);
}

void TlsFrontTest::bodiesOfAnySizePass()
{
    FrontStage stage(withTls());
    Caller caller(stage.port(), trusting());
    for (const int size : {1, 4000, 16'383, 16'384, 16'385, 70'000, 900'000}) {
        QByteArray body(size, 'a');
        for (int i = 0; i < size; i += 97)
            body[i] = char('b' + i % 23);
        const auto answer = caller.ask(httpRequest("POST", "/a", body));
        QVERIFY(answer);
        QVERIFY(answer->body == body);
        const auto chunked =
            caller.ask("POST /a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                       + test::inChunks(body, 5'000));
        QVERIFY(chunked);
        QVERIFY(chunked->body == body);
    }
}

void TlsFrontTest::pipelinedRequestsAreAnsweredInOrder()
{
    FrontStage stage(withTls());
    Caller caller(stage.port(), trusting());
    QByteArray all;
    for (int i = 0; i < 20; ++i)
        all += httpRequest("POST", "/a", QByteArray::number(i));
    caller.send(all);
    for (int i = 0; i < 20; ++i) {
        const auto answer = caller.answer();
        QVERIFY(answer);
        QCOMPARE(answer->body, QByteArray::number(i));
    }
}

void TlsFrontTest::wrongRequestsAreRefused()
{
    FrontStage stage(withTls());
    const auto statusOf = [&](const QByteArray &request) {
        Caller caller(stage.port(), trusting());
        const auto answer = caller.ask(request);
        return answer ? answer->status : 0;
    };
    QCOMPARE(statusOf("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"), 403);
    QCOMPARE(statusOf("GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://localhost\r\n\r\n"), 403);
    QCOMPARE(statusOf("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: x\r\n\r\n"), 400);
    QCOMPARE(statusOf(HelloBegins + "\r\n\r\n"), 400); // TLS within TLS
    QCOMPARE(statusOf("GET /" + QByteArray(20'000, 'a')), 431);
    QVERIFY(stage.handler.asked.isEmpty());
}

void TlsFrontTest::anotherProtocolIsRefused()
{
    FrontStage stage(withTls());
    QSslConfiguration configuration = trusting();
    configuration.setAllowedNextProtocols({"h2"});
    Caller caller(stage.port(), configuration);
    QVERIFY(!caller.isSecured());
    QVERIFY(test::runUntil([&] { return stage.shared->tls.failed.load() == 1; }));
    QCOMPARE(stage.shared->connections.load(), 0);
}

void TlsFrontTest::sessionsAreTakenUp()
{
    FrontStage stage(withTls());
    QSslConfiguration configuration = trusting();
    configuration.setSslOption(QSsl::SslOptionDisableSessionPersistence, false);
    configuration.setSslOption(QSsl::SslOptionDisableSessionTickets, false);
    QByteArray ticket;
    {
        Caller caller(stage.port(), configuration);
        QVERIFY(caller.isSecured());
        QVERIFY(caller.ask(httpRequest("GET", "/a")));
        ticket = caller.tls().sslConfiguration().sessionTicket();
        QVERIFY(!ticket.isEmpty());
    }
    configuration.setSessionTicket(ticket);
    for (const unsigned times : {1u, 2u}) { // the same ticket serves more than once
        Caller caller(stage.port(), configuration);
        QVERIFY(caller.isSecured());
        QVERIFY(caller.ask(httpRequest("GET", "/a")));
        QCOMPARE(stage.shared->tls.resumed.load(), times);
    }
}

void TlsFrontTest::plainRequestsAreTold()
{
    FrontStage stage(withTls());
    Caller caller(stage.port());
    const auto answer =
        caller.ask(httpRequest("POST", "/v1/chat/completions", "{}", "Authorization: Bearer x\r\n"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 400);
    QVERIFY2(answer->errorMessage().contains("plain HTTP request was sent to the HTTPS port"), answer->body);
    QVERIFY(answer->errorMessage().contains("https://"));
    QVERIFY(caller.isClosedByPeer());
    QVERIFY(stage.handler.asked.isEmpty());
    QCOMPARE(stage.shared->tls.plainAsked.load(), 1u);
    QCOMPARE(stage.shared->tls.failed.load(), 0u);
}

void TlsFrontTest::garbageIsClosed()
{
    FrontStage stage(withTls());
    for (const QByteArray &garbage :
         {QByteArray("\0\0\0\0", 4), QByteArray("\x80\x2e\x01\x03\x01", 5),
          HelloBegins + QByteArray(600, '\xff'), QByteArray("\x16GET / HTTP/1.1\r\n")}) {
        Caller caller(stage.port());
        caller.send(garbage);
        QVERIFY(test::runUntil([&] {
            caller.unread(); // an alert may come
            return !caller.isConnected();
        }));
    }
    QCOMPARE(stage.shared->tls.failed.load(), 4u);
    QCOMPARE(stage.shared->connections.load(), 0);
}

void TlsFrontTest::silenceEnds()
{
    FrontStage stage(withTls([](http::FrontRules &rules) { rules.headDeadline = 60ms; }));
    Caller caller(stage.port());
    QVERIFY(caller.isClosedByPeer());
    QCOMPARE(stage.shared->tls.failed.load(), 0u); // nobody had begun anything

    FrontStage resting(withTls([](http::FrontRules &rules) { rules.idleDeadline = 60ms; }));
    Caller secured(resting.port(), trusting());
    QVERIFY(secured.isSecured());
    QVERIFY(secured.ask(httpRequest("GET", "/a")));
    QVERIFY(test::runUntil([&] { return !secured.isConnected(); }));
}

void TlsFrontTest::halfAHelloEnds()
{
    FrontStage stage(withTls([](http::FrontRules &rules) { rules.headDeadline = 60ms; }));
    // On a busy machine the time may be over before anything has come.
    constexpr int Tries = 50;
    for (int i = 0; i < Tries && stage.shared->tls.failed.load() == 0; ++i) {
        Caller caller(stage.port());
        caller.send(HelloBegins);
        QVERIFY(caller.isClosedByPeer());
    }
    QCOMPARE(stage.shared->tls.failed.load(), 1u);
}

void TlsFrontTest::handshakesWaitForAPlace()
{
    FrontStage stage(withTls([](http::FrontRules &rules) { rules.maxHandshakes = 1; }));
    Caller first(stage.port());
    first.send(HelloBegins);
    test::settle();
    QSslSocket second;
    second.setSslConfiguration(trusting());
    second.connectToHostEncrypted(u"127.0.0.1"_s, stage.port());
    QVERIFY(test::runUntil([&] { return stage.shared->connections.load() == 2; }));
    test::settle();
    QVERIFY(!second.isEncrypted());
    first.hangUp();
    QVERIFY(test::runUntil([&] { return second.isEncrypted(); }));
}

void TlsFrontTest::whoWaitsMayLeave()
{
    FrontStage stage(withTls([](http::FrontRules &rules) { rules.maxHandshakes = 1; }));
    Caller first(stage.port());
    first.send(HelloBegins);
    test::settle();
    {
        Caller waiting(stage.port());
        waiting.send(HelloBegins);
        QVERIFY(test::runUntil([&] { return stage.shared->connections.load() == 2; }));
        test::settle();
        waiting.hangUp();
    }
    QVERIFY(test::runUntil([&] { return stage.shared->connections.load() == 1; }));
    first.hangUp();
    Caller third(stage.port(), trusting());
    QVERIFY(third.isSecured());
}

void TlsFrontTest::otherCertificatesAreTakenUpAlive()
{
    FrontStage stage(withTls());
    Caller old(stage.port(), trusting());
    QVERIFY(old.isSecured());
    QTemporaryDir folder;
    QVERIFY(test::runOpenssl(folder.path(),
                             u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout k -out c "
                             u"-subj /CN=renewed -addext "
                             "subjectAltName=IP:127.0.0.1"_s));
    auto identity =
        http::TlsIdentity::load(folder.filePath(u"c"_s).toStdString(), folder.filePath(u"k"_s).toStdString());
    QVERIFY(identity);
    auto rules = std::make_shared<http::FrontRules>(stage.front->rules());
    rules->tls = *identity;
    stage.front->setRules(rules);
    QSslConfiguration configuration = trusting();
    configuration.setCaCertificates(QSslCertificate::fromPath(folder.filePath(u"c"_s)));
    Caller fresh(stage.port(), configuration);
    QVERIFY2(fresh.isSecured(), qPrintable(fresh.tls().errorString()));
    QCOMPARE(fresh.tls().peerCertificate().subjectInfo(QSslCertificate::CommonName),
             QStringList{u"renewed"_s});
    QVERIFY(old.ask(httpRequest("GET", "/a")));
}

void TlsFrontTest::anUntrustingCallerLeaves()
{
    FrontStage stage(withTls());
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({});
    Caller caller(stage.port(), configuration);
    QVERIFY(!caller.isSecured());
    QVERIFY(test::runUntil([&] { return stage.shared->connections.load() == 0; }));
}

void TlsFrontTest::slowReadersHoldTheWriterUp()
{
    FrontStage stage(withTls(), 64 * 1024);
    qint64 written = 0;
    int stops = 0;
    constexpr qint64 Total = 8'000'000;
    const auto run = [&](net::Exchange &exchange) {
        const std::string text(10'000, 'x');
        const std::string_view piece = text;
        while (written < Total) {
            written += qint64(text.size());
            if (!exchange.write({&piece, 1})) {
                ++stops;
                return;
            }
        }
        exchange.endStream();
    };
    stage.handler.whenAsked = [&](net::Exchange &exchange) { exchange.readWhole(stage.handler, 1000); };
    stage.handler.whenBody = [&](net::Exchange &exchange) {
        exchange.beginStream({200, "Content-Type: text/plain\r\n"}, -1);
        run(exchange);
    };
    stage.handler.whenWritable = run;
    Caller caller(stage.port(), trusting());
    QVERIFY(caller.isSecured());
    caller.tls().setReadBufferSize(16 * 1024);
    caller.send(httpRequest("GET", "/a"));
    QVERIFY(test::runUntil([&] { return stops == 1; }));
    test::settle();
    QCOMPARE(stops, 1);
    QVERIFY2(written < 3'000'000, qPrintable(QString::number(written)));
    caller.tls().setReadBufferSize(0);
    const auto answer = caller.answer();
    QVERIFY(answer);
    QCOMPARE(answer->body.size(), Total);
}

void TlsFrontTest::drainEndsIdleConnections()
{
    FrontStage stage(withTls());
    Caller idle(stage.port(), trusting());
    QVERIFY(idle.isSecured());
    Caller halfway(stage.port());
    halfway.send(HelloBegins);
    test::settle();
    stage.front->drain();
    QVERIFY(test::runUntil([&] { return stage.shared->connections.load() == 0; }));
}

void TlsFrontTest::hundredsComeAndGo()
{
    FrontStage stage(withTls([](http::FrontRules &rules) { rules.maxHandshakes = 3; }));
    constexpr int Many = 60;
    for (int round = 0; round < 3; ++round) {
        std::vector<std::unique_ptr<QSslSocket>> sockets;
        int secured = 0;
        for (int i = 0; i < Many; ++i) {
            sockets.push_back(std::make_unique<QSslSocket>());
            sockets.back()->setSslConfiguration(trusting());
            connect(sockets.back().get(), &QSslSocket::encrypted, this, [&secured] { ++secured; });
            sockets.back()->connectToHostEncrypted(u"127.0.0.1"_s, stage.port());
        }
        QVERIFY(test::runUntil([&] { return secured == Many; }, 60s));
    }
    QVERIFY(test::runUntil([&] { return stage.shared->connections.load() == 0; }));
}

BIFROST_TEST(TlsFrontTest)
#include "tlsfronttest.moc"
