// SPDX-License-Identifier: GPL-3.0-or-later
// The end of the program, and callers who do not read.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

#include <memory>
#include <vector>

using namespace bifrost::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray Event = sseEvent(R"({"choices":[{"index":0,"delta":{"content":"x"}}]})");

QByteArray streamRequest()
{
    return httpRequest("POST", "/openai/v1/chat/completions", chatBody("openai/gpt-4o", "\"stream\":true,"));
}

} // namespace

class DrainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runningStreamIsFinished();
    void idleConnectionDoesNotDelayTheEnd();
    void secondSignalEndsAtOnce();
    void callerThatNeverReadsCostsLittle_data();
    void callerThatNeverReadsCostsLittle();
    void providerThatNeverReadsCostsLittle();
};

void DrainTest::runningStreamIsFinished()
{
    MockProvider mock;
    mock.enqueue(MockStep::events({Event, MockStep::gate(), Event, sseEvent("[DONE]")}));
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    RawClient client(gateway.port());
    client.send(streamRequest());
    QVERIFY(!client.receiveUntil(Event).isEmpty());
    gateway.sendTerminate();
    // Nobody else gets in any more, while the stream goes on.
    const auto refused = [&gateway] { return !RawClient(gateway.port()).connected(); };
    QTRY_VERIFY_WITH_TIMEOUT(refused(), 20000);
    QVERIFY(gateway.running());
    mock.release();
    const auto answer = client.receive();
    QVERIFY2(answer, client.fault());
    QCOMPARE(answer->body, Event + Event + sseEvent("[DONE]"));
    QVERIFY(client.closedByPeer());
    QVERIFY2(gateway.waitForEnd(20s) && gateway.cleanEnd(), gateway.output());
}

void DrainTest::idleConnectionDoesNotDelayTheEnd()
{
    MockProvider mock;
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    RawClient fresh(gateway.port());
    RawClient used(gateway.port());
    RawClient halfway(gateway.port());
    QVERIFY(used.ask(httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o"))));
    halfway.send("GET /hea");
    QVERIFY2(gateway.stop(20s), gateway.output());
    QVERIFY(used.closedByPeer());
    QVERIFY(fresh.closedByPeer());
}

void DrainTest::secondSignalEndsAtOnce()
{
    MockProvider mock;
    mock.enqueue(MockStep::events({Event, MockStep::gate()}));
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    RawClient client(gateway.port());
    client.send(streamRequest());
    QVERIFY(!client.receiveUntil(Event).isEmpty());
    gateway.sendTerminate();
    QTRY_VERIFY_WITH_TIMEOUT(!RawClient(gateway.port()).connected(), 20000);
    QVERIFY(gateway.running());
    gateway.sendTerminate();
    QVERIFY2(gateway.waitForEnd(20s), gateway.output());
    // The caller is told that this is not all.
    const auto answer = client.receive();
    QVERIFY2(answer, client.fault());
    QVERIFY2(answer->body.startsWith(Event) && !answer->body.contains("[DONE]"), answer->body);
    const QList<QByteArray> events = eventsOf(answer->body);
    QCOMPARE(events.size(), 2);
    const QJsonObject error = QJsonDocument::fromJson(events[1]).object();
    QCOMPARE(error[u"error"_s][u"type"_s].toString(), u"shutting_down"_s);
    QCOMPARE(error[u"is_bifrost_error"_s].toBool(), true);
    QVERIFY(client.closedByPeer());
}

void DrainTest::callerThatNeverReadsCostsLittle_data()
{
    QTest::addColumn<bool>("stream");
    QTest::newRow("stream") << true;
    QTest::newRow("whole") << false;
}

void DrainTest::callerThatNeverReadsCostsLittle()
{
    QFETCH(bool, stream);
    constexpr qint64 Enough = 64 * 1024 * 1024;
    MockProvider mock;
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    QVERIFY(postTo(gateway, "/openai/v1/chat/completions", chatBody("openai/gpt-4o")));
    const qint64 before = gateway.residentKilobytes();

    MockStep step = MockStep::events({Event});
    const QByteArray piece = sseEvent("{\"x\":\"" + QByteArray(16000, 'y') + "\"}");
    step.filler = httpChunk(piece);
    step.fillerTimes = Enough / step.filler.size();
    step.tail = step.pieces->takeLast();
    if (!stream) {
        step = MockStep::raw({"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                              + QByteArray::number(Enough) + "\r\n\r\n"});
        step.filler = QByteArray(16384, ' ');
        step.fillerTimes = Enough / 16384;
    }
    constexpr int Callers = 5;
    const qint64 sentBefore = mock.bytesSent();
    std::vector<std::unique_ptr<RawClient>> callers;
    for (int i = 0; i < Callers; ++i) {
        mock.enqueue(step);
        callers.push_back(std::make_unique<RawClient>(gateway.port(), "127.0.0.1", 16384));
        callers.back()->send(httpRequest("POST", "/openai/v1/chat/completions",
                                         chatBody("openai/gpt-4o", stream ? "\"stream\":true," : "")));
    }
    QCOMPARE(mock.waitForRequests(1 + Callers).size(), 1 + Callers);
    // When the provider can send no more for a while, everything between it and the callers is full.
    qint64 sent = -1;
    while (sent != mock.bytesSent() && mock.bytesSent() - sentBefore < Callers * Enough) {
        sent = mock.bytesSent();
        mock.waitForSent(sent + 1, 500ms);
    }
    QVERIFY2(mock.bytesSent() - sentBefore < Callers * Enough / 2, "the gateway took the whole answers in");
    // 256 KB each, and as much again for whatever holds them.
    const qint64 growth = gateway.residentKilobytes() - before;
    QVERIFY2(gateway.sanitized() || growth < Callers * 512 + 2048, QByteArray::number(growth));

    // One of them wakes up and gets it all, but for chunk lines that the gateway may have saved.
    constexpr qint64 AlmostAll = Enough / 100 * 99;
    QVERIFY2(callers.front()->receiveBytes(AlmostAll, 60s).size() >= AlmostAll, callers.front()->fault());
    callers.clear();
    QVERIFY(mock.waitForAborts(Callers - 1));
    STOP_GATEWAY(gateway);
}

void DrainTest::providerThatNeverReadsCostsLittle()
{
    MockProvider mock;
    mock.enqueue(MockStep::neverRead());
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    const qint64 before = gateway.residentKilobytes();
    RawClient client(gateway.port());
    constexpr int Size = 20 * 1024 * 1024;
    client.send(
        httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o", "", QByteArray(Size, 'x'))));
    QVERIFY(client.silentFor(500ms));
    // The body is held once; a copy of it would double the figure.
    const qint64 growth = gateway.residentKilobytes() - before;
    QVERIFY2(gateway.sanitized() || growth < Size / 1024 * 3 / 2, QByteArray::number(growth));
    client.reset();
    QVERIFY(gateway.healthy());
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(DrainTest)
#include "draintest.moc"
