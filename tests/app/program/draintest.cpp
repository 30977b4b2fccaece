// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program/programrun.h"
#include "tests/support/gatewayprocess.h"
#include "tests/support/mockprovider.h"
#include "tests/support/rawclient.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <csignal>

using namespace bifrost::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// How the real program ends while requests are running.
class DrainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunningRequestMayFinish();
    void nothingNewIsTakenMeanwhile();
    void whoStartsItMeanwhileHearsOfIt();
    void aSecondSignalDoesNotWait_data();
    void aSecondSignalDoesNotWait();
};

namespace {

QJsonObject configFor(const MockProvider &mock)
{
    const QJsonObject key{{u"name"_s, u"one"_s},
                          {u"value"_s, u"sk-mock"_s},
                          {u"weight"_s, 1},
                          {u"models"_s, QJsonArray{u"*"_s}}};
    const QJsonObject provider{
        {u"keys"_s, QJsonArray{key}},
        {u"network_config"_s, QJsonObject{{u"base_url"_s, mock.url()}}},
        {u"custom_provider_config"_s, QJsonObject{{u"base_provider_type"_s, u"openai"_s}}}};
    return {{u"providers"_s, QJsonObject{{u"mock"_s, provider}}}};
}

QByteArray chatRequest()
{
    return httpRequest("POST", "/v1/chat/completions",
                       R"({"model":"mock/gpt","messages":[{"role":"user","content":"Hello"}]})",
                       "Content-Type: application/json\r\n");
}

/// An answer of which the second half waits for the test.
MockStep halfAnswer()
{
    const QByteArray body =
        R"({"id":"c","object":"chat.completion","created":1,"model":"gpt","choices":[{"index":0,)"
        R"("message":{"role":"assistant","content":"Bye"},"finish_reason":"stop"}],)"
        R"("usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}})";
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n";
    return MockStep::raw({head + body.first(20), MockStep::gate(), body.mid(20)});
}

} // namespace

void DrainTest::aRunningRequestMayFinish()
{
    MockProvider mock;
    mock.enqueue(halfAnswer());
    GatewayProcess gateway(configFor(mock));
    QVERIFY2(gateway.start(), gateway.output());
    RawClient client(gateway.port());
    QVERIFY(client.send(chatRequest()));
    QCOMPARE(mock.waitForRequests(1).size(), 1);

    gateway.sendTerminate();
    QTRY_VERIFY(!RawClient(gateway.port()).connected());
    QVERIFY(gateway.running());
    mock.release();
    const auto answer = client.receive();
    QVERIFY2(answer && answer->status == 200, client.fault());
    QVERIFY(answer->body.contains("Bye"));
    QVERIFY(gateway.waitForEnd(10s));
    QVERIFY2(gateway.cleanEnd(), gateway.output());
}

void DrainTest::nothingNewIsTakenMeanwhile()
{
    MockProvider mock;
    mock.enqueue(halfAnswer());
    GatewayProcess gateway(configFor(mock));
    QVERIFY2(gateway.start(), gateway.output());
    RawClient idle(gateway.port());
    const auto health = idle.ask(httpRequest("GET", "/health"));
    QVERIFY2(health && health->status == 200, idle.fault());
    RawClient client(gateway.port());
    QVERIFY(client.send(chatRequest()));
    QCOMPARE(mock.waitForRequests(1).size(), 1);

    gateway.sendTerminate();
    // A kept connection without a request is in nobody's way.
    QVERIFY(idle.closedByPeer());
    mock.release();
    QVERIFY(client.receive());
    QVERIFY(gateway.waitForEnd(10s));
    QVERIFY2(gateway.cleanEnd(), gateway.output());
}

void DrainTest::whoStartsItMeanwhileHearsOfIt()
{
    MockProvider mock;
    mock.enqueue(halfAnswer());
    GatewayProcess gateway(configFor(mock));
    QVERIFY2(gateway.start(), gateway.output());
    RawClient client(gateway.port());
    QVERIFY(client.send(chatRequest()));
    QCOMPARE(mock.waitForRequests(1).size(), 1);
    gateway.sendTerminate();
    QTRY_VERIFY(!RawClient(gateway.port()).connected());
    const ProgramRun second =
        runProgram({u"--headless"_s, u"-app-dir"_s, gateway.folder()}, bareEnvironment(gateway.folder()));
    QVERIFY(second.ended);
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.err.contains("Bifrost is stopping: process " + QByteArray::number(gateway.processId())),
             second.all());
    mock.release();
    QVERIFY(client.receive());
    QVERIFY(gateway.waitForEnd(10s));
}

void DrainTest::aSecondSignalDoesNotWait_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void DrainTest::aSecondSignalDoesNotWait()
{
    QFETCH(int, number);
    MockProvider mock;
    mock.enqueue(MockStep::neverAnswer());
    GatewayProcess gateway(configFor(mock));
    QVERIFY2(gateway.start(), gateway.output());
    RawClient client(gateway.port());
    QVERIFY(client.send(chatRequest()));
    QCOMPARE(mock.waitForRequests(1).size(), 1);

    const auto process = static_cast<pid_t>(gateway.processId());
    ::kill(process, number);
    QTRY_VERIFY(!RawClient(gateway.port()).connected());
    QVERIFY(gateway.running());
    QElapsedTimer clock;
    clock.start();
    ::kill(process, number);
    QVERIFY(gateway.waitForEnd(20s));
    QVERIFY2(clock.elapsed() < 10'000, "it waited for the running request");
    QCOMPARE(gateway.exitCode(), 128 + number);
    // The caller is told if there is time, and cut off in any case.
    const auto answer = client.receive();
    QVERIFY2(!answer || answer->status == 503, answer ? answer->raw : QByteArray());
    QVERIFY(client.closedByPeer());
}

BIFROST_TEST(DrainTest)
#include "draintest.moc"
