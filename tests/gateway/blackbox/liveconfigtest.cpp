// SPDX-License-Identifier: GPL-3.0-or-later
// A change is in force for the next request and cuts nothing that runs.
#include "tests/gateway/blackbox/managing.h"
#include "tests/support/testmain.h"

#include <QSet>
#include <QThread>

#include <array>
#include <functional>
#include <memory>
#include <vector>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Delta = R"({"choices":[{"index":0,"delta":{"content":"x"}}]})";

} // namespace

class LiveConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNextRequestUsesTheNewKey();
    void everyThreadHasIt();
    void aStreamIsNotCut();
    void whatRunsKeepsItsKey();
    void connectionsAreKept();
    void concurrentWritersLoseNothing();
    void callersThatLeaveDoNoHarm();
};

void LiveConfigTest::theNextRequestUsesTheNewKey()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    const QByteArray id = manage(gateway, "GET", Keys).json()[u"keys"_s][0][u"id"_s].toString().toUtf8();
    for (const QByteArray key : {"sk-second-0123456789", "sk-third-0123456789", "sk-first-0123456789"}) {
        const HttpAnswer changed =
            manage(gateway, "PATCH", Keys + '/' + id, {{u"value"_s, QString::fromLatin1(key)}});
        QVERIFY2(changed.status == 200, changed.raw);
        const auto chat = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
        QVERIFY(chat);
        QCOMPARE(chat->status, 200);
        QCOMPARE(mock.requests().last().bearer(), key);
    }
    QCOMPARE(manage(gateway, "DELETE", Keys + '/' + id).status, 200);
    const auto none = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(none);
    QCOMPARE(none->errorType(), QByteArray("no_key"));
    STOP_GATEWAY(gateway);
}

void LiveConfigTest::everyThreadHasIt()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock, {{u"server"_s, QJsonObject{{u"threads"_s, 4}}}}));
    START_GATEWAY(gateway);
    // Connections are spread over the threads; each of them sees the change with its next request.
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 8; ++i) {
        clients.push_back(std::make_unique<RawClient>(gateway.port()));
        QVERIFY(clients.back()->ask(httpRequest("GET", "/health")));
    }
    const QByteArray id = manage(gateway, "GET", Keys).json()[u"keys"_s][0][u"id"_s].toString().toUtf8();
    for (int round = 0; round < 10; ++round) {
        const QByteArray key = round % 2 ? "sk-first-0123456789" : "sk-second-0123456789";
        QCOMPARE(manage(gateway, "PATCH", Keys + '/' + id, {{u"value"_s, QString::fromLatin1(key)}}).status,
                 200);
        for (const auto &client : clients) {
            const auto chat =
                client->ask(httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o")));
            QVERIFY2(chat && chat->status == 200, client->fault());
            QCOMPARE(mock.requests().last().bearer(), key);
        }
    }
    STOP_GATEWAY(gateway);
}

void LiveConfigTest::aStreamIsNotCut()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    QList<QByteArray> events;
    for (int i = 0; i < 6; ++i)
        events << sseEvent(
            QByteArray(Delta).replace("\"x\"", QByteArray("\"?\"").replace('?', char('a' + i))))
               << MockStep::gate();
    mock.enqueue(MockStep::events(events << sseEvent("[DONE]")));
    RawClient client(gateway.port());
    QVERIFY(client.send(
        httpRequest("POST", "/openai/v1/chat/completions", chatBody("openai/gpt-4o", "\"stream\":true,"))));
    const QList<std::function<HttpAnswer()>> changes{
        [&] { return manage(gateway, "POST", Keys, keyEntry(u"n"_s, u"sk-second-0123456789"_s)); },
        [&] {
            return manage(gateway, "PATCH", "/api/providers/openai",
                          {{u"network_config"_s, QJsonObject{{u"max_retries"_s, 2}}}});
        },
        [&] {
            return manage(gateway, "PATCH", "/api/providers/openai",
                          {{u"network_config"_s, QJsonObject{{u"max_conns_per_host"_s, 7}}}});
        },
        [&] {
            return manage(gateway, "PATCH", "/api/config",
                          {{u"server_config"_s, QJsonObject{{u"local_only"_s, true}}}});
        },
        [&] { return manage(gateway, "DELETE", "/api/providers/openai"); },
        [&] {
            return manage(gateway, "POST", "/api/providers", {{u"provider"_s, u"groq"_s}});
        },
    };
    for (int i = 0; i < 6; ++i) {
        QVERIFY2(!client.receiveUntil("\"content\":\"" + QByteArray(1, char('a' + i))).isEmpty(),
                 client.fault());
        const HttpAnswer changed = changes[i]();
        QVERIFY2(changed.status == 200, changed.raw);
        mock.release();
    }
    const auto answer = client.receive();
    QVERIFY2(answer, client.fault());
    QVERIFY2(answer->body.endsWith("data: [DONE]\n\n"), answer->body);
    QCOMPARE(eventsOf(answer->body).size(), 7);
    STOP_GATEWAY(gateway);
}

void LiveConfigTest::whatRunsKeepsItsKey()
{
    // The first attempt waits while the provider is deleted; its retry still goes by what it began with.
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(
        configAt(mock,
                 {{u"providers"_s,
                   QJsonObject{{u"openai"_s,
                                withMember(withMember(providerEntry(mock.url(), u"sk-first-0123456789"_s),
                                                      u"network_config/max_retries"_s, 1),
                                           u"network_config/retry_backoff_initial"_s, 100)}}}}));
    START_GATEWAY(gateway);
    MockStep failing = MockStep::raw({MockStep::gate(),
                                      "HTTP/1.1 503 Service Unavailable\r\nContent-Type: "
                                      "application/json\r\nContent-Length: 2\r\n\r\n{}"});
    mock.enqueue(failing);
    RawClient client(gateway.port());
    QVERIFY(client.send(httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o"))));
    QCOMPARE(mock.waitForRequests(1).size(), 1);
    QCOMPARE(manage(gateway, "DELETE", "/api/providers/openai").status, 200);
    mock.release();
    const auto answer = client.receive();
    QVERIFY2(answer, client.fault());
    QCOMPARE(answer->status, 200);
    QCOMPARE(mock.requests().last().bearer(), QByteArray("sk-first-0123456789"));
    const auto next = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(next);
    QVERIFY2(next->status >= 400, next->raw);
    QCOMPARE(mock.requests().size(), 2);
    STOP_GATEWAY(gateway);
}

void LiveConfigTest::connectionsAreKept()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock, {{u"server"_s, QJsonObject{{u"threads"_s, 1}}}}));
    START_GATEWAY(gateway);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(manage(gateway, "POST", Keys, keyEntry(u"k%1"_s.arg(i), u"sk-second-0123456789"_s)).status,
                 200);
        const auto chat = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
        QVERIFY(chat && chat->status == 200);
    }
    QCOMPARE(mock.connections(), 1);
    // Another address is another matter.
    QCOMPARE(manage(gateway, "PATCH", "/api/providers/openai",
                    {{u"network_config"_s, QJsonObject{{u"base_url"_s, mock.url() + u"/v1"_s}}}})
                 .status,
             200);
    QVERIFY(postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o")));
    QCOMPARE(mock.connections(), 1); // the same host and port
    QCOMPARE(manage(gateway, "PATCH", "/api/providers/openai",
                    {{u"network_config"_s, QJsonObject{{u"max_conns_per_host"_s, 3}}}})
                 .status,
             200);
    const auto chat = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(chat && chat->status == 200);
    QCOMPARE(mock.connections(), 2);
    STOP_GATEWAY(gateway);
}

void LiveConfigTest::concurrentWritersLoseNothing()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    constexpr int Writers = 8;
    constexpr int Rounds = 12;
    std::vector<std::unique_ptr<QThread>> writers;
    std::array<int, Writers> done{};
    for (int w = 0; w < Writers; ++w) {
        writers.emplace_back(QThread::create([&gateway, &done, w] {
            RawClient client(gateway.port());
            for (int i = 0; i < Rounds; ++i) {
                const QJsonObject key = keyEntry(u"w%1-%2"_s.arg(w).arg(i), u"sk-second-0123456789"_s);
                const auto added = client.ask(httpRequest("POST", Keys, QJsonDocument(key).toJson()),
                                              std::chrono::seconds(60));
                if (!added || added->status != 200)
                    return;
                const QByteArray id = added->json()[u"id"_s].toString().toUtf8();
                const auto changed = client.ask(httpRequest("PATCH", Keys + '/' + id, "{\"weight\": 3}"),
                                                std::chrono::seconds(60));
                if (!changed || changed->status != 200)
                    return;
                if (i % 3 == 2) {
                    const auto gone =
                        client.ask(httpRequest("DELETE", Keys + '/' + id), std::chrono::seconds(60));
                    if (!gone || gone->status != 200)
                        return;
                }
                ++done[std::size_t(w)];
            }
        }));
        writers.back()->start();
    }
    for (const auto &writer : writers)
        writer->wait();
    for (const int rounds : done)
        QCOMPARE(rounds, Rounds);
    const QJsonObject list = manage(gateway, "GET", Keys).json();
    QSet<QString> names;
    for (const QJsonValue key : list[u"keys"_s].toArray()) {
        names.insert(key[u"name"_s].toString());
        QVERIFY(key[u"name"_s].toString() == "main"_L1 || key[u"weight"_s].toInt() == 3);
    }
    QSet<QString> expected{u"main"_s};
    for (int w = 0; w < Writers; ++w) {
        for (int i = 0; i < Rounds; ++i) {
            if (i % 3 != 2)
                expected.insert(u"w%1-%2"_s.arg(w).arg(i));
        }
    }
    QCOMPARE(names, expected);
    STOP_GATEWAY(gateway);
    START_GATEWAY(gateway);
    QCOMPARE(manage(gateway, "GET", Keys).json(), list);
    STOP_GATEWAY(gateway);
}

void LiveConfigTest::callersThatLeaveDoNoHarm()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    for (int i = 0; i < 40; ++i) {
        RawClient client(gateway.port());
        const QJsonObject key = keyEntry(u"k%1"_s.arg(i), u"sk-second-0123456789"_s);
        QVERIFY(client.send(httpRequest("POST", Keys, QJsonDocument(key).toJson())));
        if (i % 2)
            client.reset();
        else
            client.close();
    }
    QVERIFY(gateway.healthy());
    QCOMPARE(manage(gateway, "POST", Keys, keyEntry(u"last"_s, u"sk-second-0123456789"_s)).status, 200);
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(LiveConfigTest)
#include "liveconfigtest.moc"
