// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/http/caller.h"
#include "tests/gateway/http/frontstage.h"
#include "tests/support/rawclient.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QTest>

using namespace bifrost;
using namespace std::chrono_literals;
using test::Caller;
using test::FrontStage;
using test::httpRequest;

namespace {

void waitForTheTest(net::Exchange &) { }

} // namespace

class LifetimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headLimits_data();
    void headLimits();
    void aSlowHeadTimesOut();
    void aHeadThatDripsTimesOut();
    void anIdleConnectionCloses();
    void aSilentConnectionCloses();
    void hangingUpIsTold_data();
    void hangingUpIsTold();
    void whoeverWasToldMayLetGoAtOnce();
    void drainLetsAnswersEnd();
    void closingCutsEverything();
    void tooManyConnectionsAreTurnedAway();
    void callsFromWithinAnswersAreSafe();
    void hundredsComeAndGo();
};

void LifetimeTest::headLimits_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &request, int status) {
        QTest::newRow(name) << request << status;
    };
    row("long target", "GET /" + QByteArray(2000, 'a'), 431);
    row("long field", httpRequest("GET", "/", {}, "X: " + QByteArray(2000, 'a') + "\r\n"), 431);
    QByteArray many;
    for (int i = 0; i < 12; ++i)
        many += "X: a\r\n";
    row("many fields", httpRequest("GET", "/", {}, many), 431);
    QByteArray large;
    for (int i = 0; i < 8; ++i)
        large += "X: " + QByteArray(900, 'a') + "\r\n";
    row("large head", httpRequest("GET", "/", {}, large), 431);
    row("not HTTP", "hello\n", 400);
    row("TLS", QByteArray("\x16\x03\x01\x02\x00\x01", 6), 400);
    row("host of somebody else", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403);
}

void LifetimeTest::headLimits()
{
    QFETCH(const QByteArray, request);
    QFETCH(const int, status);
    FrontStage stage([](http::FrontRules &rules) {
        rules.framing = {
            .headBytes = 4000, .lineBytes = 1000, .fieldCount = 10, .chunkLineBytes = 10, .trailerBytes = 10};
    });
    Caller caller(stage.port());
    const auto answer = caller.ask(request);
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
    QVERIFY(!answer->errorMessage().isEmpty());
    QVERIFY(stage.handler.asked.isEmpty());
    if (status != 403)
        QVERIFY(caller.isClosedByPeer());
}

void LifetimeTest::aSlowHeadTimesOut()
{
    FrontStage stage([](http::FrontRules &rules) { rules.headDeadline = 60ms; });
    Caller caller(stage.port());
    const auto answer = caller.ask("GET / HTTP/1.1\r\nHost: local");
    QVERIFY(answer);
    QCOMPARE(answer->status, 408);
    QVERIFY(caller.isClosedByPeer());
}

void LifetimeTest::aHeadThatDripsTimesOut()
{
    FrontStage stage([](http::FrontRules &rules) { rules.headDeadline = 500ms; });
    Caller caller(stage.port());
    caller.send("GET /");
    // So few that the line is not too long before the time is over.
    QVERIFY(
        test::runUntil([&] { return caller.unread().contains(" 408 "); }, 20ms, [&] { caller.send("a"); }));
    // The second request on a connection has no more time than the first.
    Caller second(stage.port());
    QVERIFY(second.ask(httpRequest("GET", "/a")));
    second.send("GET /");
    QVERIFY(
        test::runUntil([&] { return second.unread().contains(" 408 "); }, 20ms, [&] { second.send("a"); }));
}

void LifetimeTest::anIdleConnectionCloses()
{
    FrontStage stage([](http::FrontRules &rules) { rules.idleDeadline = 60ms; });
    Caller caller(stage.port());
    QVERIFY(caller.ask(httpRequest("GET", "/a")));
    QVERIFY(caller.isClosedByPeer()); // without a word
    QTRY_COMPARE(stage.shared->connections.load(), 0);
}

void LifetimeTest::aSilentConnectionCloses()
{
    FrontStage stage([](http::FrontRules &rules) { rules.headDeadline = 60ms; });
    Caller caller(stage.port());
    QVERIFY(caller.isConnected());
    QVERIFY(caller.isClosedByPeer());
}

void LifetimeTest::hangingUpIsTold_data()
{
    QTest::addColumn<int>("when");
    QTest::newRow("while the body comes") << 0;
    QTest::newRow("while the body streams") << 1;
    QTest::newRow("while it waits for the answer") << 2;
    QTest::newRow("while the answer streams") << 3;
}

void LifetimeTest::hangingUpIsTold()
{
    QFETCH(const int, when);
    FrontStage stage;
    if (when == 1)
        stage.handler.whenAsked = [&](net::Exchange &exchange) { exchange.readStream(stage.handler, 1000); };
    stage.handler.whenBody = [when](net::Exchange &exchange) {
        if (when == 3)
            exchange.beginStream({200, ""}, -1);
    };
    Caller caller(stage.port());
    const QByteArray request = httpRequest("POST", "/a", "hello");
    caller.send(when < 2 ? request.chopped(2) : request);
    if (when == 3)
        QVERIFY(caller.sees("chunked"));
    QTRY_COMPARE(stage.handler.asked.size(), 1);
    test::settle();
    QCOMPARE(stage.handler.gone, 0);
    caller.hangUp();
    QTRY_COMPARE(stage.handler.gone, 1);
    QTRY_COMPARE(stage.shared->connections.load(), 0);
    QCOMPARE(stage.shared->requests.load(), 0);
    QCOMPARE(stage.shared->budget.used(), std::size_t(0));
    test::settle();
    QCOMPARE(stage.handler.gone, 1);
}

void LifetimeTest::whoeverWasToldMayLetGoAtOnce()
{
    // Somebody hangs up in the middle of a write of ours: the handler hears of it from the loop, once.
    FrontStage stage;
    stage.handler.whenBody = [](net::Exchange &exchange) { exchange.beginStream({200, ""}, -1); };
    Caller caller(stage.port());
    caller.send(httpRequest("GET", "/a"));
    QVERIFY(caller.sees("chunked"));
    caller.hangUp();
    const std::string much(100'000, 'x');
    const std::string_view piece = much;
    for (int i = 0; i < 100; ++i) {
        if (stage.handler.exchange)
            stage.handler.exchange->write({&piece, 1}); // without running the loop
    }
    QCOMPARE(stage.handler.gone, 0);
    QTRY_COMPARE(stage.handler.gone, 1);
    QTRY_COMPARE(stage.shared->connections.load(), 0);
}

void LifetimeTest::drainLetsAnswersEnd()
{
    FrontStage stage;
    stage.handler.whenBody = waitForTheTest;
    Caller idle(stage.port());
    Caller busy(stage.port());
    busy.send(httpRequest("GET", "/a") + httpRequest("GET", "/never"));
    QTRY_VERIFY(stage.handler.exchange);
    QTRY_COMPARE(stage.shared->connections.load(), 2);
    stage.front->drain();
    QVERIFY(idle.isClosedByPeer());
    QVERIFY(busy.isConnected());
    test::respondText(*stage.handler.exchange, "done");
    const auto answer = busy.answer();
    QVERIFY(answer);
    QCOMPARE(answer->body, QByteArray("done"));
    QCOMPARE(answer->headers.value("Connection"), QByteArray("close"));
    QVERIFY(busy.isClosedByPeer());
    QCOMPARE(stage.handler.asked.size(), 1);
}

void LifetimeTest::closingCutsEverything()
{
    FrontStage stage;
    stage.handler.whenBody = waitForTheTest;
    Caller idle(stage.port());
    Caller busy(stage.port());
    busy.send(httpRequest("GET", "/a"));
    QTRY_VERIFY(stage.handler.exchange);
    QTRY_COMPARE(stage.front->connectionCount(), 2);
    stage.front->closeAll();
    QCOMPARE(stage.handler.gone, 1);
    QCOMPARE(stage.front->connectionCount(), 0);
    QCOMPARE(stage.shared->connections.load(), 0);
    QVERIFY(idle.isClosedByPeer());
    QVERIFY(busy.isClosedByPeer());
}

void LifetimeTest::tooManyConnectionsAreTurnedAway()
{
    FrontStage stage([](http::FrontRules &rules) { rules.maxConnections = 2; });
    Caller first(stage.port());
    {
        Caller second(stage.port());
        QTRY_COMPARE(stage.shared->connections.load(), 2);
        Caller third(stage.port());
        const auto answer = third.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 503);
        QVERIFY(answer->headers.has("Retry-After"));
        QVERIFY(third.isClosedByPeer());
    }
    QTRY_COMPARE(stage.shared->connections.load(), 1);
    Caller fourth(stage.port());
    QVERIFY(fourth.ask(httpRequest("GET", "/a")));
}

void LifetimeTest::callsFromWithinAnswersAreSafe()
{
    // Whatever the handler does from within its callback, the connection lives to the end of it.
    FrontStage stage;
    stage.handler.whenAsked = [&](net::Exchange &exchange) { exchange.readStream(stage.handler, 1000); };
    stage.handler.whenBodyData = [](net::Exchange &exchange) { exchange.abort(); };
    for (const char *lines : {"Content-Length: 10\r\n", "Transfer-Encoding: chunked\r\n"}) {
        Caller caller(stage.port());
        caller.send(httpRequest("POST", "/a", {}, lines) + "3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n");
        QVERIFY(caller.isClosedByPeer());
    }
    stage.handler.whenAsked = [](net::Exchange &exchange) { exchange.abort(); };
    Caller caller(stage.port());
    caller.send(httpRequest("GET", "/a"));
    QVERIFY(caller.isClosedByPeer());
    QTRY_COMPARE(stage.shared->connections.load(), 0);
    QCOMPARE(stage.shared->requests.load(), 0);
}

void LifetimeTest::hundredsComeAndGo()
{
    FrontStage stage;
    for (int round = 0; round < 4; ++round) {
        std::vector<std::unique_ptr<Caller>> callers;
        for (int i = 0; i < 100; ++i)
            callers.push_back(std::make_unique<Caller>(stage.port()));
        for (const auto &caller : callers)
            caller->send(httpRequest("POST", "/a", "x"));
        for (std::size_t i = 0; i < callers.size(); ++i) {
            if (i % 3 == 0)
                callers[i]->hangUp();
            else
                QVERIFY(callers[i]->answer());
        }
    }
    QTRY_COMPARE(stage.shared->connections.load(), 0);
    QCOMPARE(stage.front->connectionCount(), 0);
    QCOMPARE(stage.shared->requests.load(), 0);
}

BIFROST_TEST(LifetimeTest)
#include "lifetimetest.moc"
