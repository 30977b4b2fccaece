// SPDX-License-Identifier: GPL-3.0-or-later
// Callers who leave at any byte of what they send and of what they get.
#include "tests/corpus/processwatch.h"
#include "tests/gateway/blackbox/fixture.h"
#include "tests/ordeal/scale.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray jsonPost(const QByteArray &target, const QByteArray &body)
{
    return httpRequest("POST", target, body, "Content-Type: application/json\r\n");
}

/// A provider that keeps no connection: those that are kept for the next call would look like forgotten ones.
MockOptions closingProvider()
{
    MockOptions options;
    options.headerLines = "Connection: close\r\n";
    return options;
}

/// In turns by FIN and by RST.
void leave(RawClient &client, qsizetype byte)
{
    if (byte % 2 == 0)
        client.reset();
    else
        client.close();
}

/// The part of an answer that can be told apart at the other end.
QByteArray mark(int number)
{
    return "mark-" + QByteArray::number(number);
}

QByteArray markedEvent(int number)
{
    return sseEvent(R"({"id":"c","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":")"
                    + mark(number) + R"("}}]})");
}

QByteArray markedStream()
{
    constexpr int Events = 4;
    QByteArray stream =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < Events; ++i)
        stream += httpChunk(markedEvent(i));
    return stream + httpChunk(sseEvent("[DONE]")) + "0\r\n\r\n";
}

QByteArray wholeAnswer()
{
    const QByteArray body = R"({"id":"c","object":"chat.completion","choices":[{"index":0,"message":{)"
                            R"("role":"assistant","content":"hi"},"finish_reason":"stop"}]})";
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

class LeavingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atAnyByteOfARequest_data();
    void atAnyByteOfARequest();
    void atAnyByteOfAnAnswer_data();
    void atAnyByteOfAnAnswer();
};

void LeavingTest::atAnyByteOfARequest_data()
{
    const QByteArray body = chatBody("openai/gpt-4o", "\"stream\":true,");
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("with a length") << jsonPost("/v1/chat/completions", body);
    QTest::newRow("in chunks") << httpRequest("POST", "/openai/v1/chat/completions", QByteArray(),
                                              "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n")
            + inChunks(body, 50);
    QTest::newRow("without a body") << httpRequest("GET", "/v1/models");
    QTest::newRow("of the management") << jsonPost("/api/providers", R"({"provider":"groq"})");
}

void LeavingTest::atAnyByteOfARequest()
{
    QFETCH(QByteArray, request);
    MockProvider mock(closingProvider());
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    QVERIFY(postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o")));
    const ProcessWatch watch(gateway.processId());
    for (qsizetype sent = 0; sent <= request.size(); ++sent) {
        RawClient client(gateway.port());
        QVERIFY(client.send(request.first(sent)));
        leave(client, sent);
    }
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer && answer->status == 200);
    QVERIFY2(runUntil([&] { return watch.isAsBefore(); }, Patience), watch.description());
    STOP_GATEWAY(gateway);
}

void LeavingTest::atAnyByteOfAnAnswer_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray stream = "\"stream\":true,";
    QTest::newRow("stream, native") << QByteArray("/v1/chat/completions") << stream << markedStream();
    QTest::newRow("stream, drop-in") << QByteArray("/openai/v1/chat/completions") << stream << markedStream();
    QTest::newRow("whole") << QByteArray("/v1/chat/completions") << QByteArray() << wholeAnswer();
}

/// The provider stops at a byte, and there the caller leaves: the provider is let go as well.
void LeavingTest::atAnyByteOfAnAnswer()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, answer);
    MockProvider mock(closingProvider());
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    QVERIFY(postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o")));
    const ProcessWatch watch(gateway.processId());
    const QByteArray request = jsonPost(target, chatBody("openai/gpt-4o", more));
    int relayed = 0; // events
    for (qsizetype size = 0; size < answer.size(); ++size) {
        const QByteArray part = answer.first(size);
        if (part.endsWith(httpChunk(markedEvent(relayed))))
            ++relayed;
        mock.enqueue(MockStep::raw({part, MockStep::gate()}));
        RawClient client(gateway.port());
        QVERIFY(client.send(request));
        if (relayed == 0)
            QCOMPARE(mock.waitForRequests(int(size) + 2, Patience).size(), size + 2);
        else
            QVERIFY2(!client.receiveUntil(mark(relayed - 1), Patience).isEmpty(), client.fault());
        leave(client, size);
        QVERIFY2(mock.waitForAborts(int(size) + 1, Patience), QByteArray::number(size));
    }
    QVERIFY(!more.isEmpty() == (relayed > 0));
    const auto again = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(again && again->status == 200);
    QVERIFY2(runUntil([&] { return watch.isAsBefore(); }, Patience), watch.description());
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(LeavingTest)
#include "leavingtest.moc"
