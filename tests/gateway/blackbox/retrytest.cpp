// SPDX-License-Identifier: GPL-3.0-or-later
// A second try with the same provider, and a try with the next one.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>

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
    void aShortRetryAfterIsWaitedFor();
    void aLongRetryAfterIsNotWaitedFor_data();
    void aLongRetryAfterIsNotWaitedFor();
    void aLongRetryAfterTriesTheNextKey();
    void aLongRetryAfterFallsBack();
    void whatIsNoJsonIsABrokenAnswer_data();
    void whatIsNoJsonIsABrokenAnswer();
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

void RetryTest::aShortRetryAfterIsWaitedFor()
{
    MockProvider mock;
    mock.enqueue(MockStep::answer(429, Failure, "Content-Type: application/json\r\nretry-after-ms: 400\r\n"));
    GatewayProcess gateway(openAiConfig(mock, {{u"max_retries"_s, 1}, {u"retry_backoff_initial"_s, 100}}));
    START_GATEWAY(gateway);
    QElapsedTimer watch;
    watch.start();
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
    QVERIFY2(watch.elapsed() >= 400, "it did not wait as long as it was asked to");
    QCOMPARE(mock.requests().size(), 2);
    STOP_GATEWAY(gateway);
}

void RetryTest::aLongRetryAfterIsNotWaitedFor_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("target");
    const QByteArray native = "/v1/chat/completions";
    QTest::newRow("429") << 429 << Failure << native;
    QTest::newRow("503") << 503 << Failure << native;
    QTest::newRow("429 drop-in") << 429 << Failure << QByteArray("/openai/v1/chat/completions");
    QTest::newRow("503 page") << 503 << QByteArray("<html>later</html>") << native;
}

void RetryTest::aLongRetryAfterIsNotWaitedFor()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, target);
    MockProvider mock;
    const QByteArray type = body.startsWith('{') ? "application/json" : "text/html";
    mock.enqueue(MockStep::answer(status, body, "Content-Type: " + type + "\r\nRetry-After: 3600\r\n"));
    GatewayProcess gateway(openAiConfig(mock, patient(3)));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, target, chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
    QCOMPARE(answer->headers.value("Retry-After"), QByteArray("3600"));
    QCOMPARE(answer->headers.values("Content-Type"), QList<QByteArray>{"application/json"});
    QCOMPARE(mock.requests().size(), 1);
    STOP_GATEWAY(gateway);
}

void RetryTest::aLongRetryAfterTriesTheNextKey()
{
    MockOptions options;
    options.keys = {"sk-a", "sk-b"};
    MockProvider mock(options);
    const auto limited = [](const char *seconds) {
        return MockStep::answer(
            429, Failure, "Content-Type: application/json\r\nRetry-After: " + QByteArray(seconds) + "\r\n");
    };
    mock.enqueue(limited("60"));
    const auto key = [](const QString &value) {
        return QJsonObject{{u"name"_s, value}, {u"value"_s, value}, {u"weight"_s, 1}};
    };
    GatewayProcess gateway(withMember(openAiConfig(mock), u"providers/openai/keys"_s,
                                      QJsonArray{key(u"sk-a"_s), key(u"sk-b"_s)}));
    START_GATEWAY(gateway);
    const auto served = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(served);
    QVERIFY2(served->status == 200, served->raw);
    QCOMPARE(mock.requests().size(), 2);
    QVERIFY(mock.requests()[0].bearer() != mock.requests()[1].bearer());

    mock.enqueue({limited("60"), limited("70")}); // and none is left
    const auto refused = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(refused);
    QCOMPARE(refused->status, 429);
    QCOMPARE(refused->headers.value("Retry-After"), QByteArray("70"));
    QCOMPARE(mock.requests().size(), 4);

    mock.enqueue(limited("60")); // a key that was named is meant
    const auto named =
        postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"), "X-Bf-Api-Key: sk-a\r\n");
    QVERIFY(named);
    QCOMPARE(named->status, 429);
    QCOMPARE(mock.requests().size(), 5);
    STOP_GATEWAY(gateway);
}

void RetryTest::aLongRetryAfterFallsBack()
{
    MockProvider first;
    MockProvider second;
    first.enqueue(MockStep::answer(429, Failure, "Content-Type: application/json\r\nRetry-After: 60\r\n"));
    GatewayProcess gateway(twoProviders(first, second));
    START_GATEWAY(gateway);
    const auto answer =
        postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", R"("fallbacks":["groq/gpt-4o"],)"));
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
    QCOMPARE(first.requests().size(), 1);
    QCOMPARE(second.requests().size(), 1);
    STOP_GATEWAY(gateway);
}

void RetryTest::whatIsNoJsonIsABrokenAnswer_data()
{
    QTest::addColumn<QByteArray>("said");
    for (const char *said : {"<html>Sign in</html>", "", "[]", "{\"choices\":[", "null", "{} {}"})
        QTest::addRow("'%s'", said) << QByteArray(said);
}

void RetryTest::whatIsNoJsonIsABrokenAnswer()
{
    QFETCH(QByteArray, said);
    MockProvider mock;
    GatewayProcess gateway(openAiConfig(mock, patient(1)));
    START_GATEWAY(gateway);
    for (const QByteArray target : {"/v1/chat/completions", "/openai/v1/chat/completions"}) {
        mock.enqueue({MockStep::answer(200, said), MockStep::answer(200, said)});
        const int before = int(mock.requests().size());
        const auto refused = postTo(gateway, target, chatBody("openai/gpt-4o"));
        QVERIFY(refused);
        QCOMPARE(refused->status, 502);
        QCOMPARE(refused->errorType(), QByteArray("upstream_protocol_error"));
        QCOMPARE(faultOf(*refused), QByteArray());
        QCOMPARE(mock.requests().size(), before + 2); // a login page may be gone the next time
    }
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(RetryTest)
#include "retrytest.moc"
