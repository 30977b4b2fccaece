// SPDX-License-Identifier: GPL-3.0-or-later
// Compressed bodies, in both directions.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"
#include "tests/support/wrapping.h"

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Target = "/v1/chat/completions";
const QByteArray DropIn = "/openai/v1/chat/completions";
const QByteArray Answer =
    R"({"id":"a","object":"chat.completion","created":1,"model":"gpt-4o","choices":[{"index":0,"message":)"
    R"({"role":"assistant","content":"Hello"},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,)"
    R"("completion_tokens":7,"total_tokens":12}})";

MockStep encodedAnswer(int status, const QByteArray &bytes, const QByteArray &coding)
{
    return MockStep::answer(status, bytes,
                            "Content-Type: application/json\r\nContent-Encoding: " + coding + "\r\n");
}

} // namespace

class EncodingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void codings_data();
    void aRequestGoesOnAsItIs_data() { codings_data(); }
    void aRequestGoesOnAsItIs();
    void aManagementRequestIsRead();
    void whatIsWrongLeavesARow();
    void aWholeAnswerIsUnfolded_data() { codings_data(); }
    void aWholeAnswerIsUnfolded();
    void aLargeAnswerIsUnfolded();
    void anErrorIsUnfolded();
    void aStreamIsUnfoldedEventByEvent();
    void aBrokenAnswerIsOne_data();
    void aBrokenAnswerIsOne();
    void aSlowReaderHoldsABombUp();
    void cleanupTestCase();

private:
    MockProvider m_mock;
    std::unique_ptr<GatewayProcess> m_gateway;
};

void EncodingTest::initTestCase()
{
    m_gateway = std::make_unique<GatewayProcess>(openAiConfig(m_mock));
    START_GATEWAY(*m_gateway);
}

void EncodingTest::codings_data()
{
    QTest::addColumn<QByteArray>("coding");
    for (const char *coding : {"gzip", "deflate", "br", "zstd"})
        QTest::newRow(coding) << QByteArray(coding);
}

void EncodingTest::aRequestGoesOnAsItIs()
{
    QFETCH(const QByteArray, coding);
    const QByteArray body = chatBody("openai/gpt-4o", {}, QByteArray(3000, 'x') + "é");
    const auto answer =
        postTo(*m_gateway, Target, wrapped(body, coding), "Content-Encoding: " + coding + "\r\n");
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
    const MockRequest sent = m_mock.requests().last();
    QVERIFY(!sent.headers.has("Content-Encoding"));
    QCOMPARE(sent.body, QByteArray(body).replace("openai/gpt-4o", "gpt-4o"));
}

void EncodingTest::aManagementRequestIsRead()
{
    const QByteArray body = wrapped(R"({"client_config":{"max_request_body_size_mb":99}})", "gzip");
    const auto answer =
        m_gateway->caller()->ask(httpRequest("PATCH", "/api/config", body, "Content-Encoding: gzip\r\n"));
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
    const auto shown = getFrom(*m_gateway, "/api/config");
    QCOMPARE(shown->json()[u"client_config"][u"max_request_body_size_mb"].toInt(), 99);
}

void EncodingTest::whatIsWrongLeavesARow()
{
    const qsizetype before = m_mock.requests().size();
    const auto status = [&](const QByteArray &body, const QByteArray &coding) {
        const auto answer = postTo(*m_gateway, Target, body, "Content-Encoding: " + coding + "\r\n");
        return answer ? answer->status : 0;
    };
    QCOMPARE(status("{}", "gzip"), 400);
    QCOMPARE(status(wrapped(chatBody("openai/gpt-4o"), "gzip").chopped(2), "gzip"), 400);
    QCOMPARE(status("{}", "compress"), 415);
    QCOMPARE(status(wrapped(QByteArray(120'000'000, ' '), "gzip"), "gzip"), 413);
    QVERIFY(m_gateway->residentKilobytes() < 400'000 || m_gateway->sanitized());
    QCOMPARE(m_mock.requests().size(), before);
    QVERIFY(m_gateway->healthy());
}

void EncodingTest::aWholeAnswerIsUnfolded()
{
    QFETCH(const QByteArray, coding);
    m_mock.enqueue(encodedAnswer(200, wrapped(Answer, coding), coding));
    const auto answer =
        postTo(*m_gateway, DropIn, chatBody("openai/gpt-4o"), "Accept-Encoding: gzip, br\r\n");
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
    QCOMPARE(answer->body, Answer);
    QVERIFY(!answer->headers.has("Content-Encoding"));
    QCOMPARE(answer->headers.value("Content-Length"), QByteArray::number(Answer.size()));
    m_mock.enqueue(encodedAnswer(200, wrapped(Answer, coding), coding).splitBytewise());
    const auto native = postTo(*m_gateway, Target, chatBody("openai/gpt-4o"));
    QVERIFY(native);
    QCOMPARE(withoutExtraFields(native->body), Answer);
}

void EncodingTest::aLargeAnswerIsUnfolded()
{
    const QByteArray large = QByteArray(Answer).replace("Hello", QByteArray(3'000'000, 'x'));
    m_mock.enqueue(encodedAnswer(200, wrapped(wrapped(large, "br"), "gzip"), "br, gzip"));
    const auto answer = postTo(*m_gateway, DropIn, chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(answer->body == large);
}

void EncodingTest::anErrorIsUnfolded()
{
    const QByteArray error = R"({"error":{"message":"Slow down.","type":"rate_limit_error"}})";
    m_mock.enqueue(encodedAnswer(429, wrapped(error, "gzip"), "gzip"));
    const auto answer = postTo(*m_gateway, DropIn, chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 429);
    QCOMPARE(answer->body, error);
    QVERIFY(!answer->headers.has("Content-Encoding"));
}

void EncodingTest::aStreamIsUnfoldedEventByEvent()
{
    const QByteArray first = sseEvent(R"({"choices":[{"index":0,"delta":{"content":"a"}}]})");
    const QByteArray second =
        sseEvent(R"({"choices":[{"index":0,"delta":{"content":"b"},"finish_reason":"stop"}]})");
    GzipStream stream;
    const QByteArray one = stream.add(first);
    const QByteArray two = stream.add(second);
    const QByteArray end = stream.add(sseEvent("[DONE]"), true);
    m_mock.enqueue(
        MockStep::raw({"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: gzip\r\n"
                       "Transfer-Encoding: chunked\r\n\r\n"
                           + httpChunk(one),
                       MockStep::gate(), httpChunk(two), MockStep::gate(), httpChunk(end) + "0\r\n\r\n"}));
    const auto client = m_gateway->caller();
    client->send(httpRequest("POST", DropIn, chatBody("openai/gpt-4o", "\"stream\":true,")));
    QVERIFY2(!client->receiveUntil(first).isEmpty(), "the first event is held back");
    m_mock.release();
    QVERIFY2(!client->receiveUntil(second).isEmpty(), "the second event is held back");
    m_mock.release();
    const auto answer = client->receive();
    QVERIFY(answer);
    QCOMPARE(answer->body, first + second + sseEvent("[DONE]"));
    QVERIFY(!answer->headers.has("Content-Encoding"));
}

void EncodingTest::aBrokenAnswerIsOne_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("plain") << Answer << QByteArray("gzip") << QByteArray("is not valid gzip");
    QTest::newRow("cut") << wrapped(Answer, "gzip").chopped(9) << QByteArray("gzip")
                         << QByteArray("ends too early");
    QTest::newRow("unknown") << Answer << QByteArray("x") << QByteArray("`x`");
}

void EncodingTest::aBrokenAnswerIsOne()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, coding);
    QFETCH(const QByteArray, said);
    m_mock.enqueue(encodedAnswer(200, bytes, coding));
    const auto answer = postTo(*m_gateway, Target, chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 502);
    QVERIFY2(answer->errorMessage().contains(said), answer->raw);
}

/// What unfolds to very much costs no more than its reader takes.
void EncodingTest::aSlowReaderHoldsABombUp()
{
    const QByteArray large = QByteArray(Answer).replace("Hello", QByteArray(100'000'000, 'x'));
    m_mock.enqueue(encodedAnswer(200, wrapped(large, "zstd"), "zstd"));
    const qint64 before = m_gateway->residentKilobytes();
    RawClient client(m_gateway->port(), "127.0.0.1", 16 * 1024);
    client.send(httpRequest("POST", DropIn, chatBody("openai/gpt-4o")));
    QVERIFY(!client.receiveUntil("xxxx").isEmpty());
    QVERIFY(m_gateway->healthy()); // others are served meanwhile
    QVERIFY(m_gateway->residentKilobytes() < before + 60'000 || m_gateway->sanitized());
    client.close();
    QVERIFY(m_gateway->healthy());
}

void EncodingTest::cleanupTestCase()
{
    STOP_GATEWAY(*m_gateway);
}

BIFROST_TEST(EncodingTest)
#include "encodingtest.moc"
