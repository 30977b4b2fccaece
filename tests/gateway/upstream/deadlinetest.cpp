// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/upstream/clientstage.h"
#include "tests/gateway/upstream/scriptedserver.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QElapsedTimer>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace std::chrono_literals;

namespace {

constexpr upstream::Deadlines Patient{.connect = 20s, .firstByte = 20s, .idle = 20s, .total = 20s};

} // namespace

class UpstreamDeadlineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHandshakeHasOne();
    void theFirstByteHasOne();
    void silenceHasOne();
    void commentsDoNotEndTheFirstOne();
    void signsOfLifeRenewIt();
    void theWholeHasOne();
    void noneMeansNone();
};

void UpstreamDeadlineTest::theHandshakeHasOne()
{
    ScriptedServer server; // takes the connection and says nothing
    auto endpoint = std::make_shared<upstream::Endpoint>();
    endpoint->tls = true;
    endpoint->host = "127.0.0.1";
    endpoint->port = server.port();
    ClientStage stage;
    Asker asker(stage);
    upstream::Deadlines deadlines = Patient;
    deadlines.connect = 60ms;
    asker.get(endpoint, "/a", deadlines);
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::UpstreamTimeout);
    QVERIFY2(asker.failure->error.message.find("did not finish TLS in time") != std::string::npos,
             asker.failure->error.message.c_str());
    QVERIFY(server.seesTheEnd(0));
}

void UpstreamDeadlineTest::theFirstByteHasOne()
{
    ScriptedServer server;
    ClientStage stage;
    Asker asker(stage);
    upstream::Deadlines deadlines = Patient;
    deadlines.firstByte = 60ms;
    QElapsedTimer timer;
    timer.start();
    asker.get(endpointAt(server.port()), "/a", deadlines);
    QVERIFY(asker.fails());
    QVERIFY(timer.elapsed() >= 40);
    QVERIFY(asker.failure->error.code == ErrorCode::UpstreamTimeout);
    QVERIFY(asker.failure->error.message.find("default_request_timeout_in_seconds") != std::string::npos);
}

void UpstreamDeadlineTest::silenceHasOne()
{
    ScriptedServer server;
    ClientStage stage;
    Asker asker(stage);
    upstream::Deadlines deadlines = Patient;
    deadlines.idle = 60ms;
    asker.get(endpointAt(server.port()), "/a", deadlines);
    QVERIFY(server.sees(0, "\r\n\r\n"));
    server.say(0, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhel");
    QVERIFY(asker.fails());
    QCOMPARE(asker.body, QByteArray("hel"));
    QVERIFY(asker.failure->error.code == ErrorCode::UpstreamTimeout);
    QVERIFY(asker.failure->error.message.find("stream_idle_timeout_in_seconds") != std::string::npos);
}

void UpstreamDeadlineTest::commentsDoNotEndTheFirstOne()
{
    ScriptedServer server;
    ClientStage stage;
    Asker asker(stage);
    upstream::Deadlines deadlines = Patient;
    deadlines.firstByte = 300ms;
    asker.countsAsAlive = false;
    asker.get(endpointAt(server.port()), "/a", deadlines);
    QVERIFY(server.sees(0, "\r\n\r\n"));
    server.say(0, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n: ping\n\n");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::UpstreamTimeout);
    QVERIFY2(asker.failure->error.message.find("default_request_timeout_in_seconds") != std::string::npos,
             asker.failure->error.message.c_str());
}

void UpstreamDeadlineTest::signsOfLifeRenewIt()
{
    ScriptedServer server;
    ClientStage stage;
    Asker asker(stage);
    upstream::Deadlines deadlines = Patient;
    deadlines.idle = 1500ms;
    asker.get(endpointAt(server.port()), "/a", deadlines);
    QVERIFY(server.sees(0, "\r\n\r\n"));
    server.say(0, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
    ScriptedServer mute; // whose caller gives up after two deadlines of the other
    Asker twiceAsLong(stage);
    upstream::Deadlines longer = Patient;
    longer.firstByte = 3000ms;
    twiceAsLong.get(endpointAt(mute.port()), "/a", longer);
    QVERIFY(
        runUntil([&] { return twiceAsLong.isOver() || asker.isOver(); }, 100ms, [&] { server.say(0, "x"); }));
    QVERIFY(!asker.isOver());
    asker.countsAsAlive = false; // what comes now counts for nothing, such as comments
    QVERIFY(runUntil([&] { return asker.isOver(); }, 10ms, [&] { server.say(0, "x"); }));
    QVERIFY(asker.failure && asker.failure->error.code == ErrorCode::UpstreamTimeout);
}

void UpstreamDeadlineTest::theWholeHasOne()
{
    ScriptedServer server;
    ClientStage stage;
    Asker asker(stage);
    upstream::Deadlines deadlines = Patient;
    deadlines.total = 150ms;
    asker.get(endpointAt(server.port()), "/a", deadlines);
    QVERIFY(server.sees(0, "\r\n\r\n"));
    server.say(0, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    QVERIFY(
        runUntil([&] { return asker.isOver(); }, 10ms, [&] { server.say(0, "x"); })); // alive all the time
    QVERIFY(asker.failure && asker.failure->error.code == ErrorCode::UpstreamTimeout);
    // A connection that is used again does not bring the old one along.
    ScriptedServer quick;
    answerWithPaths(quick);
    const upstream::EndpointPtr endpoint = endpointAt(quick.port());
    Asker first(stage);
    deadlines.total = 1000ms;
    first.get(endpoint, "/a", deadlines);
    QVERIFY(first.succeeds());
    quick.whenBytes = nullptr;
    Asker second(stage);
    second.get(endpoint, "/b", Patient);
    Asker later(stage); // begins after the first and has as long
    later.get(endpointAt(server.port()), "/c", deadlines);
    QVERIFY(later.fails());
    QVERIFY(!second.isOver());
    QCOMPARE(quick.accepted(), 1);
}

void UpstreamDeadlineTest::noneMeansNone()
{
    ScriptedServer server;
    ClientStage stage;
    Asker asker(stage);
    asker.get(endpointAt(server.port()), "/a", {.connect = 0ms, .firstByte = 0ms, .idle = 0ms, .total = 0ms});
    QVERIFY(server.sees(0, "\r\n\r\n"));
    Asker other(stage);
    other.get(endpointAt(server.port()), "/b",
              {.connect = 50ms, .firstByte = 50ms, .idle = 50ms, .total = 50ms});
    QVERIFY(other.fails());
    QVERIFY(!asker.isOver());
    server.say(0, wholeAnswer("ok"));
    QVERIFY(asker.succeeds());
}

BIFROST_TEST(UpstreamDeadlineTest)
#include "deadlinetest.moc"
