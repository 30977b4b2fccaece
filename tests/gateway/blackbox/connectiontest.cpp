// SPDX-License-Identifier: GPL-3.0-or-later
// Connections: reuse, order, 100-continue, HEAD, deadlines, many at once.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

#include <sys/resource.h>

#include <memory>
#include <vector>

using namespace bifrost::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Deadlines so short that a busy machine may meet them: for the tests of deadlines alone.
QJsonObject hurried()
{
    return withMember(QJsonObject(), u"server/deadlines_ms"_s,
                      QJsonObject{{u"head"_s, 600}, {u"body"_s, 600}, {u"idle"_s, 900}});
}

} // namespace

class ConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isReused();
    void answersPipelinedRequestsInOrder();
    void sends100Continue();
    void sendsNo100WhenTheBodyIsThere();
    void answersHeadWithoutBody();
    void hangUpRightBehindTheRequest();
    void listensOnBothLoopbacks();
    void slowHeadIsCutOff();
    void slowBodyIsCutOff();
    void idleConnectionIsClosed();
    void thousandAtOnce();
    void cleanupTestCase();

private:
    MockProvider m_mock;
    std::unique_ptr<GatewayProcess> m_gateway;
};

void ConnectionTest::initTestCase()
{
    m_gateway = std::make_unique<GatewayProcess>(openAiConfig(m_mock));
    START_GATEWAY(*m_gateway);
}

void ConnectionTest::isReused()
{
    RawClient client(m_gateway->port());
    for (const QByteArray model : {"demo/echo", "openai/gpt-4o-mini", "demo/echo"}) {
        for (const QByteArray more : {"", "\"stream\":true,"}) {
            const auto answer =
                client.ask(httpRequest("POST", "/v1/chat/completions", chatBody(model, more)));
            QVERIFY2(answer, client.fault());
            QCOMPARE(answer->status, 200);
        }
    }
}

void ConnectionTest::answersPipelinedRequestsInOrder()
{
    // The first one is the slowest by far: its stream waits at a gate.
    m_mock.enqueue(MockStep::events({sseEvent("{\"choices\":[]}"), MockStep::gate(), sseEvent("[DONE]")}));
    QByteArray requests =
        httpRequest("POST", "/openai/v1/chat/completions", chatBody("openai/gpt-4o", "\"stream\":true,"));
    for (int i = 0; i < 10; ++i) {
        requests += httpRequest("POST", "/v1/chat/completions",
                                chatBody("demo/echo", "", "no " + QByteArray::number(i)));
        requests += httpRequest("GET", i % 2 == 0 ? "/health" : "/nothing");
    }
    RawClient client(m_gateway->port());
    client.send(requests);
    QVERIFY(!client.receiveUntil("choices").isEmpty());
    QVERIFY(!client.receiveBytes(0).contains("no 0"));
    m_mock.release();
    const auto stream = client.receive();
    QVERIFY2(stream, client.fault());
    QVERIFY(stream->body.endsWith("data: [DONE]\n\n"));
    for (int i = 0; i < 10; ++i) {
        const auto chat = client.receive();
        const auto other = client.receive();
        QVERIFY2(chat && other, client.fault());
        QVERIFY2(chat->body.contains("no " + QByteArray::number(i)), chat->body);
        QCOMPARE(other->status, i % 2 == 0 ? 200 : 404);
    }
}

void ConnectionTest::sends100Continue()
{
    const QByteArray body = chatBody("demo/echo");
    RawClient client(m_gateway->port());
    client.send(
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nExpect: 100-Continue\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n");
    QVERIFY2(!client.receiveUntil("HTTP/1.1 100").isEmpty(), client.fault());
    client.send(body);
    const auto answer = client.receive();
    QVERIFY2(answer, client.fault());
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->interim, QList<int>{100});
}

void ConnectionTest::sendsNo100WhenTheBodyIsThere()
{
    RawClient client(m_gateway->port());
    const auto answer = client.ask(
        httpRequest("POST", "/v1/chat/completions", chatBody("demo/echo"), "Expect: 100-continue\r\n"));
    QVERIFY2(answer, client.fault());
    QCOMPARE(answer->status, 200);
    QVERIFY(answer->interim.size() <= 1);
}

void ConnectionTest::answersHeadWithoutBody()
{
    RawClient client(m_gateway->port());
    for (const QByteArray target : {"/health", "/v1/models", "/nothing", "/v1/chat/completions"}) {
        const auto head = client.ask(httpRequest("HEAD", target));
        QVERIFY2(head, client.fault());
        const auto get = client.ask(httpRequest("GET", target));
        QVERIFY2(get, target + ": " + client.fault());
        QCOMPARE(head->status, get->status);
    }
}

void ConnectionTest::hangUpRightBehindTheRequest()
{
    MockProvider mock;
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    // Request and end may come in one event; no further one will tell of the end.
    for (int i = 0; i < 20; ++i) {
        mock.enqueue(MockStep::neverAnswer());
        RawClient client(gateway.port());
        client.send(httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o")));
        client.close();
    }
    const auto nobodyIsKept = [&mock] { return mock.waitForAborts(int(mock.requests().size()), 100ms); };
    QTRY_VERIFY(nobodyIsKept());
    QVERIFY2(gateway.stop(), gateway.output());
}

void ConnectionTest::listensOnBothLoopbacks()
{
    RawClient six(m_gateway->port(), "::1");
    const bool machineHasSix =
        RawClient(m_gateway->port(), "::1").connected() || QFile::exists(u"/proc/net/if_inet6"_s);
    if (!machineHasSix)
        return;
    const auto answer = six.ask(httpRequest("GET", "/health"));
    QVERIFY2(answer, six.fault());
    QCOMPARE(answer->status, 200);
}

void ConnectionTest::slowHeadIsCutOff()
{
    GatewayProcess gateway(hurried());
    START_GATEWAY(gateway);
    RawClient client(gateway.port());
    client.send("GET /health HTTP/1.1\r\nHost: loc");
    // A byte now and then does not win more time.
    QVERIFY(client.silentFor(300ms));
    client.send("a");
    const auto answer = client.receive();
    QVERIFY2(!answer || answer->status == 408, "half a head was answered");
    QVERIFY(client.closedByPeer());
    STOP_GATEWAY(gateway);
}

void ConnectionTest::slowBodyIsCutOff()
{
    GatewayProcess gateway(hurried());
    START_GATEWAY(gateway);
    RawClient client(gateway.port());
    client.send(httpRequest("POST", "/v1/chat/completions", chatBody("demo/echo")).chopped(5));
    const auto answer = client.receive();
    QVERIFY2(answer, client.fault());
    QCOMPARE(answer->status, 408);
    QVERIFY(client.closedByPeer());
    STOP_GATEWAY(gateway);
}

void ConnectionTest::idleConnectionIsClosed()
{
    GatewayProcess gateway(hurried());
    START_GATEWAY(gateway);
    RawClient fresh(gateway.port());
    RawClient used(gateway.port());
    QVERIFY(used.ask(httpRequest("GET", "/health")));
    QVERIFY(used.closedByPeer());
    QVERIFY(fresh.closedByPeer());
    STOP_GATEWAY(gateway);
}

void ConnectionTest::thousandAtOnce()
{
    constexpr int Count = 1000;
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);

    // All requests are at the provider before the first one is answered.
    const int before = int(m_mock.requests().size());
    for (int i = 0; i < Count; ++i)
        m_mock.enqueue(MockStep::raw({MockStep::gate(), "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"}));
    std::vector<std::unique_ptr<RawClient>> clients;
    const QByteArray request = httpRequest("POST", "/openai/v1/chat/completions", chatBody("openai/gpt-4o"));
    for (int i = 0; i < Count; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_gateway->port()));
        QVERIFY(clients.back()->send(request));
    }
    QCOMPARE(m_mock.waitForRequests(before + Count, 30s).size(), before + Count);
    m_mock.release(Count);
    for (const auto &client : clients) {
        const auto answer = client->receive(30s);
        QVERIFY2(answer, client->fault());
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, QByteArray("{}"));
    }
}

void ConnectionTest::cleanupTestCase()
{
    QVERIFY2(m_mock.faults().isEmpty(), m_mock.faults().join('\n'));
    STOP_GATEWAY(*m_gateway);
}

BIFROST_TEST(ConnectionTest)
#include "connectiontest.moc"
