// SPDX-License-Identifier: GPL-3.0-or-later
// A change is in force for the next request, cuts nothing that runs, and is there after a restart.
#include "tests/gateway/blackbox/managing.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QSet>
#include <QThread>

#include <array>
#include <functional>
#include <memory>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Keys = "/api/providers/openai/keys";
const QByteArray Delta = R"({"choices":[{"index":0,"delta":{"content":"x"}}]})";

MockOptions takesAnyKey()
{
    MockOptions options;
    options.keys = {"sk-first-0123456789", "sk-second-0123456789", "sk-third-0123456789"};
    return options;
}

QJsonObject configAt(const MockProvider &mock, const QJsonObject &more = QJsonObject())
{
    QJsonObject config = withMember(openAiConfig(mock), u"providers/openai"_s,
                                    providerEntry(mock.url(), u"sk-first-0123456789"_s));
    for (auto member = more.begin(); member != more.end(); ++member)
        config.insert(member.key(), member.value());
    return config;
}

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
    void limitsAndDemo();
    void localOnlyHoldsAtOnce();
    void aRestartKeepsEverything();
    void theFileIsNeverWritten();
    void aChangedFileWins();
    void concurrentWritersLoseNothing();
    void callersThatLeaveDoNoHarm();
    void configShowsAndChanges();
    void configRefusals();
    void theListenerNeedsARestart();
    void withoutADatabaseNothingIsChanged();
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

void LiveConfigTest::limitsAndDemo()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    const auto demo = [&] { return postTo(gateway, "/v1/chat/completions", chatBody("demo/echo")); };
    QCOMPARE(demo()->status, 200);
    const HttpAnswer changed = manage(gateway, "PATCH", "/api/config",
                                      {{u"server_config"_s, QJsonObject{{u"demo"_s, false}}},
                                       {u"client_config"_s,
                                        QJsonObject{{u"max_request_body_size_mb"_s, 1},
                                                    {u"required_headers"_s, QJsonArray{u"x-team"_s}}}}});
    QVERIFY2(changed.status == 200, changed.raw);
    QVERIFY(!changed.json().contains(u"restart_required"_s));
    QCOMPARE(postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"))->errorType(),
             QByteArray("missing_required_headers"));
    QVERIFY(postTo(gateway, "/v1/chat/completions", chatBody("demo/echo"), "X-Team: a\r\n")->status >= 400);
    const QByteArray big = chatBody("openai/gpt-4o", QByteArray(), QByteArray(1100 * 1024, 'x'));
    QCOMPARE(postTo(gateway, "/v1/chat/completions", big, "X-Team: a\r\n")->status, 413);
    STOP_GATEWAY(gateway);
}

void LiveConfigTest::localOnlyHoldsAtOnce()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    const auto localOnly = [&](bool on) {
        return manage(gateway, "PATCH", "/api/config",
                      {{u"server_config"_s, QJsonObject{{u"local_only"_s, on}}}});
    };
    const auto ask = [&](const QByteArray &model) {
        const auto answer = postTo(gateway, "/v1/chat/completions", chatBody(model));
        return answer ? QByteArray::number(answer->status) + ' ' + answer->errorType() : QByteArray();
    };
    // A name that need not be looked up to be refused.
    QCOMPARE(manage(gateway, "POST", "/api/providers",
                    {{u"provider"_s, u"groq"_s},
                     {u"keys"_s, QJsonArray{keyEntry(u"g"_s, u"sk-third-0123456789"_s)}},
                     {u"network_config"_s, QJsonObject{{u"base_url"_s, u"http://provider.invalid:9"_s}}}})
                 .status,
             200);
    QCOMPARE(localOnly(true).status, 200);
    QCOMPARE(ask("groq/gpt-4o"), QByteArray("403 egress_refused"));
    QCOMPARE(ask("openai/gpt-4o"), QByteArray("200 "));
    QCOMPARE(localOnly(false).status, 200);
    QCOMPARE(ask("openai/gpt-4o"), QByteArray("200 "));
    STOP_GATEWAY(gateway);
}

void LiveConfigTest::aRestartKeepsEverything()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    const QByteArray id = manage(gateway, "GET", Keys).json()[u"keys"_s][0][u"id"_s].toString().toUtf8();
    QCOMPARE(manage(gateway, "PATCH", Keys + '/' + id, {{u"value"_s, u"sk-second-0123456789"_s}}).status,
             200);
    QCOMPARE(manage(gateway, "POST", "/api/providers",
                    {{u"provider"_s, u"groq"_s},
                     {u"keys"_s, QJsonArray{keyEntry(u"g"_s, u"sk-third-0123456789"_s)}},
                     {u"network_config"_s, QJsonObject{{u"base_url"_s, mock.url()}}},
                     {u"of_tomorrow"_s, 7}})
                 .status,
             200);
    QCOMPARE(manage(gateway, "PATCH", "/api/config",
                    {{u"client_config"_s, QJsonObject{{u"log_retention_days"_s, 9}}}})
                 .status,
             200);
    const QJsonObject providers = manage(gateway, "GET", "/api/providers").json();
    const QJsonObject config = manage(gateway, "GET", "/api/config").json();
    STOP_GATEWAY(gateway);
    START_GATEWAY(gateway);
    QCOMPARE(manage(gateway, "GET", "/api/providers").json(), providers);
    QJsonObject later = manage(gateway, "GET", "/api/config").json();
    QCOMPARE(later[u"client_config"_s], config[u"client_config"_s]);
    QVERIFY(!later.contains(u"restart_required"_s));
    QVERIFY(later[u"is_db_connected"_s].toBool());
    for (const auto &[model, key] :
         {std::pair{"openai/gpt-4o", "sk-second-0123456789"}, {"groq/gpt-4o", "sk-third-0123456789"}}) {
        const auto chat = postTo(gateway, "/v1/chat/completions", chatBody(model));
        QVERIFY(chat);
        QVERIFY2(chat->status == 200, chat->raw);
        QCOMPARE(mock.requests().last().bearer(), QByteArray(key));
    }
    STOP_GATEWAY(gateway);
}

void LiveConfigTest::theFileIsNeverWritten()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    const auto content = [&](const QString &name) {
        QFile file(gateway.folder() + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = content(u"config.json"_s);
    START_GATEWAY(gateway);
    QCOMPARE(manage(gateway, "POST", Keys, keyEntry(u"n"_s, u"sk-second-0123456789"_s)).status, 200);
    QCOMPARE(manage(gateway, "DELETE", "/api/providers/openai").status, 200);
    QCOMPARE(manage(gateway, "POST", "/api/providers",
                    {{u"provider"_s, u"openai"_s},
                     {u"keys"_s, QJsonArray{keyEntry(u"n"_s, u"sk-second-0123456789"_s)}}})
                 .status,
             200);
    STOP_GATEWAY(gateway);
    QCOMPARE(content(u"config.json"_s), before);
    // And what is stored elsewhere is not in the clear.
    const QStringList files = QDir(gateway.folder()).entryList(QDir::Files | QDir::Hidden);
    QVERIFY2(files.contains(u"config.db"_s), qPrintable(files.join(u' ')));
    for (const QString &name : files) {
        if (name != "config.json"_L1)
            QVERIFY2(!content(name).contains("sk-second-0123456789"), qPrintable(name));
    }
}

void LiveConfigTest::aChangedFileWins()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    QCOMPARE(manage(gateway, "PATCH", "/api/providers/openai",
                    {{u"network_config"_s, QJsonObject{{u"max_retries"_s, 3}}}})
                 .status,
             200);
    STOP_GATEWAY(gateway);
    QFile file(gateway.folder() + u"/config.json"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QJsonObject config = QJsonDocument::fromJson(file.readAll()).object();
    config = withMember(config, u"providers/openai/network_config/max_retries"_s, 1);
    file.seek(0);
    file.resize(0);
    file.write(QJsonDocument(config).toJson());
    file.close();
    START_GATEWAY(gateway);
    QCOMPARE(
        manage(gateway, "GET", "/api/providers/openai").json()[u"network_config"_s][u"max_retries"_s].toInt(),
        1);
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

void LiveConfigTest::configShowsAndChanges()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    const HttpAnswer before = manage(gateway, "GET", "/api/config");
    QCOMPARE(before.status, 200);
    const QJsonObject shown = before.json();
    for (const QString &name : {u"client_config"_s, u"framework_config"_s, u"is_db_connected"_s,
                                u"is_cache_connected"_s, u"is_logs_connected"_s, u"server_config"_s})
        QVERIFY2(shown.contains(name), qPrintable(name));
    QCOMPARE(shown[u"is_db_connected"_s], QJsonValue(true));
    QCOMPARE(shown[u"is_logs_connected"_s], QJsonValue(false)); // as configured
    QCOMPARE(shown[u"framework_config"_s][u"pricing_sync_interval"_s].toInt(), 86400);

    QJsonObject client = shown[u"client_config"_s].toObject();
    client[u"drop_excess_requests"_s] = true;
    client[u"log_retention_days"_s] = 30;
    client[u"of_tomorrow"_s] = QJsonArray{1};
    const HttpAnswer put =
        manage(gateway, "PUT", "/api/config",
               {{u"client_config"_s, client},
                {u"framework_config"_s, QJsonObject{{u"pricing_url"_s, u"https://prices.example/sheet"_s}}}},
               "If-Match: " + before.headers.value("ETag") + "\r\n");
    QVERIFY2(put.status == 200, put.raw);
    QCOMPARE(put.json()[u"status"_s].toString(), u"success"_s);
    QCOMPARE(put.json()[u"message"_s].toString(), u"configuration updated successfully"_s);
    const QJsonObject after = manage(gateway, "GET", "/api/config").json();
    QCOMPARE(after[u"client_config"_s].toObject(), client);
    QCOMPARE(after[u"framework_config"_s][u"pricing_url"_s].toString(), u"https://prices.example/sheet"_s);
    QCOMPARE(after[u"server_config"_s], shown[u"server_config"_s]);

    // A whole section: what it leaves out is off again, but numbers stay.
    QCOMPARE(manage(gateway, "PUT", "/api/config",
                    {{u"client_config"_s, QJsonObject{{u"log_retention_days"_s, 31}}}})
                 .status,
             200);
    const QJsonObject bare = manage(gateway, "GET", "/api/config").json()[u"client_config"_s].toObject();
    QCOMPARE(bare[u"drop_excess_requests"_s], QJsonValue(false));
    QCOMPARE(bare[u"log_retention_days"_s].toInt(), 31);
    const HttpAnswer stale = manage(gateway, "PATCH", "/api/config", {{u"client_config"_s, client}},
                                    "If-Match: " + before.headers.value("ETag") + "\r\n");
    QCOMPARE(stale.status, 412);
    STOP_GATEWAY(gateway);
}

void LiveConfigTest::configRefusals()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    const auto refusal = [&](const QByteArray &method, const QJsonObject &body) {
        return errorLine(manage(gateway, method, "/api/config", body));
    };
    QCOMPARE(refusal("PUT", {{u"client_config"_s, QJsonObject{{u"enable_logging"_s, true}}}}),
             QByteArray("400 invalid_setting client_config.log_retention_days: "
                        "client_config.log_retention_days must be a number of days, at least 1."));
    QCOMPARE(
        refusal("PATCH",
                {{u"client_config"_s, QJsonObject{{u"max_request_body_size_mb"_s, u"big"_s}}},
                 {u"server_config"_s, QJsonObject{{u"demo"_s, false}}}}),
        QByteArray("400 invalid_setting client_config.max_request_body_size_mb: "
                   "client_config.max_request_body_size_mb must be a whole number from 0 to 100000, not a "
                   "text."));
    QCOMPARE(refusal("PATCH", {{u"nothing"_s, 1}}),
             QByteArray("400 invalid_request_error -: The body changes nothing: it needs `client_config`, "
                        "`server_config`, `framework_config`, `logs_store_config` or `auth_config`."));
    // All or nothing.
    QCOMPARE(manage(gateway, "GET", "/api/config").json()[u"server_config"_s][u"demo"_s], QJsonValue(true));
    STOP_GATEWAY(gateway);
}

void LiveConfigTest::theListenerNeedsARestart()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    const HttpAnswer changed =
        manage(gateway, "PATCH", "/api/config", {{u"server_config"_s, QJsonObject{{u"threads"_s, 3}}}});
    QVERIFY2(changed.status == 200, changed.raw);
    QCOMPARE(changed.json()[u"restart_required"_s][u"required"_s], QJsonValue(true));
    const QJsonObject config = manage(gateway, "GET", "/api/config").json();
    QCOMPARE(config[u"server_config"_s][u"threads"_s].toInt(), 3);
    QVERIFY(config[u"restart_required"_s][u"reason"_s].toString().contains(u"server.threads"_s));
    QCOMPARE(manage(gateway, "PATCH", "/api/config",
                    {{u"server_config"_s, QJsonObject{{u"threads"_s, QJsonValue::Null}}}})
                 .status,
             200);
    QVERIFY(!manage(gateway, "GET", "/api/config").json().contains(u"restart_required"_s));
    STOP_GATEWAY(gateway);
}

void LiveConfigTest::withoutADatabaseNothingIsChanged()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock, {{u"config_store"_s, QJsonObject{{u"enabled"_s, false}}}}));
    START_GATEWAY(gateway);
    QCOMPARE(manage(gateway, "GET", "/api/config").json()[u"is_db_connected"_s], QJsonValue(false));
    QCOMPARE(manage(gateway, "GET", "/api/providers").json()[u"total"_s].toInt(), 1);
    const HttpAnswer refused = manage(gateway, "POST", Keys, keyEntry(u"n"_s, u"sk-second-0123456789"_s));
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.errorType(), QByteArray("config_read_only"));
    QVERIFY2(refused.errorMessage().startsWith("config store disabled"), refused.errorMessage());
    QVERIFY2(refused.errorMessage().contains("config.json"), refused.errorMessage());
    QVERIFY2(faultOf(refused).isEmpty(), faultOf(refused));
    QVERIFY(!QFile::exists(gateway.folder() + u"/config.db"_s));
    const auto chat = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(chat && chat->status == 200);
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(LiveConfigTest)
#include "liveconfigtest.moc"
