// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/upstream/clientstage.h"
#include "tests/gateway/upstream/scriptedserver.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <atomic>

using namespace bifrost;
using namespace bifrost::test;
using namespace std::chrono_literals;

class PoolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectionsAreUsedAgain();
    void notAfterWhatCannotBeTrusted_data();
    void notAfterWhatCannotBeTrusted();
    void aServerThatLetGoIsNoticed();
    void aStaleConnectionIsToldApart();
    void aFreshOneIsNeverStale();
    void aFreshOneCanBeAskedFor();
    void theBoundIsKept();
    void aFailureMakesRoom();
    void nextFromWithinTheEnd();
    void endpointsDoNotShare();
    void theEndOfTheClientFailsThoseUnderWay();
    void waitingOnesHaveTheirOwnDeadline();
    void theQueueHasADeadline_data();
    void theQueueHasADeadline();
    void theTimeInTheQueueCounts();
    void idleNeighboursMakeRoom();
    void busyNeighboursShare();
    void theBoundHoldsOverThreads();
    void emptyPoolsGo();
    void whatIsNotKeptEnds();
    void whatRunsMayEndAlthoughItIsNotKept();
    void newConnectionsAreJudgedByTheNewGuard();
};

void PoolTest::connectionsAreUsedAgain()
{
    ScriptedServer server;
    answerWithPaths(server);
    ClientStage stage;
    const upstream::EndpointPtr endpoint = endpointAt(server.port());
    for (int i = 0; i < 50; ++i) {
        Asker asker(stage);
        const std::string path = "/" + std::to_string(i);
        asker.get(endpoint, path);
        QVERIFY(asker.succeeds());
        QCOMPARE(asker.body.toStdString(), path);
    }
    QCOMPARE(server.accepted(), 1);
}

void PoolTest::notAfterWhatCannotBeTrusted_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("Connection: close") << wholeAnswer("ok", "Connection: close\r\n");
    QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok");
    QTest::newRow("bytes behind the answer") << wholeAnswer("ok") + "x";
    QTest::newRow("a second answer") << wholeAnswer("ok") + wholeAnswer("smuggled");
    QTest::newRow("bytes behind the chunks")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\nHTTP/1.1 ");
    QTest::newRow("bytes behind no content") << QByteArray("HTTP/1.1 204 No\r\n\r\nok");
}

void PoolTest::notAfterWhatCannotBeTrusted()
{
    QFETCH(const QByteArray, answer);
    ScriptedServer server;
    ClientStage stage;
    const upstream::EndpointPtr endpoint = endpointAt(server.port());
    Asker first(stage);
    first.get(endpoint, "/a");
    QVERIFY(server.sees(0, "\r\n\r\n"));
    server.say(0, answer);
    QVERIFY(first.succeeds());
    QVERIFY(server.seesTheEnd(0));
    answerWithPaths(server);
    Asker second(stage);
    second.get(endpoint, "/b");
    QVERIFY(second.succeeds());
    QCOMPARE(second.body, QByteArray("/b"));
    QCOMPARE(server.accepted(), 2);
}

void PoolTest::aServerThatLetGoIsNoticed()
{
    for (const bool says : {false, true}) { // closes, or says something unasked
        ScriptedServer server;
        answerWithPaths(server);
        ClientStage stage;
        const upstream::EndpointPtr endpoint = endpointAt(server.port());
        Asker first(stage);
        first.get(endpoint, "/a");
        QVERIFY(first.succeeds());
        if (says)
            server.say(0, wholeAnswer("unasked"));
        else
            server.close(0);
        QVERIFY(server.seesTheEnd(0));
        settle();
        Asker second(stage);
        second.get(endpoint, "/b");
        QVERIFY(second.succeeds());
        QCOMPARE(second.body, QByteArray("/b"));
        QCOMPARE(server.accepted(), 2);
    }
}

void PoolTest::aStaleConnectionIsToldApart()
{
    ScriptedServer server;
    answerWithPaths(server);
    ClientStage stage;
    const upstream::EndpointPtr endpoint = endpointAt(server.port());
    Asker first(stage);
    first.get(endpoint, "/a");
    QVERIFY(first.succeeds());
    server.whenBytes = [&server](int number, QByteArray &) { server.peer(number).abort(); };
    Asker second(stage);
    second.get(endpoint, "/b");
    QVERIFY(second.fails());
    QVERIFY(second.failure->stale);
    QVERIFY(second.failure->error.code == ErrorCode::UpstreamBroken);
}

void PoolTest::aFreshOneIsNeverStale()
{
    ScriptedServer server;
    server.whenBytes = [&server](int number, QByteArray &) { server.peer(number).abort(); };
    ClientStage stage;
    Asker asker(stage);
    asker.get(endpointAt(server.port()), "/a");
    QVERIFY(asker.fails());
    QVERIFY(!asker.failure->stale);
    // Nor one that has begun to answer.
    answerWithPaths(server);
    const upstream::EndpointPtr endpoint = endpointAt(server.port());
    Asker first(stage);
    first.get(endpoint, "/a");
    QVERIFY(first.succeeds());
    server.whenBytes = nullptr;
    const int last = server.accepted() - 1;
    Asker second(stage);
    second.get(endpoint, "/b");
    QVERIFY(server.sees(last, "/b"));
    server.say(last, "HTTP/1.1 2");
    server.close(last);
    QVERIFY(second.fails());
    QVERIFY(!second.failure->stale);
}

void PoolTest::aFreshOneCanBeAskedFor()
{
    ScriptedServer server;
    answerWithPaths(server);
    ClientStage stage;
    const upstream::EndpointPtr endpoint = endpointAt(server.port());
    Asker first(stage);
    first.get(endpoint, "/a");
    QVERIFY(first.succeeds());
    Asker second(stage);
    second.request.wantFreshConnection();
    second.get(endpoint, "/b");
    QVERIFY(second.succeeds());
    QCOMPARE(second.body, QByteArray("/b"));
    QCOMPARE(server.accepted(), 2);
}

void PoolTest::theBoundIsKept()
{
    ScriptedServer server;
    ClientStage stage;
    const upstream::EndpointPtr endpoint = endpointAt(server.port(), "127.0.0.1", 2);
    std::vector<std::unique_ptr<Asker>> askers;
    for (int i = 0; i < 6; ++i) {
        askers.push_back(std::make_unique<Asker>(stage));
        askers.back()->get(endpoint, "/" + std::to_string(i));
    }
    QVERIFY(server.sees(0, "\r\n\r\n") && server.sees(1, "\r\n\r\n"));
    settle();
    QCOMPARE(server.accepted(), 2);
    askers[3].reset(); // waits no longer
    server.forget(0);
    server.forget(1);
    QByteArrayList paths;
    server.whenBytes = [&](int number, QByteArray &received) {
        if (!received.endsWith("\r\n\r\n"))
            return;
        paths.append(received.split(' ').value(1));
        server.say(number, wholeAnswer(received.split(' ').value(1)));
        received.clear();
    };
    server.say(0, wholeAnswer("/0"));
    server.say(1, wholeAnswer("/1"));
    for (const int i : {0, 1, 2, 4, 5}) {
        QVERIFY(askers[std::size_t(i)]->succeeds());
        QCOMPARE(askers[std::size_t(i)]->body, "/" + QByteArray::number(i));
    }
    std::ranges::sort(paths);
    QCOMPARE(paths, QByteArrayList({"/2", "/4", "/5"}));
    QCOMPARE(server.accepted(), 2);
}

void PoolTest::aFailureMakesRoom()
{
    ScriptedServer server;
    ClientStage stage;
    const upstream::EndpointPtr endpoint = endpointAt(server.port(), "127.0.0.1", 1);
    Asker first(stage);
    Asker second(stage);
    Asker third(stage);
    first.get(endpoint, "/1");
    second.get(endpoint, "/2");
    third.get(endpoint, "/3");
    QVERIFY(server.sees(0, "/1"));
    server.close(0);
    QVERIFY(first.fails());
    QVERIFY(server.sees(1, "/2"));
    second.request.cancel();
    QVERIFY(server.sees(2, "/3"));
    server.say(2, wholeAnswer("ok"));
    QVERIFY(third.succeeds());
}

void PoolTest::nextFromWithinTheEnd()
{
    ScriptedServer server;
    answerWithPaths(server);
    ClientStage stage;
    const upstream::EndpointPtr endpoint = endpointAt(server.port());
    Asker asker(stage);
    int round = 0;
    asker.whenOver = [&] {
        if (++round < 20) {
            asker.ended = false;
            asker.body.clear();
            asker.get(endpoint, "/" + std::to_string(round));
        }
    };
    asker.get(endpoint, "/0");
    QVERIFY(runUntil([&] { return round == 20 || asker.failure; }));
    QCOMPARE(asker.body, QByteArray("/19"));
    QCOMPARE(server.accepted(), 1);
}

void PoolTest::endpointsDoNotShare()
{
    ScriptedServer server;
    answerWithPaths(server);
    ClientStage stage;
    for (int i = 0; i < 3; ++i) {
        Asker asker(stage);
        asker.get(endpointAt(server.port()), "/a"); // another provider with the same address
        QVERIFY(asker.succeeds());
    }
    QCOMPARE(server.accepted(), 3);
}

void PoolTest::theEndOfTheClientFailsThoseUnderWay()
{
    ScriptedServer server;
    auto stage = std::make_unique<ClientStage>();
    const upstream::EndpointPtr endpoint = endpointAt(server.port(), "127.0.0.1", 1);
    Asker running(*stage);
    Asker waiting(*stage);
    running.get(endpoint, "/1");
    waiting.get(endpoint, "/2");
    QVERIFY(server.sees(0, "/1"));
    stage.reset();
    QVERIFY(running.failure && running.failure->error.code == ErrorCode::ShuttingDown);
    QVERIFY(waiting.failure && waiting.failure->error.code == ErrorCode::ShuttingDown);
    QVERIFY(server.seesTheEnd(0));
    QCOMPARE(server.accepted(), 1);
}

void PoolTest::whatIsNotKeptEnds()
{
    ScriptedServer server;
    answerWithPaths(server);
    ClientStage stage;
    const upstream::EndpointPtr kept = endpointAt(server.port());
    const upstream::EndpointPtr gone = endpointAt(server.port(), "127.0.0.1", 1);
    for (const upstream::EndpointPtr &endpoint : {kept, gone}) {
        Asker asker(stage);
        asker.get(endpoint, "/1");
        QVERIFY(asker.succeeds());
    }
    stage.client.keepOnly({kept.get()}, stage.guard);
    QVERIFY(server.seesTheEnd(1));
    Asker again(stage);
    again.get(kept, "/2");
    QVERIFY(again.succeeds());
    QCOMPARE(server.accepted(), 2);
}

void PoolTest::whatRunsMayEndAlthoughItIsNotKept()
{
    ScriptedServer server;
    ClientStage stage;
    const upstream::EndpointPtr gone = endpointAt(server.port(), "127.0.0.1", 1);
    Asker running(stage);
    Asker waiting(stage);
    running.get(gone, "/1");
    waiting.get(gone, "/2");
    QVERIFY(server.sees(0, "/1"));
    stage.client.keepOnly({}, stage.guard);
    server.say(0, wholeAnswer("one"));
    QVERIFY(running.succeeds());
    QVERIFY(server.sees(0, "/2"));
    server.say(0, wholeAnswer("two"));
    QVERIFY(waiting.succeeds());
    QVERIFY(server.seesTheEnd(0));
    // A retry of a call that still has the old configuration.
    answerWithPaths(server);
    Asker late(stage);
    late.get(gone, "/3");
    QVERIFY(late.succeeds());
    QCOMPARE(server.accepted(), 2);
}

void PoolTest::newConnectionsAreJudgedByTheNewGuard()
{
    ScriptedServer server;
    answerWithPaths(server);
    ClientStage stage;
    net::EgressGuard::Rules rules;
    rules.ownPorts = {server.port()}; // as if we listened there ourselves
    stage.client.keepOnly({}, std::make_shared<const net::EgressGuard>(rules));
    Asker asker(stage);
    asker.get(endpointAt(server.port()), "/1");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::LoopDetected);
}

void PoolTest::waitingOnesHaveTheirOwnDeadline()
{
    ScriptedServer server;
    ClientStage stage;
    const upstream::EndpointPtr endpoint = endpointAt(server.port(), "127.0.0.1", 1);
    Asker first(stage);
    Asker second(stage);
    first.get(endpoint, "/1", {.idle = 20s});
    second.get(endpoint, "/2", {.firstByte = 50ms, .idle = 20s, .total = 20s});
    QVERIFY(server.sees(0, "/1"));
    server.say(0, wholeAnswer("ok"));
    QVERIFY(first.succeeds());
    QVERIFY(server.sees(0, "/2")); // over the same connection, and now there is silence
    QVERIFY(second.fails());
    QVERIFY(second.failure->error.code == ErrorCode::UpstreamTimeout);
}

void PoolTest::theQueueHasADeadline_data()
{
    QTest::addColumn<int>("firstByte");
    QTest::addColumn<int>("total");
    QTest::newRow("whole answer") << 20'000 << 50;
    QTest::newRow("stream") << 50 << 0;
}

void PoolTest::theQueueHasADeadline()
{
    QFETCH(int, firstByte);
    QFETCH(int, total);
    ScriptedServer server;
    ClientStage stage;
    const upstream::EndpointPtr endpoint = endpointAt(server.port(), "127.0.0.1", 1);
    Asker first(stage);
    Asker second(stage);
    Asker third(stage);
    first.get(endpoint, "/1");
    second.get(
        endpoint, "/2",
        {.firstByte = std::chrono::milliseconds(firstByte), .total = std::chrono::milliseconds(total)});
    third.get(endpoint, "/3");
    QVERIFY(second.fails());
    QVERIFY(second.failure->error.code == ErrorCode::UpstreamTimeout);
    const std::string &sentence = second.failure->error.message;
    QVERIFY2(sentence.find("max_conns_per_host") != std::string::npos
                 && sentence.find("127.0.0.1:" + std::to_string(server.port())) != std::string::npos,
             sentence.c_str());
    QVERIFY(server.sees(0, "/1"));
    server.forget(0);
    server.say(0, wholeAnswer("ok"));
    QVERIFY(first.succeeds());
    QVERIFY(server.sees(0, "/3")); // and not /2, which nobody waits for any more
    QVERIFY(!server.received(0).contains("/2"));
    server.say(0, wholeAnswer("ok"));
    QVERIFY(third.succeeds());
    QCOMPARE(server.accepted(), 1);
    QCOMPARE(endpoint->places->waiting.load(), 0);
}

void PoolTest::theTimeInTheQueueCounts()
{
    ScriptedServer server;
    ClientStage stage;
    const upstream::EndpointPtr endpoint = endpointAt(server.port(), "127.0.0.1", 1);
    Asker first(stage);
    Asker second(stage);
    first.get(endpoint, "/1");
    QElapsedTimer watch;
    watch.start();
    second.get(endpoint, "/2", {.total = 4s});
    QVERIFY(server.sees(0, "/1"));
    // Most of its time goes by here.
    QVERIFY(runUntil([&watch] { return watch.hasExpired(3000); }));
    server.say(0, wholeAnswer("ok"));
    QVERIFY(second.fails());
    QVERIFY(second.failure->error.code == ErrorCode::UpstreamTimeout);
    QVERIFY2(watch.elapsed() >= 3900, "it gave up too early");
    QVERIFY2(watch.elapsed() < 6900, "the time in the queue did not count");
}

void PoolTest::idleNeighboursMakeRoom()
{
    ScriptedServer server;
    answerWithPaths(server);
    ClientStage here;
    OtherThread there;
    there.meet(here);
    const upstream::EndpointPtr endpoint = endpointAt(server.port(), "127.0.0.1", 1);
    for (int round = 0; round < 5; ++round) {
        Asker asker(here);
        asker.get(endpoint, "/here");
        QVERIFY(asker.succeeds());
        QVERIFY(there.asks(endpoint, "/there"));
    }
    QCOMPARE(server.accepted(), 10); // each time the other's idle connection had to go
    QCOMPARE(endpoint->places->taken.load(), 1);
}

void PoolTest::busyNeighboursShare()
{
    ScriptedServer server;
    answerWithPaths(server);
    ClientStage here;
    OtherThread there;
    there.meet(here);
    const upstream::EndpointPtr endpoint = endpointAt(server.port(), "127.0.0.1", 1);
    // Two who ask again and again, so that there is always somebody who waits here.
    std::atomic<bool> enough = false;
    Asker busy[2]{Asker(here), Asker(here)};
    int running = 2;
    for (Asker &asker : busy) {
        asker.whenOver = [&] {
            if (enough || asker.failure) {
                --running;
                return;
            }
            asker.ended = false;
            asker.get(endpoint, "/busy");
        };
        asker.get(endpoint, "/busy");
    }
    for (int round = 0; round < 5; ++round)
        QVERIFY(there.asks(endpoint, "/there"));
    enough = true;
    QVERIFY(runUntil([&running] { return running == 0; }));
    QVERIFY(!busy[0].failure && !busy[1].failure);
    QCOMPARE(endpoint->places->waiting.load(), 0);
}

void PoolTest::theBoundHoldsOverThreads()
{
    ScriptedServer server;
    int open = 0;
    int most = 0;
    server.whenBytes = [&](int number, QByteArray &received) {
        if (!received.endsWith("\r\n\r\n"))
            return;
        received.clear();
        most = std::max(most, ++open);
        QTimer::singleShot(1, &server, [&, number] { // so that they overlap
            --open;
            server.say(number, wholeAnswer("ok"));
        });
    };
    ClientStage here;
    OtherThread there;
    there.meet(here);
    const upstream::EndpointPtr endpoint = endpointAt(server.port(), "127.0.0.1", 3);
    std::vector<std::unique_ptr<Asker>> askers;
    there.begin(endpoint, 40);
    for (int i = 0; i < 40; ++i) {
        askers.push_back(std::make_unique<Asker>(here));
        askers.back()->get(endpoint, "/here");
    }
    for (const auto &asker : askers)
        QVERIFY(asker->succeeds());
    QVERIFY(there.allSucceed());
    QVERIFY2(most >= 1 && most <= 3, std::to_string(most).c_str());
    QCOMPARE(endpoint->places->waiting.load(), 0);
}

void PoolTest::emptyPoolsGo()
{
    ScriptedServer server;
    server.whenBytes = [&server](int number, QByteArray &received) {
        if (!received.endsWith("\r\n\r\n"))
            return;
        const QByteArray lines = received.contains("/gone") ? "Connection: close\r\n" : "";
        received.clear();
        server.say(number, wholeAnswer("ok", lines));
    };
    ClientStage stage;
    const upstream::EndpointPtr kept = endpointAt(server.port());
    Asker keeper(stage);
    keeper.get(kept, "/kept");
    QVERIFY(keeper.succeeds());
    for (int i = 0; i < 5; ++i) { // as many configurations
        Asker asker(stage);
        asker.get(endpointAt(server.port()), "/gone");
        QVERIFY(asker.succeeds());
        // This one and the one with a connection; the one before is gone.
        QVERIFY(runUntil([&stage] { return stage.client.poolCountForTest() == 2; }));
    }
    Asker again(stage);
    again.get(kept, "/kept");
    QVERIFY(again.succeeds());
    QCOMPARE(server.accepted(), 6); // over the connection that waited
}

BIFROST_TEST(PoolTest)
#include "pooltest.moc"
