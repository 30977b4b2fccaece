// SPDX-License-Identifier: GPL-3.0-or-later
// How long the list of models waits for whom.
#include "models/log/logstore.h"
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

int modelsIn(const HttpAnswer &answer)
{
    return int(answer.json()[u"data"_s].toArray().size());
}

} // namespace

class ModelsWaitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneThatHungHoldsUpNoMore();
    void theOnlyOneIsWaitedForLonger();
    void aFailureHasItsOwnDuration();
};

void ModelsWaitTest::oneThatHungHoldsUpNoMore()
{
    constexpr int Calls = 6;
    MockProvider good;
    MockProvider slow;
    for (int i = 0; i < Calls; ++i)
        slow.enqueue(MockStep::neverAnswer());
    GatewayProcess gateway(withMember(openAiConfig(good), u"providers/groq"_s, providerEntry(slow.url())));
    START_GATEWAY(gateway);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < Calls; ++i) {
        const auto answer = getFrom(gateway, "/v1/models");
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(modelsIn(*answer), 5);
        QVERIFY2(answer->body.contains("groq did not answer in time."), answer->body);
    }
    QVERIFY2(timer.elapsed() < Calls * 3000 - 5000, QByteArray::number(timer.elapsed())); // 3 s for the first
    QCOMPARE(slow.requestCount(), Calls); // it is asked all the same
    for (int i = 0; i < 20; ++i) { // and noticed when it is back
        const auto answer = getFrom(gateway, "/v1/models");
        QVERIFY(answer);
        if (modelsIn(*answer) == 9)
            break;
        QVERIFY2(i < 19, answer->body);
    }
    STOP_GATEWAY(gateway);
}

void ModelsWaitTest::theOnlyOneIsWaitedForLonger()
{
    MockProvider mock;
    const QByteArray list = R"({"object":"list","data":[{"id":"late","object":"model"}]})";
    mock.enqueue(MockStep::raw(
        {MockStep::gate(),
         "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(list.size()) + "\r\n\r\n" + list}));
    GatewayProcess gateway(openAiConfig(mock)); // the demo is there, too, and is no reason to answer without
    START_GATEWAY(gateway);
    RawClient client(gateway.port());
    client.send(httpRequest("GET", "/v1/models"));
    QVERIFY(client.silentFor(4000ms));
    mock.release();
    const auto answer = client.receive();
    QVERIFY2(answer, client.fault());
    QCOMPARE(answer->status, 200);
    QVERIFY2(answer->body.contains("openai/late"), answer->body);
    STOP_GATEWAY(gateway);
}

void ModelsWaitTest::aFailureHasItsOwnDuration()
{
    MockProvider quick;
    quick.enqueue(MockStep::answer(500, "{}"));
    MockProvider slow;
    slow.enqueue(MockStep::neverAnswer());
    MockProvider good;
    QJsonObject config = withMember(openAiConfig(quick), u"providers/groq"_s, providerEntry(slow.url()));
    config = withMember(config, u"providers/xai"_s, providerEntry(good.url()));
    config.remove(u"logs_store"_s);
    GatewayProcess gateway(config);
    START_GATEWAY(gateway);
    const auto answer = getFrom(gateway, "/v1/models");
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    STOP_GATEWAY(gateway);
    auto store = LogStore::open(gateway.folder() + u"/logs.db"_s, {});
    QVERIFY(store);
    const auto rows = (*store)->newest(1);
    QVERIFY(rows && rows->size() == 1);
    QCOMPARE(rows->front().attempts.size(), std::size_t(2));
    for (const LogAttempt &attempt : rows->front().attempts)
        QCOMPARE(attempt.durationUs >= 2'500'000, attempt.provider == "groq");
}

BIFROST_TEST(ModelsWaitTest)
#include "modelswaittest.moc"
