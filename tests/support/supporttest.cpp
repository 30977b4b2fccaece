// SPDX-License-Identifier: GPL-3.0-or-later
// The tools of the other tests, tried on each other: a tool that lets everything pass would hide defects.
#include "tests/support/mockprovider.h"
#include "tests/support/rawclient.h"
#include "tests/support/testca.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QSslSocket>
#include <QTest>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Key = "Authorization: Bearer sk-mock\r\n";
const QByteArray Chat = R"({"model":"gpt-4o-mini","messages":[{"role":"user","content":"one two"}]})";

QByteArray chatRequest(const QByteArray &body, const QByteArray &headers = Key)
{
    return httpRequest("POST", "/v1/chat/completions", body, headers);
}

} // namespace

class SupportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAndKeepsTheRequest();
    void streams();
    void refusesAsTheApiDoes_data();
    void refusesAsTheApiDoes();
    void notesWhatMustNotLeak();
    void playsSteps();
    void countsAborts();
    void speaksTls();
    void readerIsStrict_data();
    void readerIsStrict();
};

void SupportTest::answersAndKeepsTheRequest()
{
    const MockProvider mock;
    RawClient client(mock.port());
    const QByteArray request = chatRequest(Chat);
    QVERIFY(client.sendBytewise(request));
    auto answer = client.receive();
    QVERIFY2(answer, client.fault());
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->json()[u"choices"_s][0][u"message"_s][u"content"_s].toString(), u"You said: one two"_s);
    answer = client.ask(httpRequest("GET", "/v1/models", {}, Key));
    QVERIFY2(answer, client.fault());
    QCOMPARE(answer->json()[u"data"_s].toArray().size(), 4);
    QCOMPARE(mock.requests().size(), 2);
    QCOMPARE(mock.requests().first().head + mock.requests().first().body, request);
    QCOMPARE(mock.connections(), 1);
    QVERIFY(mock.faults().isEmpty());
}

void SupportTest::streams()
{
    const MockProvider mock;
    RawClient client(mock.port());
    QByteArray body = Chat;
    body.insert(1, R"("stream":true,"stream_options":{"include_usage":true},)");
    const auto answer = client.ask(chatRequest(body));
    QVERIFY2(answer, client.fault());
    QVERIFY2(answer->body.endsWith("\n\n"), answer->raw);
    const QList<QByteArray> events = eventsOf(answer->body);
    QCOMPARE(events.last(), QByteArray("[DONE]"));
    QVERIFY(events.first().contains(R"("role":"assistant")"));
    QVERIFY(events[events.size() - 2].contains(R"("prompt_tokens")"));
    QCOMPARE(answer->chunks.size(), events.size());
}

void SupportTest::refusesAsTheApiDoes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("word");
    const QByteArray start = R"({"model":"gpt-4o-mini",)";
    const QByteArray user = R"({"role":"user","content":"x"})";
    QTest::newRow("no key") << Chat << QByteArray() << 401 << QByteArray("API key");
    QTest::newRow("wrong key") << Chat << QByteArray("Authorization: Bearer sk-other\r\n") << 401
                               << QByteArray("invalid_api_key");
    QTest::newRow("no json") << QByteArray("{") << Key << 400 << QByteArray("parse");
    QTest::newRow("unknown member") << start + R"("fallbacks":[],"messages":[)" + user + "]}" << Key << 400
                                    << QByteArray("Unrecognized request argument supplied: fallbacks");
    QTest::newRow("no messages") << start.chopped(1) + "}" << Key << 400
                                 << QByteArray("missing_required_parameter");
    QTest::newRow("empty messages") << start + R"("messages":[]})" << Key << 400 << QByteArray("empty_array");
    QTest::newRow("unknown model") << QByteArray(R"({"model":"openai/gpt-4o","messages":[)") + user + "]}"
                                   << Key << 404 << QByteArray("model_not_found");
    QTest::newRow("stream options alone") << start + R"("stream_options":{"include_usage":true},"messages":[)"
            + user + "]}" << Key << 400 << QByteArray("only allowed when 'stream'");
    QTest::newRow("wrong type") << start + R"("temperature":"1","messages":[)" + user + "]}" << Key << 400
                                << QByteArray("invalid_type");
    QTest::newRow("index in a tool call") << start
            + R"("messages":[{"role":"assistant","tool_calls":[{"index":0,"id":"a","type":"function",)"
              R"("function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"a","content":"x"}]})"
                                          << Key << 400 << QByteArray("messages[0].tool_calls[0].index");
    QTest::newRow("tool without call")
        << start + R"("messages":[{"role":"tool","tool_call_id":"a","content":"x"}]})" << Key << 400
        << QByteArray("preceeding message");
}

void SupportTest::refusesAsTheApiDoes()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, headers);
    QFETCH(int, status);
    QFETCH(QByteArray, word);
    const MockProvider mock;
    RawClient client(mock.port());
    const auto answer = client.ask(chatRequest(body, headers));
    QVERIFY2(answer, client.fault());
    QCOMPARE(answer->status, status);
    QVERIFY2(answer->body.contains(word), answer->body);
    QCOMPARE(answer->json()[u"error"_s].toObject().keys(),
             QStringList({u"code"_s, u"message"_s, u"param"_s, u"type"_s}));
}

void SupportTest::notesWhatMustNotLeak()
{
    const MockProvider mock;
    RawClient client(mock.port());
    client.ask(chatRequest(Chat, Key + "X-Bf-Vk: sk-bf-1\r\nCookie: sk-caller\r\n"));
    QCOMPARE(mock.faults().size(), 4);
}

void SupportTest::playsSteps()
{
    MockProvider mock;
    mock.enqueue({MockStep::answer(429, "{}", "Retry-After: 2\r\n"),
                  MockStep::usual().cut(40, MockStep::End::Close), MockStep::resetAtAccept()});
    RawClient client(mock.port());
    const auto answer = client.ask(chatRequest(Chat));
    QVERIFY2(answer, client.fault());
    QCOMPARE(answer->status, 429);
    QCOMPARE(answer->headers.value("retry-after"), QByteArray("2"));
    QVERIFY(!client.ask(chatRequest(Chat)));
    QCOMPARE(client.fault(), QByteArray("closed inside the head"));
    RawClient second(mock.port());
    QVERIFY(second.closedByPeer());
    mock.stopListening();
    QVERIFY(!RawClient(mock.port()).connected());
}

void SupportTest::countsAborts()
{
    MockProvider mock;
    mock.enqueue(MockStep::events({"data: 1\n\n", MockStep::gate(), "data: 2\n\n"}));
    RawClient client(mock.port());
    client.send(chatRequest(Chat));
    QVERIFY(!client.receiveUntil("data: 1").isEmpty());
    QVERIFY(client.silentFor(std::chrono::milliseconds(0))
            || !client.receiveUntil("data: 1").contains("data: 2"));
    client.reset();
    QVERIFY(mock.waitForAborts(1));
}

void SupportTest::speaksTls()
{
    const TestCa ca;
    QVERIFY(ca.made());
    const MockProvider mock(securedBy(ca));
    QSslSocket socket;
    QSslConfiguration configuration = socket.sslConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromData(ca.caPem().toLatin1()));
    socket.setSslConfiguration(configuration);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, mock.port());
    QVERIFY2(socket.waitForEncrypted(10000), qPrintable(socket.errorString()));
    socket.write(chatRequest(Chat));
    QByteArray received;
    while (!received.endsWith("}\n") && socket.waitForReadyRead(10000))
        received += socket.readAll();
    QVERIFY(received.startsWith("HTTP/1.1 200 OK\r\n"));
}

void SupportTest::readerIsStrict_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("fault");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("nothing") << QByteArray() << QByteArray("closed without an answer");
    QTest::newRow("no length") << ok + "\r\nx" << QByteArray("the answer says nothing about its length");
    QTest::newRow("short body") << ok + "Content-Length: 3\r\n\r\nab" << QByteArray("closed inside the body");
    QTest::newRow("both") << ok + "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                          << QByteArray("ambiguous framing of the answer");
    QTest::newRow("open chunks") << ok + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n"
                                 << QByteArray("the answer ended inside its chunks");
    QTest::newRow("old version") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n")
                                 << QByteArray("status line: HTTP/1.0 200 OK");
}

void SupportTest::readerIsStrict()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, fault);
    AnswerReader reader;
    QCOMPARE(reader.read(bytes, false, true), AnswerReader::Outcome::Broken);
    QCOMPARE(reader.fault(), fault);
}

BIFROST_TEST(SupportTest)
#include "supporttest.moc"
