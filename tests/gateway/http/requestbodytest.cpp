// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/buffer.h"
#include "tests/gateway/http/caller.h"
#include "tests/gateway/http/frontstage.h"
#include "tests/support/rawclient.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QTest>

#include <memory>
#include <random>
#include <vector>

using namespace bifrost;
using namespace std::chrono_literals;
using test::Caller;
using test::FrontStage;
using test::httpRequest;

namespace {

const QByteArray ChunkedLine = "Transfer-Encoding: chunked\r\n";

void readAsStream(FrontStage &stage)
{
    stage.handler.whenAsked = [&stage](net::Exchange &exchange) {
        exchange.readStream(stage.handler, stage.handler.bodyLimit);
    };
}

} // namespace

class RequestBodyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindArrives_data();
    void everyKindArrives();
    void anyCutsGiveTheSame();
    void paddingBehindABodyMayBeRead();
    void aReleasedBodyLeavesTheHead_data();
    void aReleasedBodyLeavesTheHead();
    void continueIsSaidWhenTheBodyIsWanted();
    void continueIsNotSaidWhenItIsNot();
    void tooLarge_data();
    void tooLarge();
    void theBudgetBoundsAllBodiesTogether();
    void aBodyThatFitsExactlyFits();
    void promisesReserveLittle();
    void headsUnderWayCountToo();
    void moreThanTheBudgetIsTooLarge_data();
    void moreThanTheBudgetIsTooLarge();
    void aBodyThatStopsComingTimesOut();
    void aBodyThatDripsTimesOut();
    void badChunksAreRefused();
    void anAnswerMayComeBeforeTheBody();
    void aPausedBodyIsNotRead();
    void aBodyNobodyAskedForIsSkipped();
};

void RequestBodyTest::everyKindArrives_data()
{
    QTest::addColumn<bool>("stream");
    QTest::addColumn<bool>("chunked");
    QTest::addColumn<int>("size");
    for (const bool stream : {false, true}) {
        for (const bool chunked : {false, true}) {
            for (const int size : {0, 1, 3000, 100'000, 900'000})
                QTest::addRow("%s, %s, %d", stream ? "stream" : "whole", chunked ? "chunked" : "length", size)
                    << stream << chunked << size;
        }
    }
}

void RequestBodyTest::everyKindArrives()
{
    QFETCH(const bool, stream);
    QFETCH(const bool, chunked);
    QFETCH(const int, size);
    FrontStage stage;
    if (stream)
        readAsStream(stage);
    QByteArray body(size, '\0');
    std::mt19937 random(5);
    for (char &byte : body)
        byte = char(random());
    const QByteArray lines = chunked ? ChunkedLine : "Content-Length: " + QByteArray::number(size) + "\r\n";
    const QByteArray request = "POST /a HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n"
        + (chunked ? test::inChunks(body, 7777) : body);
    Caller caller(stage.port());
    for (int turn = 0; turn < 2; ++turn) { // the connection is good for another one
        const auto answer = caller.ask(request);
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, body);
    }
    QCOMPARE(stage.shared->budget.used(), std::size_t(0));
    QCOMPARE(stage.shared->requests.load(), 0);
}

void RequestBodyTest::anyCutsGiveTheSame()
{
    FrontStage stage;
    std::mt19937 random(77);
    Caller caller(stage.port());
    for (int round = 0; round < 60; ++round) {
        if (round == 30)
            readAsStream(stage);
        const QByteArray body(qsizetype(random() % 60), 'b');
        const QByteArray request = random() % 2
            ? httpRequest("POST", "/a", body, body.isEmpty() ? "Content-Length: 0\r\n" : "")
            : httpRequest("POST", "/a", {}, ChunkedLine) + test::inChunks(body, 1 + qsizetype(random() % 9));
        for (qsizetype at = 0; at < request.size();) {
            const qsizetype count = 1 + qsizetype(random() % 40);
            caller.send(request.mid(at, count));
            at += count;
            QCoreApplication::processEvents();
        }
        const auto answer = caller.answer();
        QVERIFY(answer);
        QCOMPARE(answer->body, body);
    }
}

void RequestBodyTest::paddingBehindABodyMayBeRead()
{
    FrontStage stage;
    int sum = 0;
    stage.handler.whenBody = [&sum](net::Exchange &exchange) {
        for (std::size_t i = 0; i < net::Buffer::Padding; ++i)
            sum += exchange.body().data()[exchange.body().size() + i];
        exchange.respond({200, ""}, {});
    };
    Caller caller(stage.port());
    for (const int size : {1, 3800, 4000, 4096, 50'000}) {
        QVERIFY(caller.ask(httpRequest("POST", "/a", QByteArray(size, 'x'))));
        QVERIFY(caller.ask(httpRequest("POST", "/a", {}, ChunkedLine)
                           + test::inChunks(QByteArray(size, 'x'), 1000)));
    }
}

void RequestBodyTest::aReleasedBodyLeavesTheHead_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 3000, 100'000})
        QTest::addRow("%d bytes", size) << size;
}

void RequestBodyTest::aReleasedBodyLeavesTheHead()
{
    QFETCH(int, size);
    FrontStage stage;
    int wrong = 0;
    stage.handler.whenBody = [&](net::Exchange &exchange) {
        wrong += exchange.body().size() != std::size_t(size);
        exchange.releaseBody();
        const std::string_view mark = exchange.head().value("x-mark");
        test::respondText(exchange, QByteArray(mark.data(), qsizetype(mark.size())));
    };
    Caller caller(stage.port());
    const auto requestWith = [size](const QByteArray &mark, bool chunked) {
        const QByteArray body(size, 'b');
        const QByteArray line = "X-Mark: " + mark + "\r\n";
        return chunked ? httpRequest("POST", "/a", {}, ChunkedLine + line) + test::inChunks(body, 1000)
                       : httpRequest("POST", "/a", body, line);
    };
    for (const bool chunked : {false, true}) {
        caller.send(requestWith("one!", chunked));
        const auto alone = caller.answer();
        QVERIFY(alone);
        QVERIFY(alone->body.startsWith("one!"));
        caller.send(requestWith("two!", chunked) + requestWith("thr!", chunked));
        for (const char *mark : {"two!", "thr!"}) {
            const auto answer = caller.answer();
            QVERIFY(answer);
            QVERIFY(answer->body.startsWith(mark));
        }
    }
    QCOMPARE(wrong, 0);
}

void RequestBodyTest::continueIsSaidWhenTheBodyIsWanted()
{
    FrontStage stage;
    Caller caller(stage.port());
    const QByteArray head =
        "POST /a HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n";
    caller.send(head);
    QVERIFY(caller.sees("HTTP/1.1 100 Continue\r\n\r\n"));
    const auto answer = caller.ask("hello");
    QVERIFY(answer);
    QCOMPARE(answer->interim, QList<int>{100});
    QCOMPARE(answer->body, QByteArray("hello"));
    const auto atOnce = caller.ask(head + "hello"); // it did not wait, so nothing needs to be said
    QVERIFY(atOnce);
    QVERIFY(atOnce->interim.isEmpty());
}

void RequestBodyTest::continueIsNotSaidWhenItIsNot()
{
    FrontStage stage;
    stage.handler.bodyLimit = 4;
    Caller large(stage.port());
    const auto tooMuch =
        large.ask("POST /a HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    QVERIFY(tooMuch);
    QCOMPARE(tooMuch->status, 413);
    QVERIFY(tooMuch->interim.isEmpty());
    Caller strange(stage.port());
    const auto answer =
        strange.ask("POST /a HTTP/1.1\r\nHost: localhost\r\nExpect: gold\r\nContent-Length: 5\r\n\r\n");
    QVERIFY(answer);
    QCOMPARE(answer->status, 417);
}

void RequestBodyTest::tooLarge_data()
{
    QTest::addColumn<bool>("stream");
    QTest::addColumn<QByteArray>("request");
    for (const bool stream : {false, true}) {
        const auto row = [stream](const char *name, const QByteArray &request) {
            QTest::addRow("%s, %s", name, stream ? "stream" : "whole") << stream << request;
        };
        row("length", httpRequest("POST", "/a", QByteArray(1001, 'x')));
        row("length alone", httpRequest("POST", "/a", {}, "Content-Length: 18446744073709551615\r\n"));
        row("one chunk", httpRequest("POST", "/a", {}, ChunkedLine) + "3e9\r\n");
        row("largest chunk", httpRequest("POST", "/a", {}, ChunkedLine) + "1\r\nx\r\nffffffffffffffff\r\n");
        row("many chunks",
            httpRequest("POST", "/a", {}, ChunkedLine) + test::inChunks(QByteArray(1001, 'x'), 100));
    }
}

void RequestBodyTest::tooLarge()
{
    QFETCH(const bool, stream);
    QFETCH(const QByteArray, request);
    FrontStage stage;
    stage.handler.bodyLimit = 1000;
    if (stream)
        readAsStream(stage);
    Caller caller(stage.port());
    const auto answer = caller.ask(request);
    QVERIFY(answer);
    QCOMPARE(answer->status, 413);
    QCOMPARE(answer->headers.value("Connection"), QByteArray("close"));
    QVERIFY(caller.isClosedByPeer());
    QCOMPARE(stage.handler.gone, 1);
    QVERIFY(stage.handler.body.size() <= 1000);
    QCOMPARE(stage.shared->requests.load(), 0);
    QCOMPARE(stage.shared->budget.used(), std::size_t(0));
}

void RequestBodyTest::theBudgetBoundsAllBodiesTogether()
{
    FrontStage stage;
    stage.handler.bodyLimit = 100'000'000;
    Caller first(stage.port());
    const QByteArray large(9'000'000, 'x');
    first.send(httpRequest("POST", "/a", large).chopped(1));
    QTRY_VERIFY(stage.shared->budget.used() >= 9'000'000);
    QVERIFY(stage.shared->budget.used() <= 10'000'000);
    Caller second(stage.port());
    const auto refused = second.ask(httpRequest("POST", "/a", large));
    QVERIFY(refused);
    QCOMPARE(refused->status, 503);
    QVERIFY(refused->headers.has("Retry-After"));
    const auto answer = first.ask("x");
    QVERIFY(answer);
    QCOMPARE(answer->body.size(), large.size());
    QCOMPARE(stage.shared->budget.used(), std::size_t(0));
}

void RequestBodyTest::aBodyThatFitsExactlyFits()
{
    // Doubling on the way there must not ask for more than there is.
    FrontStage stage;
    stage.handler.bodyLimit = 100'000'000;
    const QByteArray body(9'990'000, 'x');
    Caller caller(stage.port());
    for (const bool chunked : {false, true}) {
        const auto answer =
            caller.ask(chunked ? httpRequest("POST", "/a", {}, ChunkedLine) + test::inChunks(body, 100'000)
                               : httpRequest("POST", "/a", body));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body.size(), body.size());
        QCOMPARE(stage.shared->budget.used(), std::size_t(0));
    }
}

void RequestBodyTest::promisesReserveLittle()
{
    FrontStage stage;
    std::vector<std::unique_ptr<Caller>> callers;
    for (int i = 0; i < 100; ++i) { // a megabyte promised each, ten times what there is
        callers.push_back(std::make_unique<Caller>(stage.port()));
        callers.back()->send(httpRequest("POST", "/a", {}, "Content-Length: 1000000\r\n") + "{");
        QTRY_COMPARE(stage.handler.asked.size(), i + 1);
    }
    test::settle();
    QCOMPARE(stage.handler.gone, 0);
    QVERIFY2(stage.shared->budget.used() < 6'000'000, QByteArray::number(stage.shared->budget.used()));
    Caller late(stage.port());
    const QByteArray body(200'000, 'x');
    const auto answer = late.ask(httpRequest("POST", "/a", body));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body.size(), body.size());
    callers.clear();
    QTRY_COMPARE(stage.shared->budget.used(), std::size_t(0));
}

void RequestBodyTest::headsUnderWayCountToo()
{
    FrontStage stage([](http::FrontRules &rules) { rules.bodyBytes = 200'000; });
    std::vector<std::unique_ptr<Caller>> callers;
    const QByteArray begun =
        "GET /a HTTP/1.1\r\nHost: localhost\r\n" + ("X-Long: " + QByteArray(4000, 'x') + "\r\n").repeated(7);
    QByteArray refused;
    for (int i = 0; i < 20; ++i) { // 28 KB each
        callers.push_back(std::make_unique<Caller>(stage.port()));
        callers.back()->send(begun);
        if (i < 2) // that is not many, and they are through before the others come
            QTRY_VERIFY(stage.shared->budget.used() >= std::size_t(28'000 * (i + 1)));
    }
    QVERIFY(test::runUntil([&] {
        for (const auto &caller : callers)
            refused += caller->unread();
        return refused.contains("HTTP/1.1 503 ");
    }));
    QVERIFY(stage.shared->budget.used() <= 200'000);
    callers.resize(2);
    QTRY_VERIFY(stage.shared->budget.used() < 100'000);
    for (const auto &caller : callers) {
        const auto answer = caller->ask("\r\n");
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
    }
    QCOMPARE(stage.shared->budget.used(), std::size_t(0));
    // Small ones are free.
    Caller small(stage.port());
    small.send("GET /a HTTP/1.1\r\nHost: localhost\r\n");
    test::settle();
    QCOMPARE(stage.shared->budget.used(), std::size_t(0));
}

void RequestBodyTest::moreThanTheBudgetIsTooLarge_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("length") << httpRequest("POST", "/a", {}, "Content-Length: 10000001\r\n");
    QTest::newRow("chunk") << httpRequest("POST", "/a", {}, ChunkedLine) + "989681\r\n";
}

void RequestBodyTest::moreThanTheBudgetIsTooLarge()
{
    QFETCH(const QByteArray, request);
    FrontStage stage;
    stage.handler.bodyLimit = 100'000'000;
    Caller caller(stage.port());
    const auto answer = caller.ask(request);
    QVERIFY(answer);
    QCOMPARE(answer->status, 413); // to come again later would not help
    QVERIFY(!answer->headers.has("Retry-After"));
    QVERIFY2(answer->errorMessage().contains("buffered_mb"), answer->body);
}

void RequestBodyTest::aBodyThatStopsComingTimesOut()
{
    FrontStage stage([](http::FrontRules &rules) { rules.bodyDeadline = 60ms; });
    Caller caller(stage.port());
    const auto answer = caller.ask(httpRequest("POST", "/a", "hello").chopped(1));
    QVERIFY(answer);
    QCOMPARE(answer->status, 408);
    QVERIFY(caller.isClosedByPeer());
    QCOMPARE(stage.handler.gone, 1);
}

void RequestBodyTest::aBodyThatDripsTimesOut()
{
    FrontStage stage([](http::FrontRules &rules) { rules.bodyDeadline = 100ms; });
    Caller caller(stage.port());
    caller.send(httpRequest("POST", "/a", {}, "Content-Length: 100000\r\n"));
    // Always a little, never enough.
    QVERIFY(test::runUntil([&] { return stage.handler.gone == 1; }, 5ms, [&] { caller.send("x"); }));
    const auto answer = caller.answer();
    QVERIFY(answer);
    QCOMPARE(answer->status, 408);
}

void RequestBodyTest::badChunksAreRefused()
{
    for (const bool stream : {false, true}) {
        FrontStage stage;
        if (stream)
            readAsStream(stage);
        Caller caller(stage.port());
        const auto answer = caller.ask(httpRequest("POST", "/a", {}, ChunkedLine)
                                       + "3\r\nabc\r\nx\r\nGET /secret HTTP/1.1\r\n\r\n");
        QVERIFY(answer);
        QCOMPARE(answer->status, 400);
        QVERIFY(caller.isClosedByPeer());
        QCOMPARE(stage.handler.asked.size(), 1);
        QCOMPARE(stage.handler.gone, 1);
    }
}

void RequestBodyTest::anAnswerMayComeBeforeTheBody()
{
    FrontStage stage;
    stage.handler.whenAsked = [](net::Exchange &exchange) { test::respondText(exchange, "early"); };
    Caller caller(stage.port());
    const auto answer =
        caller.ask(httpRequest("POST", "/a", {}, "Content-Length: 100000\r\n") + QByteArray(50'000, 'x'));
    QVERIFY(answer);
    QCOMPARE(answer->body, QByteArray("early"));
    QCOMPARE(answer->headers.value("Connection"),
             QByteArray("close")); // the rest could be taken for a request
    caller.send(QByteArray(1000, 'y'));
    QVERIFY(caller.isClosedByPeer());
    QCOMPARE(stage.handler.asked.size(), 1);

    // In the middle of a streamed one too.
    stage.handler.whenAsked = [&](net::Exchange &exchange) { exchange.readStream(stage.handler, 1'000'000); };
    stage.handler.whenBodyData = [](net::Exchange &exchange) { test::respondText(exchange, "enough"); };
    Caller second(stage.port());
    const auto middle = second.ask(httpRequest("POST", "/a", {}, ChunkedLine) + "3\r\nabc\r\n3\r\nde");
    QVERIFY(middle);
    QCOMPARE(middle->body, QByteArray("enough"));
    QVERIFY(second.isClosedByPeer());
}

void RequestBodyTest::aPausedBodyIsNotRead()
{
    FrontStage stage([](http::FrontRules &rules) { rules.bodyDeadline = 200ms; }, 64 * 1024);
    stage.handler.bodyLimit = 1ULL << 40;
    readAsStream(stage);
    stage.handler.whenBodyData = [&](net::Exchange &exchange) { exchange.pauseBody(true); };
    Caller caller(stage.port());
    constexpr qint64 Size = 3'000'000;
    caller.send(httpRequest("POST", "/a", QByteArray(Size, 'x')));
    QTRY_VERIFY(stage.handler.body.size() > 0);
    test::settle();
    const qsizetype taken = stage.handler.body.size();
    QVERIFY2(taken < 500'000, QByteArray::number(taken).constData());
    net::Exchange *paused = stage.handler.exchange;
    Caller late(
        stage.port()); // begins afterwards and sends no body: its deadline runs, that of the other does not
    late.send(httpRequest("POST", "/b", {}, "Content-Length: 10\r\n"));
    QTRY_COMPARE(stage.handler.gone, 1);
    QVERIFY(stage.handler.lastGone != paused);
    QVERIFY(stage.handler.body.isEmpty()); // began anew with the late one, and nothing came since
    stage.handler.whenBodyData = nullptr;
    paused->pauseBody(false);
    const auto answer = caller.answer();
    QVERIFY(answer);
    QCOMPARE(answer->body.size(), Size - taken);
}

void RequestBodyTest::aBodyNobodyAskedForIsSkipped()
{
    FrontStage stage;
    stage.handler.whenAsked = [](net::Exchange &exchange) { test::respondText(exchange, "ok"); };
    Caller caller(stage.port());
    for (int turn = 0; turn < 3; ++turn)
        QVERIFY(caller.ask(httpRequest("GET", "/a", "GET /b HTTP/1.1\r\n\r\n")));
    QCOMPARE(stage.handler.asked, QByteArrayList({"GET /a", "GET /a", "GET /a"}));
}

BIFROST_TEST(RequestBodyTest)
#include "requestbodytest.moc"
