// SPDX-License-Identifier: GPL-3.0-or-later
// Streams: every event as it came, and at once.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/openaianswers.h"
#include "tests/support/testmain.h"

#include <memory>

using namespace bifrost::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray Stream = "\"stream\":true,";
const QByteArray WithUsage = Stream + "\"stream_options\":{\"include_usage\":true},";
const QByteArray Delta = R"({"choices":[{"index":0,"delta":{"content":"x"}}]})";

/// What the mock streams for a request that it got.
QList<QByteArray> eventsFor(const MockRequest &request)
{
    return openAiAnswer(request).events;
}

} // namespace

class StreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void dropInKeepsEveryByte();
    void nativeAddsToTheUsageChunkOnly_data();
    void nativeAddsToTheUsageChunkOnly();
    void usageIsAskedForAndWithheld_data();
    void usageIsAskedForAndWithheld();
    void headIsThatOfAStream();
    void eventsAreNotHeldBack();
    void survivesEverySplit_data();
    void survivesEverySplit();
    void oddEventsComeThrough();
    void hugeEventComesThrough();
    void aMissingDoneIsAddedOnTheNativeSurfaceOnly();
    void endsWithItsMarkerEvenIfTheProviderDoesNot();
    void isKnownUnderAnotherLabel();
    void whatIsNoEventOfAModelIsRefused_data();
    void whatIsNoEventOfAModelIsRefused();
    void cleanupTestCase();

private:
    MockProvider m_mock;
    std::unique_ptr<GatewayProcess> m_gateway;
};

void StreamTest::initTestCase()
{
    m_gateway = std::make_unique<GatewayProcess>(openAiConfig(m_mock));
    START_GATEWAY(*m_gateway);
}

void StreamTest::dropInKeepsEveryByte()
{
    for (const QByteArray &more :
         {WithUsage, WithUsage + R"("tools":[{"type":"function","function":{"name":"f"}}],)"}) {
        const auto answer =
            postTo(*m_gateway, "/openai/v1/chat/completions", chatBody("openai/gpt-4o", more));
        QVERIFY(answer);
        const MockRequest sent = m_mock.requests().last();
        QCOMPARE(sent.body, chatBody("gpt-4o", more));
        QCOMPARE(answer->body, eventsFor(sent).join());
    }
}

void StreamTest::nativeAddsToTheUsageChunkOnly_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("chat") << QByteArray("/v1/chat/completions") << chatBody("openai/gpt-4o", WithUsage);
    QTest::newRow("completion") << QByteArray("/v1/completions")
                                << "{\"model\":\"openai/gpt-3.5-turbo-instruct\"," + WithUsage
            + "\"prompt\":\"a b\"}";
}

void StreamTest::nativeAddsToTheUsageChunkOnly()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    const auto answer = postTo(*m_gateway, target, body);
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    const QList<QByteArray> theirs = eventsOf(eventsFor(m_mock.requests().last()).join());
    const QList<QByteArray> ours = eventsOf(answer->body);
    QCOMPARE(ours.size(), theirs.size());
    for (qsizetype i = 0; i < ours.size(); ++i) {
        if (i != ours.size() - 2)
            QCOMPARE(ours[i], theirs[i]);
    }
    const QByteArray usage = ours[ours.size() - 2];
    QCOMPARE(withoutExtraFields(usage), theirs[theirs.size() - 2]);
    const QJsonObject extra = QJsonDocument::fromJson(usage).object()[u"extra_fields"_s].toObject();
    QCOMPARE(extra[u"provider"_s].toString(), u"openai"_s);
}

void StreamTest::usageIsAskedForAndWithheld_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("options");
    for (const QByteArray target : {"/v1/chat/completions", "/openai/v1/chat/completions"}) {
        QTest::newRow(target + ", no options") << target << Stream;
        QTest::newRow(target + ", null") << target << Stream + "\"stream_options\":null,";
        QTest::newRow(target + ", empty") << target << Stream + "\"stream_options\":{},";
        QTest::newRow(target + ", false")
            << target << Stream + "\"stream_options\":{\"include_usage\":false},";
        QTest::newRow(target + ", other option")
            << target << Stream + "\"stream_options\":{\"include_obfuscation\":false},";
    }
}

void StreamTest::usageIsAskedForAndWithheld()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, options);
    const auto answer = postTo(*m_gateway, target, chatBody("openai/gpt-4o", options));
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->body);
    const MockRequest sent = m_mock.requests().last();
    const QJsonObject sentOptions = sent.json()[u"stream_options"_s].toObject();
    QCOMPARE(sentOptions[u"include_usage"_s], QJsonValue(true));
    QCOMPARE(sentOptions.contains(u"include_obfuscation"_s), options.contains("include_obfuscation"));
    QList<QByteArray> expected = eventsFor(sent);
    expected.removeAt(expected.size() - 2);
    QCOMPARE(answer->body, expected.join());
}

void StreamTest::headIsThatOfAStream()
{
    const auto answer = postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", Stream));
    QVERIFY(answer);
    QVERIFY(answer->headers.value("Content-Type").startsWith("text/event-stream"));
    QCOMPARE(answer->headers.value("Cache-Control"), QByteArray("no-cache"));
    QCOMPARE(answer->headers.value("Transfer-Encoding"), QByteArray("chunked"));
    QCOMPARE(answer->headers.value("X-Request-Id"), QByteArray("req_mock"));
    QVERIFY2(faultOf(*answer).isEmpty(), faultOf(*answer));
}

void StreamTest::eventsAreNotHeldBack()
{
    const QByteArray second = QByteArray(Delta).replace("\"x\"", "\"y\"");
    m_mock.enqueue(MockStep::events(
        {sseEvent(Delta), MockStep::gate(), sseEvent(second), MockStep::gate(), sseEvent("[DONE]")}));
    RawClient client(m_gateway->port());
    client.send(httpRequest("POST", "/openai/v1/chat/completions", chatBody("openai/gpt-4o", Stream)));
    QVERIFY2(!client.receiveUntil(sseEvent(Delta)).isEmpty(), "the first event is held back");
    m_mock.release();
    QVERIFY2(!client.receiveUntil(sseEvent(second)).isEmpty(), "the second event is held back");
    m_mock.release();
    const auto answer = client.receive();
    QVERIFY2(answer, client.fault());
    QCOMPARE(answer->body, sseEvent(Delta) + sseEvent(second) + sseEvent("[DONE]"));
}

void StreamTest::survivesEverySplit_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("options");
    QTest::newRow("drop-in") << QByteArray("/openai/v1/chat/completions") << WithUsage;
    QTest::newRow("native") << QByteArray("/v1/chat/completions") << WithUsage;
    QTest::newRow("usage withheld") << QByteArray("/openai/v1/chat/completions") << Stream;
}

void StreamTest::survivesEverySplit()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, options);
    m_mock.enqueue(MockStep::usual().splitBytewise());
    const auto split = postTo(*m_gateway, target, chatBody("openai/gpt-4o", options));
    const auto whole = postTo(*m_gateway, target, chatBody("openai/gpt-4o", options));
    QVERIFY(split && whole);
    QCOMPARE(split->status, 200);
    // The latency in extra_fields is the one thing that may differ.
    const auto withoutExtra = [](const QByteArray &body) {
        const QByteArray without = withoutExtraFields(body);
        return without.isEmpty() ? body : without;
    };
    QCOMPARE(withoutExtra(split->body), withoutExtra(whole->body));
}

void StreamTest::oddEventsComeThrough()
{
    // Comments, other fields, CRLF and CR as line ends, several data lines, no blank behind the colon.
    const QByteArray odd = ": comment\n\ndata:" + Delta + "\n\nevent: x\r\nid: 7\r\nretry: 10\r\ndata: "
        + Delta + "\r\n\r\n" + "data: {\"choices\":\ndata: []}\n\ndata: [DONE]\n\n";
    m_mock.enqueue(MockStep::raw({"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: "
                                  + QByteArray::number(odd.size()) + "\r\n\r\n" + odd}));
    const auto answer =
        postTo(*m_gateway, "/openai/v1/chat/completions", chatBody("openai/gpt-4o", WithUsage));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, odd);
}

void StreamTest::hugeEventComesThrough()
{
    const QByteArray event =
        sseEvent(R"({"choices":[{"index":0,"delta":{"content":")" + QByteArray(1024 * 1024, 'z') + "\"}}]}");
    m_mock.enqueue(MockStep::events({sseEvent(Delta), event, sseEvent("[DONE]")}));
    const auto answer = postTo(*m_gateway, "/openai/v1/chat/completions", chatBody("openai/gpt-4o", Stream));
    QVERIFY(answer);
    QVERIFY(answer->body == sseEvent(Delta) + event + sseEvent("[DONE]"));
}

void StreamTest::aMissingDoneIsAddedOnTheNativeSurfaceOnly()
{
    const QByteArray last = sseEvent(R"({"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})");
    for (const QByteArray prefix : {"", "/openai"}) {
        m_mock.enqueue(MockStep::events({sseEvent(Delta), last}));
        const auto answer =
            postTo(*m_gateway, prefix + "/v1/chat/completions", chatBody("openai/gpt-4o", Stream));
        QVERIFY(answer);
        QCOMPARE(answer->body, sseEvent(Delta) + last + (prefix.isEmpty() ? sseEvent("[DONE]") : ""));
    }
}

void StreamTest::endsWithItsMarkerEvenIfTheProviderDoesNot()
{
    const QByteArray events = sseEvent(Delta) + sseEvent("[DONE]");
    m_mock.enqueue(MockStep::raw({"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                                  "Transfer-Encoding: chunked\r\n\r\n"
                                      + httpChunk(events),
                                  MockStep::gate()}));
    const auto answer = postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", Stream));
    QVERIFY(answer);
    QCOMPARE(answer->body, events);
    m_mock.release();
}

/// Some servers call their events plain text.
void StreamTest::isKnownUnderAnotherLabel()
{
    const QByteArray events = sseEvent(Delta) + sseEvent("[DONE]");
    for (const QByteArray label : {"Content-Type: text/plain\r\n", ""}) {
        m_mock.enqueue(MockStep::raw({"HTTP/1.1 200 OK\r\n" + label + "Content-Length: "
                                      + QByteArray::number(events.size()) + "\r\n\r\n" + events}));
        const auto answer = postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", Stream));
        QVERIFY(answer);
        QVERIFY2(answer->status == 200, answer->raw);
        QVERIFY2(answer->headers.value("Content-Type").startsWith("text/event-stream"), answer->raw);
        QCOMPARE(answer->body, events);
    }
}

void StreamTest::whatIsNoEventOfAModelIsRefused_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("no JSON") << QByteArray("Content-Type: text/event-stream\r\n")
                             << QByteArray("data: not json\n\ndata: [DONE]\n\n") << QByteArray("no JSON");
    QTest::newRow("compressed") << QByteArray("Content-Type: text/event-stream\r\nContent-Encoding: x\r\n")
                                << QByteArray("\x1f\x8b\x08") << QByteArray("`x`");
    QTest::newRow("cut gzip") << QByteArray("Content-Type: text/event-stream\r\nContent-Encoding: gzip\r\n")
                              << QByteArray("\x1f\x8b\x08") << QByteArray("ends too early");
    QTest::newRow("a page") << QByteArray("Content-Type: text/html\r\n") << QByteArray("<p>Hello")
                            << QByteArray("(text/html)");
}

void StreamTest::whatIsNoEventOfAModelIsRefused()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, word);
    m_mock.enqueue(MockStep::raw({"HTTP/1.1 200 OK\r\n" + head + "Content-Length: "
                                  + QByteArray::number(body.size()) + "\r\n\r\n" + body}));
    const auto answer = postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", Stream));
    QVERIFY(answer);
    QCOMPARE(answer->status, 502);
    QVERIFY2(answer->errorMessage().contains(word), answer->raw);
}

void StreamTest::cleanupTestCase()
{
    QVERIFY2(m_mock.faults().isEmpty(), m_mock.faults().join('\n'));
    STOP_GATEWAY(*m_gateway);
}

BIFROST_TEST(StreamTest)
#include "streamtest.moc"
