// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/upstream/clientstage.h"
#include "tests/gateway/upstream/scriptedserver.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QTest>

#include <sys/socket.h>

using namespace bifrost;
using namespace bifrost::test;

namespace {

std::string largeRequest(std::size_t size)
{
    std::string text =
        "POST /a HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n";
    for (std::size_t i = 0; text.size() < size + 64; ++i)
        text += std::to_string(i) + ' ';
    return text;
}

} // namespace

class SendingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyByteArrivesInOrder();
    void overAFreshConnectionItIsTold();
    void anAnswerMayComeBeforeTheBodyIsSent();
    void anAnswerBeforeAHangUpIsRead();
    void nobodyThere();
    void theGuardIsAsked();
    void localhostIsEitherAddress();
    void aNameThatIsNone();
    void aChannelWithinTheProgram();
};

void SendingTest::everyByteArrivesInOrder()
{
    ScriptedServer server;
    ClientStage stage;
    Asker asker(stage);
    const std::string text = largeRequest(10'000'000);
    asker.send(endpointAt(server.port()), text);
    QVERIFY(
        runUntil([&] { return server.accepted() && server.received(0).size() >= qsizetype(text.size()); }));
    QVERIFY(server.received(0) == QByteArray::fromStdString(text));
    server.say(0, wholeAnswer("ok"));
    QVERIFY(asker.succeeds());
}

void SendingTest::overAFreshConnectionItIsTold()
{
    ScriptedServer server;
    ClientStage stage;
    const upstream::EndpointPtr endpoint = endpointAt(server.port());
    Asker first(stage);
    first.send(endpoint, largeRequest(1'000'000));
    QCOMPARE(first.sent, 0);
    QVERIFY(runUntil([&] { return first.sent == 1; }));
    QVERIFY(runUntil([&] { return server.accepted() && server.received(0).size() > 1'000'000; }));
    server.say(0, wholeAnswer("ok"));
    QVERIFY(first.succeeds());
    QCOMPARE(first.sent, 1);
    // The next one may have to go out again.
    Asker next(stage);
    next.get(endpoint, "/b");
    QVERIFY(runUntil([&] { return server.received(0).contains("/b"); }));
    server.say(0, wholeAnswer("ok"));
    QVERIFY(next.succeeds());
    QCOMPARE(server.accepted(), 1);
    QCOMPARE(next.sent, 0);
}

void SendingTest::anAnswerMayComeBeforeTheBodyIsSent()
{
    ScriptedServer server;
    server.readBuffer = 1; // it does not read
    ClientStage stage;
    const upstream::EndpointPtr endpoint = endpointAt(server.port());
    Asker asker(stage);
    asker.send(endpoint, largeRequest(50'000'000));
    QVERIFY(runUntil([&] { return server.accepted() == 1; }));
    server.say(0, "HTTP/1.1 413 Too Large\r\nContent-Length: 7\r\n\r\ntoo big");
    QVERIFY(asker.succeeds());
    QCOMPARE(asker.status, 413);
    QCOMPARE(asker.body, QByteArray("too big"));
    // That connection is not used again: half a request lies in it.
    Asker next(stage);
    next.get(endpoint, "/b");
    QVERIFY(runUntil([&] { return server.accepted() == 2; }));
}

void SendingTest::anAnswerBeforeAHangUpIsRead()
{
    // The server answers, closes and resets while we still send: writing fails, the answer lies unread.
    ScriptedServer server;
    server.readBuffer = 1;
    ClientStage stage;
    Asker asker(stage);
    asker.send(endpointAt(server.port()), largeRequest(50'000'000));
    QVERIFY(runUntil([&] { return server.accepted() == 1; }));
    server.say(0, "HTTP/1.1 401 No\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno");
    QVERIFY(runUntil([&] { return asker.status == 401 || asker.isOver(); }));
    server.peer(0).abort();
    QVERIFY(asker.succeeds());
    QCOMPARE(asker.body, QByteArray("no"));
}

void SendingTest::nobodyThere()
{
    ScriptedServer server;
    const upstream::EndpointPtr endpoint = endpointAt(server.port());
    server.stopListening();
    ClientStage stage;
    Asker asker(stage);
    asker.get(endpoint, "/a");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::ConnectFailed);
    QVERIFY(!asker.failure->stale);
    QCOMPARE(asker.connected, 0);
}

void SendingTest::theGuardIsAsked()
{
    ScriptedServer server;
    {
        ClientStage stage({false, {}, {server.port()}});
        Asker asker(stage);
        asker.get(endpointAt(server.port()), "/a");
        QVERIFY(asker.fails());
        QVERIFY(asker.failure->error.code == ErrorCode::LoopDetected);
    }
    ClientStage local({true, {}, {}});
    for (const char *host : {"169.254.169.254", "api.example.com", "192.168.1.1"}) {
        Asker asker(local);
        asker.get(endpointAt(80, host), "/a");
        QVERIFY(asker.fails());
        QVERIFY(asker.failure->error.code == ErrorCode::EgressRefused);
    }
    QCOMPARE(server.accepted(), 0);
}

void SendingTest::localhostIsEitherAddress()
{
    ScriptedServer four;
    answerWithPaths(four);
    ClientStage stage;
    Asker asker(stage);
    asker.get(endpointAt(four.port(), "LocalHost"), "/four");
    QVERIFY(asker.succeeds());
    ScriptedServer six(QHostAddress::LocalHostIPv6);
    if (six.port() == 0)
        return; // a machine without IPv6
    answerWithPaths(six);
    Asker second(stage);
    second.get(endpointAt(six.port(), "localhost"), "/six"); // nobody is at 127.0.0.1
    QVERIFY(second.succeeds());
    QCOMPARE(second.body, QByteArray("/six"));
}

void SendingTest::aNameThatIsNone()
{
    ClientStage stage;
    Asker asker(stage);
    asker.get(endpointAt(80, "does-not-exist.invalid"), "/a");
    (void)runUntil([&] { return asker.isOver(); }, std::chrono::seconds(20));
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::ConnectFailed);
    QVERIFY(asker.failure->error.message.find("does-not-exist.invalid") != std::string::npos);
}

void SendingTest::aChannelWithinTheProgram()
{
    int ends[2];
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends), 0);
    const net::Fd far(ends[1]);
    auto endpoint = std::make_shared<upstream::Endpoint>();
    endpoint->inProcess = [near = ends[0]] { return net::Fd(near); };
    ClientStage stage;
    Asker asker(stage);
    asker.get(endpoint, "/a");
    char got[200];
    ssize_t count = 0;
    QVERIFY(runUntil([&] { return (count = ::recv(far.get(), got, sizeof got, 0)) > 0; }));
    QVERIFY(QByteArray(got, count).startsWith("GET /a "));
    const QByteArray answer = wholeAnswer("inside");
    QCOMPARE(::send(far.get(), answer.constData(), std::size_t(answer.size()), 0), ssize_t(answer.size()));
    QVERIFY(asker.succeeds());
    QCOMPARE(asker.body, QByteArray("inside"));
}

BIFROST_TEST(SendingTest)
#include "sendingtest.moc"
