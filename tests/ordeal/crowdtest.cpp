// SPDX-License-Identifier: GPL-3.0-or-later
// Callers in great number who rest, or who are slow.
#include "tests/corpus/processwatch.h"
#include "tests/gateway/blackbox/fixture.h"
#include "tests/ordeal/scale.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <algorithm>
#include <memory>
#include <vector>

#include <sys/resource.h>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

using Clients = std::vector<std::unique_ptr<RawClient>>;

constexpr int OtherFiles = 200; // of this process

QByteArray question(const QByteArray &more = QByteArray(), const QByteArray &text = "hi there")
{
    return httpRequest("POST", "/v1/chat/completions", chatBody("demo/echo", more, text));
}

/// So many connections to this gateway, as far as this process may open them.
Clients crowd(const GatewayProcess &gateway, int count, int receiveBuffer = 0)
{
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    const int most = std::max<int>(0, int(std::min<rlim_t>(files.rlim_cur, 1'000'000)) - OtherFiles);
    Clients clients;
    for (int i = 0; i < std::min(count, most); ++i)
        clients.push_back(std::make_unique<RawClient>(gateway.port(), "127.0.0.1", receiveBuffer));
    return clients;
}

/// Nobody is in a hurry here: on a busy machine a crowd takes its time.
QJsonObject patientGateway()
{
    return withMember(withoutLog(), u"server/deadlines_ms"_s,
                      QJsonObject{{u"head"_s, 1'800'000}, {u"body"_s, 1'800'000}, {u"idle"_s, 1'800'000}});
}

bool serves(const GatewayProcess &gateway)
{
    RawClient client(gateway.port());
    const auto answer = client.ask(question());
    return answer && answer->status == 200;
}

} // namespace

class CrowdTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thoseWhoRest();
    void thoseWhoSendSlowly();
    void thoseWhoReadSlowly();
};

void CrowdTest::thoseWhoRest()
{
    constexpr double MostKbEach = 8;
    GatewayProcess gateway(patientGateway());
    START_GATEWAY(gateway);
    QVERIFY(serves(gateway));
    const ProcessWatch watch(gateway.processId());
    const qint64 before = gateway.residentKilobytes();
    Clients clients = crowd(gateway, scaled(500, 10'000));
    for (const auto &client : clients) {
        const auto answer = client->ask(question());
        QVERIFY2(answer, client->fault());
        QCOMPARE(answer->status, 200);
    }
    QVERIFY(serves(gateway));
    const double each = double(gateway.residentKilobytes() - before) / double(clients.size());
    qInfo("%zu connections at rest: %.1f KB each", clients.size(), each);
    if (isFullOrdeal() && !gateway.sanitized())
        QVERIFY(each <= MostKbEach);
    for (const auto &client : clients) { // and each is still good
        const auto answer = client->ask(question());
        QVERIFY2(answer, client->fault());
        QCOMPARE(answer->status, 200);
    }
    clients.clear();
    QVERIFY2(runUntil([&] { return watch.isAsBefore(); }, Patience), watch.description());
    STOP_GATEWAY(gateway);
}

void CrowdTest::thoseWhoSendSlowly()
{
    constexpr int BytesBetweenLooks = 16;
    GatewayProcess gateway(patientGateway());
    START_GATEWAY(gateway);
    QVERIFY(serves(gateway));
    const ProcessWatch watch(gateway.processId());
    Clients clients = crowd(gateway, scaled(100, 2000));
    const QByteArray request = question();
    for (qsizetype i = 0; i < request.size(); ++i) {
        for (const auto &client : clients)
            QVERIFY(client->send(request.mid(i, 1)));
        if (i % BytesBetweenLooks == 0)
            QVERIFY(serves(gateway));
    }
    for (const auto &client : clients) {
        const auto answer = client->receive(Patience);
        QVERIFY2(answer, client->fault());
        QCOMPARE(answer->status, 200);
    }
    clients.clear();
    QVERIFY2(runUntil([&] { return watch.isAsBefore(); }, Patience), watch.description());
    STOP_GATEWAY(gateway);
}

void CrowdTest::thoseWhoReadSlowly()
{
    constexpr int SmallBuffer = 4096;
    constexpr int EventBytes = 16'000;
    constexpr int EventsEach = 32;
    constexpr double MostKbEach = 512; // 256 on the way, and as much again for whatever holds them
    MockProvider mock;
    QJsonObject config = withMember(openAiConfig(mock), u"server"_s, patientGateway()[u"server"_s]);
    GatewayProcess gateway(config);
    START_GATEWAY(gateway);
    QVERIFY(postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o")));
    QVERIFY(serves(gateway));
    const qint64 before = gateway.residentKilobytes();
    Clients clients = crowd(gateway, scaled(50, 2000), SmallBuffer);
    MockStep step = MockStep::events({sseEvent("[DONE]")});
    step.tail = step.pieces->takeLast(); // the end of the chunks
    step.tail.prepend(step.pieces->takeLast());
    step.filler = httpChunk(sseEvent("{\"choices\":[],\"x\":\"" + QByteArray(EventBytes, 'y') + "\"}"));
    step.fillerTimes = EventsEach;
    for (const auto &client : clients) {
        mock.enqueue(step);
        QVERIFY(client->send(
            httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o", "\"stream\":true,"))));
    }
    QCOMPARE(mock.waitForRequests(int(clients.size()) + 1, Patience).size(), qsizetype(clients.size()) + 1);
    // When the provider can send no more for a while, everything between it and the callers is full.
    for (qint64 sent = -1; sent != mock.bytesSent();) {
        sent = mock.bytesSent();
        mock.waitForSent(sent + 1, std::chrono::milliseconds(500));
    }
    QVERIFY(serves(gateway));
    const double each = double(gateway.residentKilobytes() - before) / double(clients.size());
    qInfo("%zu callers who do not read: %.1f KB each", clients.size(), each);
    if (!gateway.sanitized())
        QVERIFY(each <= MostKbEach);
    for (const auto &client : clients) { // and then they do
        const auto answer = client->receive(std::chrono::seconds(120));
        QVERIFY2(answer, client->fault());
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->body.endsWith("data: [DONE]\n\n"));
        QVERIFY(answer->body.size() > EventBytes * EventsEach);
    }
    clients.clear();
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(CrowdTest)
#include "crowdtest.moc"
