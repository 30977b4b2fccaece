// SPDX-License-Identifier: GPL-3.0-or-later
// What a provider says, however it says it: the label of its answers, and errors in all the shapes there are.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

#include <memory>

using namespace bifrost::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray Native = "/v1/chat/completions";
const QByteArray DropIn = "/openai/v1/chat/completions";
const QByteArray Streaming = "\"stream\":true,";
const QByteArray Events = "Content-Type: text/event-stream\r\n";
const QByteArray Good = R"({"choices":[]})";

} // namespace

class ProviderWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void jsonIsCalledJson_data();
    void jsonIsCalledJson();
    void anErrorIsCalledJson();
    void aPlainBodyUnderTheLabelOfAStream_data();
    void aPlainBodyUnderTheLabelOfAStream();
    void aGoodBodyUnderTheLabelOfAStream();
    void anErrorStatusWithEvents();
    void everyErrorHasItsObject_data();
    void everyErrorHasItsObject();
    void aModelMayThinkBeforeItsStreamBegins();
    void aLargeRequestIsNotShown();
    void cleanupTestCase();

private:
    HttpAnswer ask(const MockStep &step, const QByteArray &target, const QByteArray &more = QByteArray());

    MockProvider m_mock;
    std::unique_ptr<GatewayProcess> m_gateway;
};

void ProviderWordsTest::initTestCase()
{
    m_gateway = std::make_unique<GatewayProcess>(openAiConfig(m_mock));
    START_GATEWAY(*m_gateway);
}

HttpAnswer ProviderWordsTest::ask(const MockStep &step, const QByteArray &target, const QByteArray &more)
{
    m_mock.enqueue(step);
    return postTo(*m_gateway, target, chatBody("openai/gpt-4o", more)).value_or(HttpAnswer());
}

void ProviderWordsTest::jsonIsCalledJson_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("type");
    const QByteArray json = "application/json";
    QTest::newRow("nothing") << QByteArray() << json;
    QTest::newRow("text") << QByteArray("Content-Type: text/plain; charset=utf-8\r\n") << json;
    QTest::newRow("page") << QByteArray("Content-Type: text/html\r\n") << json;
    QTest::newRow("stream") << Events << json;
    QTest::newRow("no encoding") << QByteArray("Content-Encoding: identity\r\n") << json;
    const QByteArray own = "application/json; charset=utf-8";
    QTest::newRow("JSON") << "Content-Type: " + own + "\r\n" << own;
    const QByteArray problem = "application/problem+json";
    QTest::newRow("a kind of it") << "Content-Type: " + problem + "\r\n" << problem;
}

void ProviderWordsTest::jsonIsCalledJson()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, type);
    const QByteArray large = R"({"choices":[],"x":")" + QByteArray(400'000, 'x') + "\"}";
    for (const QByteArray &target : {Native, DropIn}) {
        for (const QByteArray &body : {Good, large}) {
            const HttpAnswer answer = ask(MockStep::answer(200, body, lines), target);
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.headers.value("Content-Type"), type);
            QVERIFY(!answer.headers.has("Content-Encoding"));
            QCOMPARE(target == Native ? withoutExtraFields(answer.body) : answer.body, body);
        }
    }
}

void ProviderWordsTest::anErrorIsCalledJson()
{
    const QByteArray body = R"({"error":{"message":"no"}})";
    for (const QByteArray &target : {Native, DropIn}) {
        const HttpAnswer answer =
            ask(MockStep::answer(400, body, "Content-Encoding: identity\r\nRetry-After: 3\r\n"), target);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.headers.value("Content-Type"), QByteArray("application/json"));
        QCOMPARE(answer.headers.value("Retry-After"), QByteArray("3"));
        QCOMPARE(answer.errorMessage(), QByteArray("no"));
    }
    const HttpAnswer page = ask(MockStep::answer(400, "<p>no</p>", "Content-Type: text/html\r\n"), DropIn);
    QCOMPARE(page.headers.value("Content-Type"), QByteArray("text/html"));
    QCOMPARE(page.body, QByteArray("<p>no</p>"));
}

void ProviderWordsTest::aPlainBodyUnderTheLabelOfAStream_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("message");
    const QByteArray error =
        R"({"error":{"message":"too long","type":"invalid_request_error","code":"context_length_exceeded"}})";
    QTest::newRow("error") << error << 400 << QByteArray("too long");
    QTest::newRow("with a line end") << error + "\n" << 400 << QByteArray("too long");
    QTest::newRow("with a blank line") << error + "\n\n" << 400 << QByteArray("too long");
    QTest::newRow("over several lines") << QByteArray("{\n \"error\": {\n\n  \"message\": \"too long\",\n"
                                                      "  \"code\": \"429\"}\n}\n")
                                        << 429 << QByteArray("too long");
    QTest::newRow("behind a sign of life") << ": processing\n\n" + error << 400 << QByteArray("too long");
    QTest::newRow("text") << QByteArray("Internal Server Error") << 502
                          << QByteArray(
                                 "openai answered with status 200 and something that is no JSON object "
                                 "(text/event-stream): Internal Server Error");
    QTest::newRow("nothing") << QByteArray() << 502
                             << QByteArray("The provider's stream ended before its first event.");
    QTest::newRow("half an event") << QByteArray("data: {\"choi") << 502
                                   << QByteArray("The provider's stream ended in the middle of an event.");
}

void ProviderWordsTest::aPlainBodyUnderTheLabelOfAStream()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, message);
    for (const QByteArray &target : {Native, DropIn}) {
        const HttpAnswer answer = ask(MockStep::answer(200, body, Events), target, Streaming);
        QVERIFY2(answer.status == status, answer.raw);
        QCOMPARE(answer.errorMessage(), message);
        QCOMPARE(answer.headers.value("Content-Type"), QByteArray("application/json"));
        if (body.contains("context_length"))
            QCOMPARE(answer.json()[u"error"_s][u"code"_s].toString(), u"context_length_exceeded"_s);
    }
}

void ProviderWordsTest::aGoodBodyUnderTheLabelOfAStream()
{
    const HttpAnswer answer = ask(MockStep::answer(200, Good, Events), DropIn, Streaming);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("Content-Type"), QByteArray("application/json"));
    QCOMPARE(answer.body, Good);
}

void ProviderWordsTest::anErrorStatusWithEvents()
{
    const QByteArray event =
        "data: {\"error\":{\"message\":\"no\",\"type\":\"invalid_request_error\",\"code\":\"x\"}}\n\n";
    const HttpAnswer native = ask(MockStep::answer(400, event, Events), Native, Streaming);
    QCOMPARE(native.status, 400);
    QCOMPARE(native.headers.value("Content-Type"), QByteArray("application/json"));
    const QJsonObject error = native.json()[u"error"_s].toObject();
    QCOMPARE(error[u"message"_s].toString(), u"no"_s);
    QCOMPARE(error[u"type"_s].toString(), u"invalid_request_error"_s);
    QCOMPARE(error[u"code"_s].toString(), u"x"_s);
    QVERIFY(native.json()[u"extra_fields"_s].isObject());
    const HttpAnswer dropIn = ask(MockStep::answer(400, event, Events), DropIn, Streaming);
    QCOMPARE(dropIn.body, event); // byte for byte
}

void ProviderWordsTest::everyErrorHasItsObject_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, const char *said, const char *message,
                        const char *type = "upstream_error", const char *code = "") {
        QTest::newRow(name) << QByteArray(said) << QByteArray(message) << QByteArray(type)
                            << QByteArray(code);
    };
    row("message", R"({"message":"x"})", "x");
    row("all beside", R"({"message":"x","type":"t","code":7})", "x", "t", "7");
    row("text", R"({"error":"just text"})", "just text");
    row("text and code", R"({"error":"just text","code":"c"})", "just text", "upstream_error", "c");
    row("null", R"({"error":null,"message":"x"})", "x");
    row("vLLM", R"({"object":"error","message":"x","type":"BadRequestError","code":401})", "x",
        "BadRequestError", "401");
    row("FastAPI", R"({"detail":[{"loc":["body","top_p"],"msg":"is bad"}]})", "top_p: is bad");
    row("string", R"("not \"you\"")", "not \"you\"");
    row("array", R"([{"error":{"message":"x","code":401}}])", "x", "upstream_error", "401");
    row("empty", "{}", "{}");
    row("words", "not you", "not you");
}

void ProviderWordsTest::everyErrorHasItsObject()
{
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, code);
    const HttpAnswer native = ask(MockStep::answer(401, said), Native);
    QCOMPARE(native.status, 401);
    const QJsonObject whole = native.json();
    QVERIFY2(whole[u"error"_s].isObject() && whole[u"extra_fields"_s].isObject(), native.body);
    QCOMPARE(native.body.count("\"error\":"), 1);
    const QJsonObject error = whole[u"error"_s].toObject();
    QCOMPARE(error[u"message"_s].toString().toUtf8(), message);
    QCOMPARE(error[u"type"_s].toString().toUtf8(), type);
    QCOMPARE(error[u"code"_s].toString().toUtf8(), code);
    QCOMPARE(native.headers.value("Content-Type"), QByteArray("application/json"));
    if (said.contains("detail"))
        QVERIFY(whole[u"detail"_s].isArray()); // what else it tells stays
    QCOMPARE(ask(MockStep::answer(401, said), DropIn).body, said);
}

void ProviderWordsTest::aModelMayThinkBeforeItsStreamBegins()
{
    MockProvider mock;
    mock.enqueue(MockStep::events(
                     {sseEvent(R"({"choices":[{"index":0,"delta":{"content":"x"}}]})"), sseEvent("[DONE]")})
                     .slowly(2500ms));
    GatewayProcess gateway(openAiConfig(mock, {{u"default_request_timeout_in_seconds"_s, 1}}));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, Native, chatBody("openai/gpt-4o", Streaming));
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
    QVERIFY2(answer->body.endsWith("data: [DONE]\n\n"), answer->body);
    STOP_GATEWAY(gateway);
}

void ProviderWordsTest::aLargeRequestIsNotShown()
{
    MockProvider mock;
    GatewayProcess gateway(withMember(openAiConfig(mock), u"providers/openai/send_back_raw_request"_s, true));
    START_GATEWAY(gateway);
    const auto small = postTo(gateway, Native, chatBody("openai/gpt-4o"));
    QVERIFY(small && small->json()[u"extra_fields"_s][u"raw_request"_s].isObject());
    const auto large = postTo(gateway, Native, chatBody("openai/gpt-4o", {}, QByteArray(300'000, 'x')));
    QVERIFY(large);
    QCOMPARE(large->status, 200);
    QVERIFY(large->json()[u"extra_fields"_s].isObject());
    QVERIFY(!large->body.contains("raw_request"));
    STOP_GATEWAY(gateway);
}

void ProviderWordsTest::cleanupTestCase()
{
    STOP_GATEWAY(*m_gateway);
}

BIFROST_TEST(ProviderWordsTest)
#include "providerwordstest.moc"
