// SPDX-License-Identifier: GPL-3.0-or-later
// A second try with the same provider, and a try with the next one.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Streamed = "\"stream\":true,";
const QByteArray Failure =
    R"({"error":{"message":"upstream is down","type":"server_error","param":null,"code":null}})";

MockStep fails(int status)
{
    return MockStep::answer(status, Failure);
}

QJsonObject patient(int retries)
{
    return {{u"max_retries"_s, retries}, {u"retry_backoff_initial"_s, 100}, {u"retry_backoff_max"_s, 100}};
}

QJsonObject twoProviders(const MockProvider &first, const MockProvider &second)
{
    return withMember(openAiConfig(first), u"providers/groq"_s, providerEntry(second.url()));
}

} // namespace

class RetryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTriedAgain_data();
    void isTriedAgain();
    void isNotTriedAgain_data();
    void isNotTriedAgain();
    void triesAreBounded();
    void closedIdleConnectionIsNoFailure();
    void fallsBack_data();
    void fallsBack();
    void allFailed();
    void fallbacksAreNotSent();
};

void RetryTest::isTriedAgain_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("more");
    for (const int status : {429, 500, 502, 503, 504}) {
        QTest::newRow(QByteArray::number(status)) << status << QByteArray();
        QTest::newRow("stream " + QByteArray::number(status)) << status << Streamed;
    }
}

void RetryTest::isTriedAgain()
{
    QFETCH(int, status);
    QFETCH(QByteArray, more);
    MockProvider mock;
    mock.enqueue({fails(status), fails(status)});
    GatewayProcess gateway(openAiConfig(mock, patient(2)));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", more));
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
    const QList<MockRequest> sent = mock.requests();
    QCOMPARE(sent.size(), 3);
    QCOMPARE(sent[0].body, sent[2].body);
    STOP_GATEWAY(gateway);
}

void RetryTest::isNotTriedAgain_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 401, 403, 404, 422})
        QTest::newRow(QByteArray::number(status)) << status;
}

void RetryTest::isNotTriedAgain()
{
    QFETCH(int, status);
    MockProvider mock;
    mock.enqueue(fails(status));
    GatewayProcess gateway(openAiConfig(mock, patient(2)));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QVERIFY2(answer->status >= 400, answer->raw);
    QCOMPARE(mock.requests().size(), 1);
    STOP_GATEWAY(gateway);
}

void RetryTest::triesAreBounded()
{
    MockProvider mock;
    mock.enqueue({fails(503), fails(503), fails(503)});
    GatewayProcess gateway(openAiConfig(mock, patient(1)));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 503);
    QCOMPARE(answer->errorMessage(), QByteArray("upstream is down"));
    QCOMPARE(mock.requests().size(), 2);
    STOP_GATEWAY(gateway);
}

void RetryTest::closedIdleConnectionIsNoFailure()
{
    // The provider closes right behind each answer and does not announce it.
    MockProvider mock;
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    for (int i = 0; i < 50; ++i) {
        mock.enqueue(MockStep::usual().cut(1 << 20, MockStep::End::Close));
        const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
        QVERIFY(answer);
        QVERIFY2(answer->status == 200, answer->raw);
    }
    STOP_GATEWAY(gateway);
}

void RetryTest::fallsBack_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<int>("failure");
    QTest::newRow("503") << QByteArray() << 503;
    QTest::newRow("400") << QByteArray() << 400;
    QTest::newRow("closed") << QByteArray() << 0;
    QTest::newRow("stream, 503") << Streamed << 503;
    QTest::newRow("stream, closed") << Streamed << 0;
    QTest::newRow("stream, error as first event") << Streamed << 1;
}

void RetryTest::fallsBack()
{
    QFETCH(QByteArray, more);
    QFETCH(int, failure);
    MockProvider first;
    MockProvider second;
    if (failure == 0)
        first.enqueue({MockStep::closeUnanswered(), MockStep::closeUnanswered()});
    else
        first.enqueue(failure == 1 ? MockStep::events({sseEvent(Failure)}) : fails(failure));
    GatewayProcess gateway(twoProviders(first, second));
    START_GATEWAY(gateway);
    const QByteArray fallbacks = R"("fallbacks":["nonsense",{"provider":"groq","model":"gpt-4o-mini"}],)";
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", fallbacks + more));
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
    QVERIFY(answer->body.contains("You"));
    QCOMPARE(second.requests().size(), 1);
    QCOMPARE(second.requests().first().json()[u"model"_s].toString(), u"gpt-4o-mini"_s);
    if (more.isEmpty())
        QCOMPARE(answer->json()[u"extra_fields"_s][u"provider"_s].toString(), u"groq"_s);
    STOP_GATEWAY(gateway);
}

void RetryTest::allFailed()
{
    MockProvider first;
    MockProvider second;
    first.enqueue(MockStep::answer(503, QByteArray(Failure).replace("upstream", "the first")));
    second.enqueue(fails(500));
    GatewayProcess gateway(twoProviders(first, second));
    START_GATEWAY(gateway);
    const auto answer =
        postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", R"("fallbacks":["groq/gpt-4o"],)"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 503);
    QCOMPARE(answer->errorMessage(), QByteArray("the first is down"));
    QCOMPARE(second.requests().size(), 1);
    STOP_GATEWAY(gateway);
}

void RetryTest::fallbacksAreNotSent()
{
    MockProvider first;
    MockProvider second;
    GatewayProcess gateway(twoProviders(first, second));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/openai/v1/chat/completions",
                               chatBody("openai/gpt-4o", R"("fallbacks" : ["groq/gpt-4o"],)"));
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
    QCOMPARE(first.requests().first().body, chatBody("gpt-4o"));
    QCOMPARE(second.requests().size(), 0);
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(RetryTest)
#include "retrytest.moc"
