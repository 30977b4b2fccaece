// SPDX-License-Identifier: GPL-3.0-or-later
// How streams end before their time: by the provider, by the caller.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

#include <memory>

using namespace bifrost::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray Streaming = "\"stream\":true,";
const QByteArray FirstDelta = R"({"choices":[{"index":0,"delta":{"content":"x"}}]})";

} // namespace

class StreamEndTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void errorAsFirstEventIsAnHttpError_data();
    void errorAsFirstEventIsAnHttpError();
    void itHasTheShapeOfTheDialect_data();
    void itHasTheShapeOfTheDialect();
    void whatIsNoStreamHasATotalDeadline();
    void anUnfinishedEventIsNamed();
    void brokenStreamEndsWithAnError_data();
    void brokenStreamEndsWithAnError();
    void abortCancelsUpstream_data();
    void abortCancelsUpstream();
    void cleanupTestCase();

private:
    MockProvider m_mock;
    std::unique_ptr<GatewayProcess> m_gateway;
};

void StreamEndTest::initTestCase()
{
    m_gateway = std::make_unique<GatewayProcess>(openAiConfig(m_mock));
    START_GATEWAY(*m_gateway);
}

void StreamEndTest::errorAsFirstEventIsAnHttpError_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("drop-in") << QByteArray("/openai/v1/chat/completions");
    QTest::newRow("native") << QByteArray("/v1/chat/completions");
}

void StreamEndTest::errorAsFirstEventIsAnHttpError()
{
    QFETCH(QByteArray, target);
    m_mock.enqueue(MockStep::events(
        {sseEvent(R"({"error":{"message":"too much","type":"server_error","code":null}})")}));
    const auto answer = postTo(*m_gateway, target, chatBody("openai/gpt-4o", Streaming));
    QVERIFY(answer);
    QVERIFY2(answer->status >= 400, answer->raw);
    QCOMPARE(answer->errorMessage(), QByteArray("too much"));

    // Or as an event of that name, in the form of other interfaces.
    m_mock.enqueue(MockStep::events(
        {"event: error\ndata: {\"code\":429,\"message\":\"slow down\",\"type\":\"rate_limit\"}\n\n"}));
    const auto named = postTo(*m_gateway, target, chatBody("openai/gpt-4o", Streaming));
    QVERIFY(named);
    QVERIFY2(named->status == 429, named->raw);
    QVERIFY2(named->body.contains("slow down"), named->body);
}

void StreamEndTest::itHasTheShapeOfTheDialect_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("bare object")
        << QByteArray(R"({"code":429,"message":"slow down","type":"rate_limit"})")
        << QByteArray(R"({"error":{"message":"slow down","type":"rate_limit","param":null,"code":"429"}})");
    QTest::newRow("detail")
        << QByteArray(R"({"detail":"no such model"})")
        << QByteArray(
               R"({"error":{"message":"no such model","type":"upstream_error","param":null,"code":null}})");
    QTest::newRow("text")
        << QByteArray("overloaded \"now\"")
        << QByteArray(
               R"({"error":{"message":"overloaded \"now\"","type":"upstream_error","param":null,"code":null}})");
    QTest::newRow("the dialect's own") << QByteArray(R"({"error": {"message":"too much","more":1}})")
                                       << QByteArray(R"({"error": {"message":"too much","more":1}})");
}

void StreamEndTest::itHasTheShapeOfTheDialect()
{
    QFETCH(QByteArray, event);
    QFETCH(QByteArray, body);
    for (const QByteArray target : {"/openai/v1/chat/completions", "/v1/chat/completions"}) {
        m_mock.enqueue(MockStep::events({"event: error\ndata: " + event + "\n\n"}));
        const auto answer = postTo(*m_gateway, target, chatBody("openai/gpt-4o", Streaming));
        QVERIFY(answer);
        QVERIFY2(answer->status >= 400, answer->raw);
        QCOMPARE(target.startsWith("/openai") ? answer->body : withoutExtraFields(answer->body), body);
    }
}

/// A stream goes on as long as it lives; a whole answer in its place may not.
void StreamEndTest::whatIsNoStreamHasATotalDeadline()
{
    MockProvider mock;
    MockStep endless = MockStep::raw({"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                      "Content-Length: 100000\r\n\r\n{"});
    endless.filler = " ";
    endless.fillerTimes = 99998;
    endless.tail = "}";
    mock.enqueue(endless.slowly(20ms));
    GatewayProcess gateway(openAiConfig(mock, {{u"default_request_timeout_in_seconds"_s, 2}}));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", Streaming));
    QVERIFY(answer);
    QCOMPARE(answer->status, 504);
    STOP_GATEWAY(gateway);
}

void StreamEndTest::anUnfinishedEventIsNamed()
{
    MockProvider silent;
    silent.enqueue(MockStep::raw({"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                                  + sseEvent(FirstDelta) + "data: {\"choi"}));
    GatewayProcess gateway(openAiConfig(silent, {{u"stream_idle_timeout_in_seconds"_s, 5}}));
    START_GATEWAY(gateway);
    const auto stopped = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", Streaming));
    QVERIFY(stopped);
    QCOMPARE(stopped->status, 200);
    QVERIFY2(stopped->body.contains("stopped in the middle of an event"), stopped->body);
    STOP_GATEWAY(gateway);

    for (const bool closes : {false, true}) {
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
        const QByteArray part = "data: {\"choi";
        if (closes)
            m_mock.enqueue(MockStep::raw({head + "\r\n" + part}, MockStep::End::Close));
        else
            m_mock.enqueue(MockStep::raw(
                {head + "Content-Length: " + QByteArray::number(part.size()) + "\r\n\r\n" + part}));
        const auto answer = postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", Streaming));
        QVERIFY(answer);
        QCOMPARE(answer->status, 502);
        QCOMPARE(answer->errorMessage(),
                 QByteArray("The provider's stream ended in the middle of an event."));
    }
}

void StreamEndTest::brokenStreamEndsWithAnError_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QList<QByteArray>>("pieces");
    QTest::addColumn<bool>("reset");
    const QByteArray head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QByteArray chunk = httpChunk(sseEvent(FirstDelta));
    for (const QByteArray target : {"/v1/chat/completions", "/openai/v1/chat/completions"}) {
        QTest::newRow(target + ", closed") << target << QList<QByteArray>{head, chunk} << false;
        QTest::newRow(target + ", reset") << target << QList<QByteArray>{head, chunk} << true;
        QTest::newRow(target + ", bad chunk") << target << QList<QByteArray>{head, chunk, "zz\r\n"} << false;
        QTest::newRow(target + ", ends without [DONE]")
            << target << QList<QByteArray>{head, chunk, "0\r\n\r\n"} << false;
        QTest::newRow(target + ", ends inside an event")
            << target << QList<QByteArray>{head, chunk, httpChunk("data: {\"choi"), "0\r\n\r\n"} << false;
    }
}

void StreamEndTest::brokenStreamEndsWithAnError()
{
    QFETCH(QByteArray, target);
    QFETCH(QList<QByteArray>, pieces);
    QFETCH(bool, reset);
    // The gate makes sure that the first event is out before the stream breaks.
    pieces.insert(2, MockStep::gate());
    m_mock.enqueue(MockStep::raw(pieces, reset ? MockStep::End::Reset : MockStep::End::Close));
    RawClient client(m_gateway->port());
    client.send(httpRequest("POST", target, chatBody("openai/gpt-4o", Streaming)));
    QVERIFY(!client.receiveUntil(sseEvent(FirstDelta)).isEmpty());
    m_mock.release();
    const auto answer = client.receive();
    QVERIFY2(answer, client.fault());
    QCOMPARE(answer->status, 200);
    const QList<QByteArray> events = eventsOf(answer->body);
    QCOMPARE(events.size(), 2);
    QVERIFY(!answer->body.contains("[DONE]"));
    const QJsonObject error = QJsonDocument::fromJson(events.last()).object();
    QVERIFY2(!error[u"error"_s][u"message"_s].toString().isEmpty(), events.last());
    QVERIFY2(error.contains(u"is_bifrost_error"_s), events.last());
}

void StreamEndTest::abortCancelsUpstream_data()
{
    QTest::addColumn<bool>("reset");
    QTest::addColumn<bool>("afterFirstEvent");
    QTest::newRow("reset before the head") << true << false;
    QTest::newRow("close before the head") << false << false;
    QTest::newRow("reset in the stream") << true << true;
    QTest::newRow("close in the stream") << false << true;
}

void StreamEndTest::abortCancelsUpstream()
{
    QFETCH(bool, reset);
    QFETCH(bool, afterFirstEvent);
    MockProvider mock;
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    // An endless stream, as a caller that only closed its side is noticed when it is written to.
    MockStep endless = MockStep::events({sseEvent(FirstDelta)});
    endless.pieces->removeLast();
    endless.filler = httpChunk(sseEvent(FirstDelta));
    endless.fillerTimes = 1000000;
    mock.enqueue(afterFirstEvent ? endless.slowly(5ms) : MockStep::neverAnswer());
    RawClient client(gateway.port());
    client.send(httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o", Streaming)));
    QCOMPARE(mock.waitForRequests(1).size(), 1);
    if (afterFirstEvent)
        QVERIFY(!client.receiveUntil(sseEvent(FirstDelta)).isEmpty());
    if (reset)
        client.reset();
    else
        client.close();
    QVERIFY(mock.waitForAborts(1));
    STOP_GATEWAY(gateway);
}

void StreamEndTest::cleanupTestCase()
{
    QVERIFY2(m_mock.faults().isEmpty(), m_mock.faults().join('\n'));
    STOP_GATEWAY(*m_gateway);
}

BIFROST_TEST(StreamEndTest)
#include "streamendtest.moc"
