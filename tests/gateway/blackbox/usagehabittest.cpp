// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that refuse `stream_options`, which the gateway asks for on its own account.
#include "models/log/logstore.h"
#include "tests/gateway/blackbox/managing.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray StreamMember = "\"stream\":true,";
const QByteArray ChatTarget = "/v1/chat/completions";

MockStep unknownField(int status = 400)
{
    return MockStep::answer(
        status,
        R"({"error":{"message":"json: unknown field `stream_options`","type":"invalid_request_error"}})");
}

QJsonObject customConfig(const MockProvider &mock)
{
    QJsonObject provider = providerEntry(mock.url());
    provider[u"custom_provider_config"_s] = QJsonObject{{u"base_provider_type"_s, u"openai"_s}};
    return withMember(QJsonObject(), u"providers"_s, QJsonObject{{u"mine"_s, provider}});
}

} // namespace

class UsageHabitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerThatRefusesIsAskedAgainWithout_data();
    void aServerThatRefusesIsAskedAgainWithout();
    void whatTheCallerWantsIsNotLeftOut();
    void whatIsRefusedForSomethingElseIsNotRemembered();
    void itHoldsOverChangesOfTheConfiguration();
    void alsoWhereTheRequestCouldBeForgotten();
};

void UsageHabitTest::aServerThatRefusesIsAskedAgainWithout_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<MockStep>("refusal");
    for (const QByteArray target : {"/v1/chat/completions", "/openai/v1/chat/completions"}) {
        QTest::newRow(target + ", 400") << target << unknownField();
        QTest::newRow(target + ", 422")
            << target
            << MockStep::answer(
                   422,
                   R"({"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs"}]})");
        QTest::newRow(target + ", plain text")
            << target
            << MockStep::answer(400, "unknown field `include_usage`", "Content-Type: text/plain\r\n");
        QTest::newRow(target + ", first event")
            << target
            << MockStep::events({sseEvent(R"({"error":{"message":"no stream_options here","code":400}})")});
    }
}

void UsageHabitTest::aServerThatRefusesIsAskedAgainWithout()
{
    QFETCH(QByteArray, target);
    QFETCH(MockStep, refusal);
    MockProvider mock;
    mock.enqueue(refusal);
    GatewayProcess gateway(customConfig(mock));
    START_GATEWAY(gateway);
    const QByteArray body = chatBody("mine/gpt-4o", StreamMember);
    const auto answer = postTo(gateway, target, body);
    QVERIFY(answer);
    QVERIFY2(answer->status == 200 && answer->body.endsWith("data: [DONE]\n\n"), answer->raw);
    QCOMPARE(mock.requestCount(), 2);
    QVERIFY(mock.requests().first().body.contains("include_usage"));
    QCOMPARE(mock.requests().last().body, chatBody("gpt-4o", StreamMember));

    const auto next = postTo(gateway, target, body); // knows it now
    QVERIFY(next);
    QCOMPARE(next->body, answer->body);
    QCOMPARE(mock.requestCount(), 3);
    QCOMPARE(mock.requests().last().body, chatBody("gpt-4o", StreamMember));
    STOP_GATEWAY(gateway);

    auto store = LogStore::open(gateway.folder() + u"/logs.db"_s, {});
    QVERIFY(store);
    const auto rows = (*store)->newest(2);
    QVERIFY(rows && rows->size() == 2);
    const LogRow &second = rows->at(0);
    const LogRow &first = rows->at(1);
    QCOMPARE(second.status, LogStatus::Success);
    QCOMPARE(second.attempts.size(), std::size_t(0)); // one alone is what the row tells
    QCOMPARE(first.status, LogStatus::Success);
    QCOMPARE(first.attempts.size(), std::size_t(2));
    QVERIFY(!first.attempts[0].error.empty());
    QCOMPARE(first.attempts[1].status, 200);
}

void UsageHabitTest::whatTheCallerWantsIsNotLeftOut()
{
    MockProvider mock;
    mock.enqueue(unknownField());
    GatewayProcess gateway(customConfig(mock));
    START_GATEWAY(gateway);
    const QByteArray wish = StreamMember + "\"stream_options\":{\"include_usage\":true},";
    const auto answer = postTo(gateway, "/openai" + ChatTarget, chatBody("mine/gpt-4o", wish));
    QVERIFY(answer);
    QCOMPARE(answer->status, 400);
    QVERIFY2(answer->body.contains("unknown field"), answer->body);
    QCOMPARE(mock.requestCount(), 1);
    STOP_GATEWAY(gateway);
}

void UsageHabitTest::whatIsRefusedForSomethingElseIsNotRemembered()
{
    MockProvider mock;
    // It quotes the whole request, as some do.
    const MockStep quoting = MockStep::answer(
        422, R"({"detail":[{"loc":["body","top_p"],"msg":"too hot","input":{"stream_options":{}}}]})");
    mock.enqueue({quoting, MockStep::answer(422, R"({"detail":"too hot"})")});
    GatewayProcess gateway(customConfig(mock));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/openai" + ChatTarget, chatBody("mine/gpt-4o", StreamMember));
    QVERIFY(answer);
    QCOMPARE(answer->status, 422);
    QCOMPARE(answer->body, QByteArray(R"({"detail":"too hot"})"));
    QCOMPARE(mock.requestCount(), 2);
    const auto next = postTo(gateway, "/openai" + ChatTarget, chatBody("mine/gpt-4o", StreamMember));
    QVERIFY(next);
    QCOMPARE(next->status, 200);
    QVERIFY(mock.requests().last().body.contains("include_usage"));
    STOP_GATEWAY(gateway);
}

void UsageHabitTest::itHoldsOverChangesOfTheConfiguration()
{
    MockProvider mock;
    mock.enqueue(unknownField());
    GatewayProcess gateway(customConfig(mock));
    START_GATEWAY(gateway);
    const auto ask = [&] {
        const auto answer = postTo(gateway, ChatTarget, chatBody("mine/gpt-4o", StreamMember));
        return answer && answer->status == 200;
    };
    const auto change = [&](const QJsonObject &network) {
        return manage(gateway, "PATCH", "/api/providers/mine", {{u"network_config"_s, network}}).status
            == 200;
    };
    QVERIFY(ask());
    QVERIFY(change({{u"max_retries"_s, 1}}));
    QVERIFY(ask());
    QVERIFY(!mock.requests().last().body.contains("include_usage"));
    QVERIFY(change({{u"base_url"_s, mock.url() + u"/v1"_s}})); // the same place
    QVERIFY(ask());
    QVERIFY(!mock.requests().last().body.contains("include_usage"));
    MockProvider other;
    QVERIFY(change({{u"base_url"_s, other.url()}}));
    QVERIFY(ask());
    QVERIFY(other.requests().last().body.contains("include_usage"));
    STOP_GATEWAY(gateway);
}

/// A request that nobody will send again is let go when it is out; before the server is known it is not.
void UsageHabitTest::alsoWhereTheRequestCouldBeForgotten()
{
    MockProvider mock;
    // The connection of the first one is closed, so that the second one, too, goes over a new one.
    mock.enqueue({MockStep::raw({"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                                 "Connection: close\r\n\r\ndata: [DONE]\n\n"},
                                MockStep::End::Close),
                  MockStep::raw({MockStep::gate(),
                                 "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n"
                                 "Connection: close\r\nContent-Length: 34\r\n\r\n"
                                 R"({"error":"stream_options unknown"})"},
                                MockStep::End::Close),
                  unknownField()});
    GatewayProcess gateway(customConfig(mock));
    START_GATEWAY(gateway);
    const QByteArray body = chatBody("mine/gpt-4o", StreamMember);
    const auto known = postTo(gateway, ChatTarget, body);
    QVERIFY(known);
    QCOMPARE(known->status, 200);
    RawClient client(gateway.port());
    client.send(httpRequest("POST", ChatTarget, body));
    QCOMPARE(mock.waitForRequests(2).size(), 2);
    mock.release();
    const auto late = client.receive(); // 400 if it was let go before, and then the next one is kept
    QVERIFY2(late, client.fault());
    const auto next = postTo(gateway, ChatTarget, body);
    QVERIFY(next);
    QVERIFY2(next->status == 200, next->raw);
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(UsageHabitTest)
#include "usagehabittest.moc"
