// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/upstream/clientstage.h"
#include "tests/gateway/upstream/scriptedserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QTest>

using namespace bifrost;
using namespace bifrost::test;

class UpstreamAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good_data();
    void good();
    void byteByByte();
    void broken_data();
    void broken();
    void toHead();
    void pausingStopsTheReading();
    void aSlowReaderIsNotTimedOut();
};

void UpstreamAnswerTest::good_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &answer, bool closes, int status,
                        const QByteArray &body) {
        QTest::newRow(name) << answer << closes << status << body;
    };
    const QByteArray chunkedHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    row("length", wholeAnswer("hello"), false, 200, "hello");
    row("no length at all", wholeAnswer(""), false, 200, "");
    row("chunked", chunkedHead + inChunks("hello world", 3), false, 200, "hello world");
    row("chunked with a trailer", chunkedHead + "1\r\nx\r\n0\r\nX-A: b\r\n\r\n", false, 200, "x");
    row("until it closes", "HTTP/1.1 200 OK\r\n\r\nhello", true, 200, "hello");
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\nhello", true, 200, "hello");
    row("until it closes, empty", "HTTP/1.1 200 OK\r\n\r\n", true, 200, "");
    row("closes behind its length", wholeAnswer("hello", "Connection: close\r\n"), true, 200, "hello");
    row("closes behind its chunks", chunkedHead + inChunks("hello", 2), true, 200, "hello");
    row("no content", "HTTP/1.1 204 No Content\r\n\r\n", false, 204, "");
    row("an error", "HTTP/1.1 529 Overloaded\r\nContent-Length: 2\r\n\r\n{}", false, 529, "{}");
    row("redirect", "HTTP/1.1 307 Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", false,
        307, "");
    row("after 100 and 103",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + wholeAnswer("hello"),
        false, 200, "hello");
    row("large", wholeAnswer(QByteArray(3'000'000, 'x')), false, 200, QByteArray(3'000'000, 'x'));
    row("large and chunked", chunkedHead + inChunks(QByteArray(1'000'000, 'x'), 70'000), false, 200,
        QByteArray(1'000'000, 'x'));
}

void UpstreamAnswerTest::good()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const bool, closes);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    ScriptedServer server;
    ClientStage stage;
    Asker asker(stage);
    asker.get(endpointAt(server.port()), "/a");
    QVERIFY(server.sees(0, "GET /a HTTP/1.1\r\nHost: test\r\n\r\n"));
    server.say(0, answer);
    if (closes)
        server.close(0);
    QVERIFY(asker.succeeds());
    QCOMPARE(asker.connected, 1);
    QCOMPARE(asker.status, status);
    QCOMPARE(asker.body, body);
}

void UpstreamAnswerTest::byteByByte()
{
    for (const QByteArray &answer :
         {wholeAnswer("hello"),
          "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
              + inChunks("hello", 2)}) {
        ScriptedServer server;
        ClientStage stage;
        Asker asker(stage);
        asker.get(endpointAt(server.port()), "/a");
        QVERIFY(server.sees(0, "\r\n\r\n"));
        for (const char byte : answer) {
            server.say(0, QByteArray(1, byte));
            QCoreApplication::processEvents();
        }
        QVERIFY(asker.succeeds());
        QCOMPARE(asker.body, QByteArray("hello"));
    }
}

void UpstreamAnswerTest::broken_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("closes");
    const auto row = [](const char *name, const QByteArray &answer, bool closes) {
        QTest::newRow(name) << answer << closes;
    };
    const QByteArray chunkedHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    row("nothing", "", true);
    row("half a head", "HTTP/1.1 200 OK\r\nContent-", true);
    row("half a body", wholeAnswer("hello").chopped(1), true);
    row("half a chunk", chunkedHead + "5\r\nhel", true);
    row("no last chunk", chunkedHead + "5\r\nhello\r\n", true);
    row("no end of the trailer", chunkedHead + "0\r\nX-A: b\r\n", true);
    row("bad chunk", chunkedHead + "x\r\n", false);
    row("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n", true);
    row("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", false);
    row("length and chunks", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        false);
    row("another encoding", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", false);
    row("another protocol", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", false);
    row("informational without an end", QByteArray("HTTP/1.1 102 Processing\r\n\r\n").repeated(100), false);
    row("head without an end", "HTTP/1.1 200 OK\r\n" + QByteArray("X-A: b\r\n").repeated(1000), false);
    row("line without an end", "HTTP/1.1 200 " + QByteArray(200'000, 'x'), false);
    row("chunk line without an end", chunkedHead + "1;" + QByteArray(200'000, 'x'), false);
}

void UpstreamAnswerTest::broken()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const bool, closes);
    ScriptedServer server;
    ClientStage stage;
    Asker asker(stage);
    asker.get(endpointAt(server.port()), "/a");
    QVERIFY(server.sees(0, "\r\n\r\n"));
    server.say(0, answer);
    if (closes)
        server.close(0);
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::UpstreamBroken);
    QVERIFY(asker.failure->error.message.find("127.0.0.1:" + std::to_string(server.port()))
            != std::string::npos);
    QVERIFY(!asker.failure->stale);
    QVERIFY(server.seesTheEnd(0));
}

void UpstreamAnswerTest::toHead()
{
    ScriptedServer server;
    ClientStage stage;
    Asker asker(stage);
    asker.send(endpointAt(server.port()), "HEAD /a HTTP/1.1\r\nHost: test\r\n\r\n");
    QVERIFY(server.sees(0, "\r\n\r\n"));
    server.say(0, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
    QVERIFY(asker.succeeds());
    QVERIFY(asker.body.isEmpty());
}

void UpstreamAnswerTest::pausingStopsTheReading()
{
    constexpr qint64 Size = 20'000'000;
    ScriptedServer server;
    ClientStage stage;
    Asker asker(stage);
    asker.whenData = [&asker] { asker.request.pause(true); };
    asker.get(endpointAt(server.port()), "/a");
    QVERIFY(server.sees(0, "\r\n\r\n"));
    server.say(0, wholeAnswer(QByteArray(Size, 'x')));
    QTRY_VERIFY(!asker.body.isEmpty());
    settle();
    QVERIFY2(asker.body.size() < 200'000, QByteArray::number(asker.body.size()).constData());
    QVERIFY(server.peer(0).bytesToWrite() > 0);
    QCOMPARE(asker.calls, 2);
    asker.whenData = nullptr;
    asker.request.pause(false);
    QVERIFY(asker.succeeds());
    QCOMPARE(asker.body.size(), Size);
}

void UpstreamAnswerTest::aSlowReaderIsNotTimedOut()
{
    constexpr upstream::Deadlines Short{.idle = std::chrono::milliseconds(50)};
    const QByteArray begun = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe";
    ScriptedServer server;
    ClientStage stage;
    Asker slow(stage);
    slow.whenData = [&slow] { slow.request.pause(true); };
    slow.get(endpointAt(server.port()), "/a", Short);
    QVERIFY(server.sees(0, "\r\n\r\n"));
    server.say(0, begun);
    QTRY_COMPARE(slow.body, QByteArray("he"));
    Asker other(stage); // reads, and finds silence
    other.get(endpointAt(server.port()), "/b", Short);
    QVERIFY(server.sees(1, "\r\n\r\n"));
    server.say(1, begun);
    QVERIFY(other.fails());
    QVERIFY(!slow.isOver()); // the silence is its own
    server.say(0, "llo");
    slow.whenData = nullptr;
    slow.request.pause(false);
    QVERIFY(slow.succeeds());
}

BIFROST_TEST(UpstreamAnswerTest)
#include "answertest.moc"
