// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/http/caller.h"
#include "tests/gateway/http/frontstage.h"
#include "tests/support/rawclient.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QTest>

#include <array>

using namespace bifrost;
using test::Caller;
using test::FrontStage;
using test::httpRequest;

namespace {

void writeText(net::Exchange &exchange, std::string_view text)
{
    exchange.write({&text, 1});
}

void streamThree(net::Exchange &exchange, std::int64_t length)
{
    exchange.beginStream({200, "Content-Type: text/plain\r\n"}, length);
    writeText(exchange, "one,");
    writeText(exchange, "");
    const std::array<std::string_view, 3> pieces{"two", "", ",three"};
    exchange.write(pieces);
    exchange.endStream();
}

} // namespace

class ResponseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeOnes();
    void statusLines_data();
    void statusLines();
    void streams();
    void manyPiecesInOneAnswer();
    void toHead();
    void toHttp10();
    void withoutABody();
    void pipelinedRequestsAreAnsweredInOrder();
    void aPipelinedRequestWaitsForTheAnswerBefore();
    void emptyLinesBetweenRequests();
    void errorsHaveAnEnvelope();
    void anAbortedStreamDoesNotLookComplete();
    void closeIsObeyed();
    void preflightIsAnsweredHere();
    void targetsThatAreNone();
};

void ResponseTest::wholeOnes()
{
    FrontStage stage;
    stage.handler.whenAsked = [](net::Exchange &exchange) {
        const std::array<std::string_view, 3> pieces{"{", "", "}"};
        exchange.respond({404, "Content-Type: application/json\r\nX-Mine: 1\r\n"}, pieces);
    };
    Caller caller(stage.port());
    const auto answer = caller.ask(httpRequest("GET", "/a"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 404);
    QCOMPARE(answer->reason, QByteArray("Not Found"));
    QCOMPARE(answer->body, QByteArray("{}"));
    QCOMPARE(answer->headers.value("Content-Length"), QByteArray("2"));
    QCOMPARE(answer->headers.value("X-Mine"), QByteArray("1"));
    QCOMPARE(answer->headers.value("X-Content-Type-Options"), QByteArray("nosniff"));
    QCOMPARE(answer->headers.values("Date").size(), 1);
    QVERIFY(!answer->headers.has("Connection"));
    QVERIFY(!answer->headers.has("Access-Control-Allow-Origin"));
}

void ResponseTest::statusLines_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("first") << 200 << QByteArray("OK");
    QTest::newRow("412") << 412 << QByteArray("Precondition Failed");
    QTest::newRow("last") << 511 << QByteArray("Network Authentication Required");
    QTest::newRow("of no register") << 529 << QByteArray("Unknown");
}

void ResponseTest::statusLines()
{
    QFETCH(int, status);
    FrontStage stage;
    stage.handler.whenAsked = [status](net::Exchange &exchange) { exchange.respondJson(status, "{}"); };
    Caller caller(stage.port());
    const auto answer = caller.ask(httpRequest("GET", "/a"));
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
    QTEST(answer->reason, "reason");
}

void ResponseTest::streams()
{
    FrontStage stage;
    Caller caller(stage.port());
    stage.handler.whenAsked = [](net::Exchange &exchange) { streamThree(exchange, -1); };
    const auto chunked = caller.ask(httpRequest("GET", "/a"));
    QVERIFY(chunked);
    QCOMPARE(chunked->body, QByteArray("one,two,three"));
    QCOMPARE(chunked->chunks, QList<QByteArray>({"one,", "two,three"}));
    stage.handler.whenAsked = [](net::Exchange &exchange) { streamThree(exchange, 13); };
    const auto counted = caller.ask(httpRequest("GET", "/a"));
    QVERIFY(counted);
    QCOMPARE(counted->body, QByteArray("one,two,three"));
    QCOMPARE(counted->headers.value("Content-Length"), QByteArray("13"));
    QCOMPARE(stage.shared->connections.load(), 1);
}

void ResponseTest::manyPiecesInOneAnswer()
{
    FrontStage stage;
    std::vector<std::string> texts;
    QByteArray expected;
    for (int i = 0; i < 40; ++i)
        expected += QByteArray::fromStdString(texts.emplace_back(std::to_string(i) + ' '));
    const std::vector<std::string_view> pieces(texts.begin(), texts.end());
    Caller caller(stage.port());
    for (const int kind : {0, 1, 2}) {
        stage.handler.whenAsked = [&](net::Exchange &exchange) {
            if (kind == 0) {
                exchange.respond({200, ""}, pieces);
                return;
            }
            exchange.beginStream({200, ""}, kind == 1 ? -1 : expected.size());
            exchange.write(pieces);
            exchange.endStream();
        };
        const auto answer = caller.ask(httpRequest("GET", "/a"));
        QVERIFY2(answer, QByteArray::number(kind).constData());
        QCOMPARE(answer->body, expected);
    }
}

void ResponseTest::toHead()
{
    FrontStage stage;
    Caller caller(stage.port());
    stage.handler.whenAsked = [](net::Exchange &exchange) { test::respondText(exchange, "hello"); };
    const auto whole = caller.ask(httpRequest("HEAD", "/a"));
    QVERIFY(whole);
    QCOMPARE(whole->headers.value("Content-Length"), QByteArray("5"));
    stage.handler.whenAsked = [](net::Exchange &exchange) { streamThree(exchange, -1); };
    QVERIFY(caller.ask(httpRequest("HEAD", "/a")));
    stage.handler.whenAsked = nullptr;
    const auto next = caller.ask(httpRequest("POST", "/a", "next"));
    QVERIFY(next);
    QCOMPARE(next->body, QByteArray("next")); // no byte of a body came in between
}

void ResponseTest::toHttp10()
{
    FrontStage stage;
    stage.handler.whenAsked = [](net::Exchange &exchange) { test::respondText(exchange, "hello"); };
    Caller leaving(stage.port());
    const auto last = leaving.ask("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n");
    QVERIFY(last);
    QCOMPARE(last->headers.value("Connection"), QByteArray("close"));
    QVERIFY(leaving.isClosedByPeer());
    Caller staying(stage.port());
    for (int turn = 0; turn < 2; ++turn) {
        const auto answer =
            staying.ask("GET / HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n");
        QVERIFY(answer);
        QCOMPARE(answer->headers.value("Connection"), QByteArray("keep-alive"));
    }
    // It knows no chunks: the end of the connection is the end of the body.
    stage.handler.whenAsked = [](net::Exchange &exchange) { streamThree(exchange, -1); };
    staying.send("GET / HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n");
    QVERIFY(test::runUntil([&] { return !staying.isConnected(); }));
    QVERIFY(staying.unread().endsWith("\r\n\r\none,two,three"));
    QVERIFY(!staying.unread().contains("Transfer-Encoding"));
}

void ResponseTest::withoutABody()
{
    FrontStage stage;
    Caller caller(stage.port());
    for (const int status : {204, 304}) {
        stage.handler.whenAsked = [status](net::Exchange &exchange) {
            std::string_view never = "never sent";
            exchange.respond({status, ""}, {&never, 1});
        };
        const auto answer = caller.ask(httpRequest("GET", "/a"));
        QVERIFY(answer);
        QCOMPARE(answer->status, status);
        QVERIFY(!answer->headers.has("Content-Length"));
    }
    stage.handler.whenAsked = nullptr;
    QCOMPARE(caller.ask(httpRequest("POST", "/a", "x"))->body, QByteArray("x"));
}

void ResponseTest::pipelinedRequestsAreAnsweredInOrder()
{
    FrontStage stage;
    Caller caller(stage.port());
    QByteArray requests;
    for (int i = 0; i < 200; ++i) {
        const QByteArray body = QByteArray::number(i);
        requests += i % 3
            ? httpRequest("POST", "/a", body)
            : httpRequest("POST", "/a", {}, "Transfer-Encoding: chunked\r\n") + test::inChunks(body, 1);
    }
    caller.send(requests);
    for (int i = 0; i < 200; ++i) {
        const auto answer = caller.answer();
        QVERIFY(answer);
        QCOMPARE(answer->body, QByteArray::number(i));
    }
}

void ResponseTest::aPipelinedRequestWaitsForTheAnswerBefore()
{
    FrontStage stage;
    stage.handler.whenAsked = [](net::Exchange &) {}; // answered by the test
    Caller caller(stage.port());
    caller.send(httpRequest("GET", "/1") + httpRequest("GET", "/2"));
    QTRY_COMPARE(stage.handler.asked.size(), 1);
    test::settle();
    QCOMPARE(stage.handler.asked.size(), 1);
    test::respondText(*stage.handler.exchange, "first");
    QTRY_COMPARE(stage.handler.asked.size(), 2);
    test::respondText(*stage.handler.exchange, "second");
    QCOMPARE(caller.answer()->body, QByteArray("first"));
    QCOMPARE(caller.answer()->body, QByteArray("second"));
}

void ResponseTest::emptyLinesBetweenRequests()
{
    FrontStage stage;
    Caller caller(stage.port());
    QVERIFY(caller.ask("\r\n" + httpRequest("GET", "/a")));
    caller.send("\r");
    test::settle();
    QVERIFY(caller.ask("\n" + httpRequest("GET", "/b")));
    QVERIFY(caller.ask("\r\n\r\n" + httpRequest("GET", "/c")));
    const auto refused = caller.ask("\r\n\r\n\r\n" + httpRequest("GET", "/d"));
    QVERIFY(refused);
    QCOMPARE(refused->status, 400);
}

void ResponseTest::errorsHaveAnEnvelope()
{
    FrontStage stage;
    stage.handler.whenAsked = [](net::Exchange &exchange) {
        exchange.respondError(Error(ErrorCode::NotFound, "No \"such\" thing."), R"({"request_type":"x"})");
    };
    Caller caller(stage.port());
    const auto answer = caller.ask(httpRequest("GET", "/a"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 404);
    QCOMPARE(answer->headers.value("Content-Type"), QByteArray("application/json"));
    QCOMPARE(answer->errorMessage(), QByteArray("No \"such\" thing."));
    QVERIFY(answer->body.contains(R"("extra_fields":{"request_type":"x"})"));
    stage.handler.whenAsked = [](net::Exchange &exchange) { exchange.respondMethodNotAllowed("GET, HEAD"); };
    const auto wrong = caller.ask(httpRequest("POST", "/a", "x"));
    QVERIFY(wrong);
    QCOMPARE(wrong->status, 405);
    QCOMPARE(wrong->headers.value("Allow"), QByteArray("GET, HEAD"));
}

void ResponseTest::anAbortedStreamDoesNotLookComplete()
{
    for (const std::int64_t length : {std::int64_t(-1), std::int64_t(100)}) {
        FrontStage stage;
        stage.handler.whenAsked = [length](net::Exchange &exchange) {
            exchange.beginStream({200, ""}, length);
            writeText(exchange, "beginning");
            exchange.abort();
        };
        Caller caller(stage.port());
        caller.send(httpRequest("GET", "/a"));
        QVERIFY(caller.sees("beginning"));
        QVERIFY(!caller.answer());
        QVERIFY(!caller.unread().contains("\r\n0\r\n"));
        QTRY_COMPARE(stage.shared->connections.load(), 0);
        QCOMPARE(stage.shared->requests.load(), 0);
        QCOMPARE(stage.handler.gone, 0); // it was the handler's own wish
    }
}

void ResponseTest::closeIsObeyed()
{
    FrontStage stage;
    Caller caller(stage.port());
    caller.send(httpRequest("POST", "/a", "x", "Connection: close\r\n") + httpRequest("GET", "/never"));
    const auto answer = caller.answer();
    QVERIFY(answer);
    QCOMPARE(answer->headers.value("Connection"), QByteArray("close"));
    QVERIFY(caller.isClosedByPeer());
    QCOMPARE(stage.handler.asked.size(), 1);
}

void ResponseTest::preflightIsAnsweredHere()
{
    FrontStage stage([](http::FrontRules &rules) {
        rules.guard = http::AccessGuard({{}, {"https://a.example"}, {}});
    });
    Caller caller(stage.port());
    const auto listed = caller.ask(httpRequest("OPTIONS", "/v1/x", {}, "Origin: https://a.example\r\n"));
    QVERIFY(listed);
    QCOMPARE(listed->status, 200);
    QCOMPARE(listed->headers.value("Access-Control-Allow-Origin"), QByteArray("https://a.example"));
    QVERIFY(listed->headers.has("Access-Control-Allow-Headers"));
    const auto other = caller.ask(httpRequest("OPTIONS", "/v1/x", {}, "Origin: https://b.example\r\n"));
    QVERIFY(other);
    QCOMPARE(other->status, 403);
    QVERIFY(!other->headers.has("Access-Control-Allow-Origin"));
    QCOMPARE(caller.ask(httpRequest("OPTIONS", "*"))->status, 200);
    QVERIFY(stage.handler.asked.isEmpty());
}

void ResponseTest::targetsThatAreNone()
{
    for (const char *target : {"*", "localhost:80", "/%zz", "/%00"}) {
        FrontStage stage;
        Caller caller(stage.port());
        const auto answer = caller.ask(httpRequest("GET", target));
        QVERIFY(answer);
        QCOMPARE(answer->status, 400);
        QVERIFY(stage.handler.asked.isEmpty());
    }
}

BIFROST_TEST(ResponseTest)
#include "responsetest.moc"
