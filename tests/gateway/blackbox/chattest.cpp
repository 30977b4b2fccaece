// SPDX-License-Identifier: GPL-3.0-or-later
// Whole answers: what the provider gets and what the caller gets, byte for byte.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/openaianswers.h"
#include "tests/support/testmain.h"

#include <memory>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

// Everything that a JSON library would write differently.
const QByteArray OddBody =
    "\n{ \"messages\" : [ {\"role\":\"user\",\t\"content\":\"h\\u0069 \\/ \\ud83d\\ude00 \xc3\xa4\"} ] ,\r\n"
    "\"seed\":12345678901234567890123, \"temperature\":1.0E+0, \"x_unknown\":{\"b\":1,\"a\":[1,2 , 3]},\n"
    "  \"model\" :  \"openai/gpt-4o-mini\" , \"x_null\":null,\"stream\" : false }\n";

} // namespace

class ChatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void requestKeepsItsBytes_data();
    void requestKeepsItsBytes();
    void escapedModelIsUnderstood();
    void chunkedRequestArrives();
    void aByteOrderMarkIsNoTrouble();
    void dropInAnswerKeepsItsBytes_data();
    void dropInAnswerKeepsItsBytes();
    void nativeAnswerHasOneMemberMore_data();
    void nativeAnswerHasOneMemberMore();
    void callersHeadersStayHere();
    void providersHeadersComeThrough();
    void toolCallComesBackUnchanged();
    void refusalComesThrough_data();
    void refusalComesThrough();
    void hugeAnswerComesThrough();
    void abortCancelsUpstream();
    void cleanupTestCase();

private:
    MockProvider m_mock;
    std::unique_ptr<GatewayProcess> m_gateway;
};

void ChatTest::initTestCase()
{
    m_gateway = std::make_unique<GatewayProcess>(openAiConfig(m_mock));
    START_GATEWAY(*m_gateway);
}

void ChatTest::requestKeepsItsBytes_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target :
         {"/v1/chat/completions", "/openai/v1/chat/completions", "/openai/chat/completions"})
        QTest::newRow(target) << QByteArray(target);
}

void ChatTest::requestKeepsItsBytes()
{
    QFETCH(QByteArray, target);
    m_mock.enqueue(MockStep::answer(200, R"({"choices":[]})"));
    const auto answer = postTo(*m_gateway, target, OddBody);
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    const MockRequest sent = m_mock.requests().last();
    QCOMPARE(sent.target, QByteArray("/v1/chat/completions"));
    QCOMPARE(sent.body, QByteArray(OddBody).replace("\"openai/gpt-4o-mini\"", "\"gpt-4o-mini\""));
    QCOMPARE(sent.bearer(), QByteArray("sk-mock"));
    QCOMPARE(sent.headers.value("Content-Type"), QByteArray("application/json"));
    QCOMPARE(sent.headers.value("Host"), "127.0.0.1:" + QByteArray::number(m_mock.port()));
}

void ChatTest::escapedModelIsUnderstood()
{
    const auto answer = postTo(*m_gateway, "/v1/chat/completions", chatBody("open\\u0061i\\/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(m_mock.requests().last().json()[u"model"_s].toString(), u"gpt-4o"_s);
}

void ChatTest::aByteOrderMarkIsNoTrouble()
{
    const QByteArray mark = "\xEF\xBB\xBF";
    const QByteArray body = R"({"choices":[{"finish_reason":"stop"}] })";
    const QByteArray large = R"({"choices":[{"text":")" + QByteArray(300 * 1024, 'x') + R"("}] })";
    for (const QByteArray target : {"/openai/v1/chat/completions", "/v1/chat/completions"}) {
        const auto theirs = [&](const HttpAnswer &answer) {
            return target.startsWith("/openai") ? answer.body : withoutExtraFields(answer.body);
        };
        m_mock.enqueue({MockStep::answer(200, mark + body), MockStep::answer(200, mark + large)});
        const auto answer = postTo(*m_gateway, target, mark + chatBody("openai/gpt-4o"));
        QVERIFY(answer);
        QVERIFY2(answer->status == 200, answer->raw);
        QCOMPARE(m_mock.requests().last().body, chatBody("gpt-4o"));
        QCOMPARE(theirs(*answer), target.startsWith("/openai") ? mark + body : body);
        const auto second = postTo(*m_gateway, target, chatBody("openai/gpt-4o"));
        QVERIFY(second);
        QCOMPARE(second->status, 200);
        QVERIFY(theirs(*second) == large);
    }
}

void ChatTest::chunkedRequestArrives()
{
    const QByteArray body = chatBody("openai/gpt-4o");
    RawClient client(m_gateway->port());
    const auto answer = client.ask(
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        + inChunks(body, 7));
    QVERIFY2(answer, client.fault());
    QCOMPARE(answer->status, 200);
    QCOMPARE(m_mock.requests().last().body, chatBody("gpt-4o"));
}

void ChatTest::dropInAnswerKeepsItsBytes_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    const QByteArray chat = chatBody("openai/gpt-4o");
    QTest::newRow("chat") << QByteArray("/openai/v1/chat/completions") << chat;
    QTest::newRow("chat without version") << QByteArray("/openai/chat/completions") << chat;
    QTest::newRow("chat, model without provider")
        << QByteArray("/openai/v1/chat/completions") << chatBody("gpt-4o");
    QTest::newRow("completion") << QByteArray("/openai/v1/completions")
                                << QByteArray(R"({"model":"openai/gpt-3.5-turbo-instruct","prompt":"a b"})");
    QTest::newRow("embedding as floats")
        << QByteArray("/openai/v1/embeddings")
        << QByteArray(R"({"model":"openai/text-embedding-3-small","input":["a","b"]})");
    QTest::newRow("embedding as base64")
        << QByteArray("/openai/embeddings")
        << QByteArray(R"({"model":"openai/text-embedding-3-small","input":"a","encoding_format":"base64"})");
}

void ChatTest::dropInAnswerKeepsItsBytes()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    const auto answer = postTo(*m_gateway, target, body);
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, openAiAnswer(m_mock.requests().last()).body);
}

void ChatTest::nativeAnswerHasOneMemberMore_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("requestType");
    QTest::newRow("chat") << QByteArray("/v1/chat/completions") << chatBody("openai/gpt-4o")
                          << u"chat_completion"_s;
    QTest::newRow("completion") << QByteArray("/v1/completions")
                                << QByteArray(R"({"model":"openai/gpt-3.5-turbo-instruct","prompt":"a b"})")
                                << u"text_completion"_s;
    QTest::newRow("embedding") << QByteArray("/v1/embeddings")
                               << QByteArray(R"({"model":"openai/text-embedding-3-small","input":"a"})")
                               << u"embedding"_s;
}

void ChatTest::nativeAnswerHasOneMemberMore()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(QString, requestType);
    const auto answer = postTo(*m_gateway, target, body);
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(withoutExtraFields(answer->body), openAiAnswer(m_mock.requests().last()).body);
    const QJsonObject extra = answer->json()[u"extra_fields"_s].toObject();
    QCOMPARE(extra[u"provider"_s].toString(), u"openai"_s);
    QCOMPARE(extra[u"request_type"_s].toString(), requestType);
    QCOMPARE(extra[u"chunk_index"_s].toInt(-1), 0);
    QVERIFY(extra[u"latency"_s].isDouble());
    const QString model = QString::fromUtf8(body).section(u"openai/"_s, 1).section(u'"', 0, 0);
    QVERIFY2(extra[u"model_requested"_s] == model || extra[u"original_model_requested"_s] == model,
             answer->body);
}

void ChatTest::callersHeadersStayHere()
{
    const auto answer = postTo(
        *m_gateway, "/openai/v1/chat/completions", chatBody("openai/gpt-4o"),
        "Authorization: Bearer sk-caller-1\r\nX-Api-Key: sk-caller-2\r\nX-Goog-Api-Key: sk-caller-3\r\n"
        "Cookie: token=sk-caller-4\r\nProxy-Authorization: Basic sk-caller-5\r\nX-Bf-Vk: sk-bf-6\r\n"
        "Api-Key: sk-caller-7\r\nX-Bf-Lh-Note: x\r\nAccept-Encoding: gzip, br\r\nTE: trailers\r\n"
        "Connection: keep-alive, X-Hop\r\nX-Hop: sk-caller-8\r\n");
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    const MockRequest sent = m_mock.requests().last();
    QCOMPARE(sent.bearer(), QByteArray("sk-mock"));
    const QByteArray encodings = sent.headers.value("Accept-Encoding");
    QVERIFY2(encodings.isEmpty() || encodings == "identity", encodings);
    QVERIFY(!sent.headers.has("TE"));
    QVERIFY2(m_mock.faults().isEmpty(), m_mock.faults().join('\n'));
}

void ChatTest::providersHeadersComeThrough()
{
    m_mock.enqueue(MockStep::answer(
        200, "{}",
        "Content-Type: application/json; charset=x-odd\r\nX-Ratelimit-Remaining-Tokens: 12\r\n"
        "x-request-id: req_9\r\nSet-Cookie: a=b\r\nServer: cloudflare\r\n"
        "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\nAlt-Svc: h3\r\nKeep-Alive: timeout=5\r\n"
        "Connection: keep-alive\r\nAccess-Control-Allow-Origin: *\r\nWww-Authenticate: Basic\r\n"
        "Strict-Transport-Security: max-age=1\r\n"));
    const auto answer = postTo(*m_gateway, "/openai/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->headers.value("X-Ratelimit-Remaining-Tokens"), QByteArray("12"));
    QCOMPARE(answer->headers.value("X-Request-Id"), QByteArray("req_9"));
    for (const QByteArray name : {"Set-Cookie", "Alt-Svc", "Keep-Alive", "Access-Control-Allow-Origin",
                                  "Www-Authenticate", "Strict-Transport-Security"})
        QVERIFY2(!answer->headers.has(name), name);
    QVERIFY(!answer->headers.values("Server").contains("cloudflare"));
    QVERIFY(answer->headers.values("Date").size() <= 1);
    QVERIFY(faultOf(*answer).isEmpty());
}

void ChatTest::toolCallComesBackUnchanged()
{
    const QByteArray tools =
        R"("tools":[{"type":"function","function":{"name":"weather","parameters":{}}}],)";
    const auto first = postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", tools));
    QVERIFY(first);
    const QJsonObject message = first->json()[u"choices"_s][0][u"message"_s].toObject();
    QCOMPARE(message[u"tool_calls"_s].toArray().size(), 1);
    const QByteArray sentBack = QJsonDocument(message).toJson(QJsonDocument::Compact);
    const auto second =
        postTo(*m_gateway, "/v1/chat/completions",
               R"({"model":"openai/gpt-4o",)" + tools + R"("messages":[{"role":"user","content":"x"},)"
                   + sentBack + R"(,{"role":"tool","tool_call_id":"call_mock1","content":"sunny"}]})");
    QVERIFY(second);
    QVERIFY2(second->status == 200, second->body);
}

void ChatTest::refusalComesThrough_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    for (const QByteArray target : {"/v1/chat/completions", "/openai/v1/chat/completions"}) {
        QTest::newRow(target + ", unknown model") << target << chatBody("openai/gpt-99") << 404;
        QTest::newRow(target + ", unknown member")
            << target << chatBody("openai/gpt-4o", "\"top_k\":1,") << 400;
    }
}

void ChatTest::refusalComesThrough()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const auto answer = postTo(*m_gateway, target, body);
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
    const MockReply reply = openAiAnswer(m_mock.requests().last());
    if (target.startsWith("/openai")) {
        QCOMPARE(answer->body, reply.body);
        return;
    }
    QCOMPARE(withoutExtraFields(answer->body), reply.body);
    QCOMPARE(answer->json()[u"extra_fields"_s][u"provider"_s].toString(), u"openai"_s);
}

void ChatTest::hugeAnswerComesThrough()
{
    const QByteArray body = "{\"choices\":[],\"x\":\"" + QByteArray(10 * 1024 * 1024, 'y') + "\"}";
    m_mock.enqueue(MockStep::answer(200, body));
    const auto answer = postTo(*m_gateway, "/openai/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->body.size(), body.size());
    QVERIFY(answer->body == body);
}

void ChatTest::abortCancelsUpstream()
{
    m_mock.enqueue(MockStep::neverAnswer());
    const int before = int(m_mock.requests().size());
    RawClient client(m_gateway->port());
    client.send(httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o")));
    QCOMPARE(m_mock.waitForRequests(before + 1).size(), before + 1);
    client.reset();
    QVERIFY(m_mock.waitForAborts(1));
}

void ChatTest::cleanupTestCase()
{
    QVERIFY2(m_mock.faults().isEmpty(), m_mock.faults().join('\n'));
    STOP_GATEWAY(*m_gateway);
}

BIFROST_TEST(ChatTest)
#include "chattest.moc"
