// SPDX-License-Identifier: GPL-3.0-or-later
// The bounds that can be configured, and what a caller hears when one is reached.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

#include <memory>
#include <vector>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject limited(const QJsonObject &config, const QString &name, int value)
{
    return withMember(config, u"server/limits/"_s + name, value);
}

} // namespace

class LimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connections();
    void headSize();
    void bufferedBodies();
    void unfinishedEvents();
    void queue();
};

void LimitsTest::connections()
{
    GatewayProcess gateway(limited(QJsonObject(), u"connections"_s, 4));
    START_GATEWAY(gateway);
    std::vector<std::unique_ptr<RawClient>> held;
    for (int i = 0; i < 4; ++i) {
        held.push_back(std::make_unique<RawClient>(gateway.port()));
        QVERIFY2(held.back()->ask(httpRequest("GET", "/health")), held.back()->fault());
    }
    RawClient surplus(gateway.port());
    const auto refused = surplus.ask(httpRequest("GET", "/health"));
    QVERIFY2(!refused || refused->status == 503, refused->raw);
    QVERIFY(surplus.closedByPeer());
    held.clear();
    const auto welcome = [&gateway] {
        RawClient next(gateway.port());
        const auto answer = next.ask(httpRequest("GET", "/health"));
        return answer && answer->status == 200;
    };
    QTRY_VERIFY(welcome());
    STOP_GATEWAY(gateway);
}

void LimitsTest::headSize()
{
    GatewayProcess gateway(limited(QJsonObject(), u"head_kb"_s, 8));
    START_GATEWAY(gateway);
    const auto small = getFrom(gateway, "/health", "X-A: " + QByteArray(6 * 1024, 'a') + "\r\n");
    const auto large = getFrom(gateway, "/health", "X-A: " + QByteArray(9 * 1024, 'a') + "\r\n");
    QVERIFY(small && large);
    QCOMPARE(small->status, 200);
    QCOMPARE(large->status, 431);
    STOP_GATEWAY(gateway);
}

void LimitsTest::bufferedBodies()
{
    MockProvider mock;
    mock.enqueue(MockStep::raw({MockStep::gate(), "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"}));
    // A body that might be sent again is held until the answer comes.
    GatewayProcess gateway(limited(openAiConfig(mock, {{u"max_retries"_s, 1}}), u"buffered_mb"_s, 2));
    START_GATEWAY(gateway);
    const QByteArray body = chatBody("openai/gpt-4o", "", QByteArray(1300 * 1024, 'x'));
    RawClient first(gateway.port());
    first.send(httpRequest("POST", "/v1/chat/completions", body));
    QCOMPARE(mock.waitForRequests(1).size(), 1);
    const auto second = postTo(gateway, "/v1/chat/completions", body);
    QVERIFY(second);
    QCOMPARE(second->status, 503);
    QVERIFY(second->headers.has("Retry-After"));
    QVERIFY2(faultOf(*second).isEmpty(), faultOf(*second));
    mock.release();
    const auto answer = first.receive();
    QVERIFY2(answer, first.fault());
    QCOMPARE(answer->status, 200);
    const auto third = postTo(gateway, "/v1/chat/completions", body);
    QVERIFY(third);
    QCOMPARE(third->status, 200);
    STOP_GATEWAY(gateway);
}

void LimitsTest::unfinishedEvents()
{
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    const QByteArray good = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n";
    const QByteArray endless = "data: \"" + QByteArray(3 * 1024 * 1024, 'x');
    MockProvider mock;
    mock.enqueue({MockStep::raw({head + good, endless}), MockStep::raw({head + endless})});
    GatewayProcess gateway(limited(openAiConfig(mock), u"buffered_mb"_s, 1));
    START_GATEWAY(gateway);
    const QByteArray body = chatBody("openai/gpt-4o", "\"stream\":true,");
    const auto begun = postTo(gateway, "/v1/chat/completions", body);
    QVERIFY(begun);
    QCOMPARE(begun->status, 200);
    QVERIFY2(begun->body.startsWith(good) && begun->body.contains("\"status_code\":502")
                 && begun->body.contains("buffered_mb"),
             begun->body);
    const auto unbegun = postTo(gateway, "/v1/chat/completions", body);
    QVERIFY(unbegun);
    QCOMPARE(unbegun->status, 502);
    QVERIFY2(unbegun->errorMessage().contains("buffered_mb"), unbegun->body);
    // Nothing of it is left.
    const auto next =
        postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", "", QByteArray(900 * 1024, 'x')));
    QVERIFY(next);
    QCOMPARE(next->status, 200);
    STOP_GATEWAY(gateway);
}

void LimitsTest::queue()
{
    // One at work, one waiting, the third is turned away.
    MockProvider mock;
    const MockStep held = MockStep::raw({MockStep::gate(), "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"});
    mock.enqueue({held, held});
    QJsonObject config = withMember(openAiConfig(mock), u"providers/openai/concurrency_and_buffer_size"_s,
                                    QJsonObject{{u"concurrency"_s, 1}, {u"buffer_size"_s, 1}});
    config = withMember(config, u"client/drop_excess_requests"_s, true);
    GatewayProcess gateway(withMember(config, u"server/threads"_s, 1));
    START_GATEWAY(gateway);
    const QByteArray request = httpRequest("POST", "/openai/v1/chat/completions", chatBody("openai/gpt-4o"));
    RawClient first(gateway.port());
    first.send(request);
    QCOMPARE(mock.waitForRequests(1).size(), 1);
    RawClient second(gateway.port());
    second.send(request);
    RawClient third(gateway.port());
    QVERIFY(second.silentFor(std::chrono::milliseconds(200)));
    const auto refused = third.ask(request);
    QVERIFY2(refused, third.fault());
    QVERIFY2(refused->status >= 400, refused->raw);
    QCOMPARE(refused->errorMessage(), QByteArray("request dropped: queue is full"));
    QCOMPARE(mock.requests().size(), 1);
    mock.release(2);
    const auto firstAnswer = first.receive();
    const auto secondAnswer = second.receive();
    QVERIFY2(firstAnswer && secondAnswer, second.fault());
    QCOMPARE(firstAnswer->status, 200);
    QCOMPARE(secondAnswer->status, 200);
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(LimitsTest)
#include "limitstest.moc"
