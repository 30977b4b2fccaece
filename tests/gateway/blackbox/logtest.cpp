// SPDX-License-Identifier: GPL-3.0-or-later
// What the log on disk says of a request afterwards.
#include "models/log/logstore.h"
#include "tests/gateway/blackbox/fixture.h"
#include "tests/gateway/blackbox/managing.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QFile>
#include <QFileInfo>

#include <sys/resource.h>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject logged(const QJsonObject &config)
{
    return withMember(config, u"logs_store"_s, QJsonObject{{u"enabled"_s, true}});
}

/// The newest row, once the program has ended and everything is on disk.
Result<std::vector<LogRow>> newestRow(const GatewayProcess &gateway)
{
    auto store = LogStore::open(gateway.folder() + u"/logs.db"_s, {});
    if (!store)
        return store.error();
    return (*store)->newest(1);
}

} // namespace

class LogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void attemptsAreKept();
    void anAliasIsLoggedAsWhatItStandsFor();
    void theFirstByteOfAStreamIsOfItsFirstEvent();
    void noConnectionIsNoTimeToConnect();
    void waitingForAConnectionIsQueueing();
    void foreignTextsAreMended();
    void whatIsRefusedEarlyHasARow_data();
    void whatIsRefusedEarlyHasARow();
    void aListThatLacksAProviderTellsOfIt();
    void quotedKeyIsHidden();
    void quotedKeyIsHiddenFromTheCaller();
    void isSwitchedOnWhileItRuns();
    void aRemovedLogIsSaidAndMadeAnew();
    void aFullDiskIsSaidAndItsEndToo();
};

void LogTest::attemptsAreKept()
{
    MockProvider mock;
    mock.enqueue(MockStep::answer(503, R"({"error":{"message":"busy"}})"));
    const QJsonObject network{
        {u"max_retries"_s, 1}, {u"retry_backoff_initial"_s, 100}, {u"retry_backoff_max"_s, 100}};
    GatewayProcess gateway(logged(openAiConfig(mock, network)));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    STOP_GATEWAY(gateway);
    const auto rows = newestRow(gateway);
    QVERIFY(rows && rows->size() == 1);
    const LogRow &row = rows->front();
    QCOMPARE(row.status, LogStatus::Success);
    QCOMPARE(row.attempts.size(), std::size_t(2));
    QCOMPARE(row.attempts[0].status, 503);
    QCOMPARE(row.attempts[0].error, std::string("busy"));
    QCOMPARE(row.attempts[1].status, 200);
    QVERIFY(row.attempts[1].error.empty());
    // What came before the last attempt is no time to connect.
    QVERIFY(row.queuedUs >= row.attempts[0].startUs + row.attempts[0].durationUs);
}

void LogTest::theFirstByteOfAStreamIsOfItsFirstEvent()
{
    constexpr std::chrono::milliseconds Thinking(40);
    const QByteArray events = "data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"choices\":[]}\n\n"
                              "data: [DONE]\n\n";
    MockProvider mock;
    mock.enqueue(MockStep::raw({"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: "
                                    + QByteArray::number(events.size()) + "\r\n\r\n",
                                MockStep::gate(), events}));
    GatewayProcess gateway(logged(openAiConfig(mock)));
    START_GATEWAY(gateway);
    RawClient client(gateway.port());
    client.send(httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o", "\"stream\":true,")));
    QCOMPARE(mock.waitForRequests(1).size(), 1);
    QVERIFY(!runUntil([] { return false; }, Thinking));
    mock.release();
    const auto answer = client.receive();
    QVERIFY2(answer, client.fault());
    STOP_GATEWAY(gateway);
    const auto rows = newestRow(gateway);
    QVERIFY(rows && rows->size() == 1);
    QVERIFY(rows->front().firstByteUs >= std::chrono::microseconds(Thinking).count());
}

void LogTest::anAliasIsLoggedAsWhatItStandsFor()
{
    MockProvider mock;
    QJsonObject config = logged(openAiConfig(mock));
    QJsonArray keys = config[u"providers"_s][u"openai"_s][u"keys"_s].toArray();
    QJsonObject key = keys[0].toObject();
    key[u"aliases"_s] = QJsonObject{{u"fast"_s, u"gpt-4o-mini"_s}};
    keys[0] = key;
    config = withMember(config, u"providers/openai/keys"_s, keys);
    GatewayProcess gateway(config);
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/fast"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    STOP_GATEWAY(gateway);
    const auto rows = newestRow(gateway);
    QVERIFY(rows && rows->size() == 1);
    QCOMPARE(rows->front().modelAsked, std::string("openai/fast"));
    QCOMPARE(rows->front().model, std::string("gpt-4o-mini"));
}

void LogTest::noConnectionIsNoTimeToConnect()
{
    for (const bool listens : {true, false}) {
        MockProvider mock;
        if (!listens)
            mock.stopListening();
        GatewayProcess gateway(logged(openAiConfig(mock)));
        START_GATEWAY(gateway);
        for (int i = 0; i < 2; ++i) { // the second one over the connection of the first
            const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
            QVERIFY(answer);
            QCOMPARE(answer->status, listens ? 200 : 502);
        }
        STOP_GATEWAY(gateway);
        auto store = LogStore::open(gateway.folder() + u"/logs.db"_s, {});
        QVERIFY(store);
        const auto rows = (*store)->newest(2);
        QVERIFY(rows);
        QCOMPARE(rows->size(), std::size_t(2));
        for (const LogRow &row : *rows) {
            QCOMPARE(row.connectUs >= row.queuedUs, listens);
            QCOMPARE(row.connectUs == -1, !listens);
            QCOMPARE(row.firstByteUs == -1, !listens);
        }
    }
}

void LogTest::waitingForAConnectionIsQueueing()
{
    constexpr std::chrono::milliseconds Held(2000); // much longer than it may take to get there
    MockProvider mock;
    mock.enqueue(MockStep::raw({MockStep::gate(), "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"}));
    const QJsonObject config = logged(openAiConfig(mock, {{u"max_conns_per_host"_s, 1}}));
    GatewayProcess gateway(withMember(config, u"server/threads"_s, 1));
    START_GATEWAY(gateway);
    const QByteArray request = httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o"));
    RawClient first(gateway.port());
    first.send(request);
    QCOMPARE(mock.waitForRequests(1).size(), 1);
    RawClient second(gateway.port());
    second.send(request);
    QVERIFY(second.silentFor(Held));
    mock.release();
    QVERIFY2(first.receive(), first.fault());
    QVERIFY2(second.receive(), second.fault());
    STOP_GATEWAY(gateway);
    const auto rows = newestRow(gateway); // of the second one, which ended last
    QVERIFY(rows && rows->size() == 1);
    const LogRow &row = rows->front();
    QVERIFY2(row.queuedUs >= std::chrono::microseconds(Held).count() / 10, QByteArray::number(row.queuedUs));
    QVERIFY(row.connectUs >= row.queuedUs);
}

void LogTest::foreignTextsAreMended()
{
    MockProvider mock;
    // Too long, and cut in the middle of a character if nobody takes care.
    const QByteArray text = "x" + QByteArray("\xC3\xA9").repeated(3000);
    mock.enqueue(MockStep::answer(500, R"({"error":{"message":")" + text + R"("}})"));
    GatewayProcess gateway(logged(openAiConfig(mock)));
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"),
                               "User-Agent: to\xFFol/1\r\nX-Request-Id: a\xC3\r\n");
    QVERIFY(answer);
    QCOMPARE(answer->status, 500);
    STOP_GATEWAY(gateway);
    const auto rows = newestRow(gateway);
    QVERIFY(rows && rows->size() == 1);
    const LogRow &row = rows->front();
    QCOMPARE(row.clientName, std::string("to\xEF\xBF\xBDol/1"));
    QCOMPARE(row.clientRequestId, std::string("a\xEF\xBF\xBD"));
    QVERIFY(row.errorMessage.size() > 4000);
    QVERIFY2(text.startsWith(QByteArray::fromStdString(row.errorMessage))
                 && row.errorMessage.back() == '\xA9',
             row.errorMessage.substr(row.errorMessage.size() - 4).c_str());
}

void LogTest::whatIsRefusedEarlyHasARow_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray target = "/v1/chat/completions";
    const QByteArray team = "X-Team: a\r\n";
    QTest::newRow("header missing") << httpRequest("POST", target, chatBody("openai/gpt-4o")) << 400;
    QTest::newRow("method") << httpRequest("DELETE", target, {}, team) << 405;
    QTest::newRow("encoding") << httpRequest("POST", target, "x", team + "Content-Encoding: compress\r\n")
                              << 415;
    QTest::newRow("expectation") << httpRequest("POST", target, "x", team + "Expect: gold\r\n") << 417;
    QTest::newRow("size") << httpRequest("POST", target, {}, team + "Content-Length: 2000000\r\n") << 413;
}

void LogTest::whatIsRefusedEarlyHasARow()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    MockProvider mock;
    QJsonObject config =
        withMember(logged(openAiConfig(mock)), u"client/required_headers"_s, QJsonArray{u"X-Team"_s});
    config = withMember(config, u"client/max_request_body_size_mb"_s, 1);
    GatewayProcess gateway(config);
    START_GATEWAY(gateway);
    RawClient client(gateway.port());
    const auto answer = client.ask(request);
    QVERIFY2(answer, client.fault());
    QCOMPARE(answer->status, status);
    STOP_GATEWAY(gateway);
    const auto rows = newestRow(gateway);
    QVERIFY(rows);
    QCOMPARE(rows->size(), std::size_t(1));
    QCOMPARE(rows->front().httpStatus, status);
    QCOMPARE(rows->front().status, LogStatus::Error);
    QCOMPARE(rows->front().path, std::string("/v1/chat/completions"));
    QVERIFY(!rows->front().errorType.empty() && !rows->front().errorMessage.empty());
}

void LogTest::aListThatLacksAProviderTellsOfIt()
{
    MockProvider mock;
    MockProvider bad;
    bad.enqueue(MockStep::answer(500, "{}"));
    GatewayProcess gateway(
        logged(withMember(openAiConfig(mock), u"providers/groq"_s, providerEntry(bad.url()))));
    START_GATEWAY(gateway);
    const auto answer = getFrom(gateway, "/v1/models");
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    STOP_GATEWAY(gateway);
    const auto rows = newestRow(gateway);
    QVERIFY(rows && rows->size() == 1);
    QCOMPARE(rows->front().status, LogStatus::Success);
    QCOMPARE(rows->front().attempts.size(), std::size_t(1));
    QCOMPARE(rows->front().attempts[0].provider, std::string("groq"));
    QCOMPARE(rows->front().attempts[0].status, 500);
    QVERIFY(!rows->front().attempts[0].error.empty());
}

void LogTest::quotedKeyIsHidden()
{
    const QByteArray key = "sk-mock-0123456789";
    MockOptions options;
    options.keys = {key};
    MockProvider mock(options);
    const QJsonObject config = logged(withMember(openAiConfig(mock), u"providers/openai"_s,
                                                 providerEntry(mock.url(), QString::fromLatin1(key))));
    mock.enqueue(
        MockStep::answer(401, R"({"error":{"message":"Incorrect API key provided: )" + key + R"("}})"));
    GatewayProcess gateway(config);
    START_GATEWAY(gateway);
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 401);
    STOP_GATEWAY(gateway);
    const auto rows = newestRow(gateway);
    QVERIFY(rows && rows->size() == 1);
    const std::string message = rows->front().errorMessage;
    QVERIFY2(message.starts_with("Incorrect API key provided: "), message.c_str());
    QVERIFY2(message.find(key.toStdString()) == std::string::npos, message.c_str());
}

/// Of what a provider refuses the caller gets every byte but those of the key.
void LogTest::quotedKeyIsHiddenFromTheCaller()
{
    const QByteArray key = "sk-mock/0123456789";
    const QByteArray mask = "sk-m" + QByteArray(24, '*') + "6789";
    MockOptions options;
    options.keys = {key};
    MockProvider mock(options);
    const QJsonObject config = logged(withMember(openAiConfig(mock), u"providers/openai"_s,
                                                 providerEntry(mock.url(), QString::fromLatin1(key))));
    GatewayProcess gateway(config);
    START_GATEWAY(gateway);
    const QByteArray before = R"({"error" : {"message":"Incorrect API key: )";
    const QByteArray after = R"(\u00e9 ","code":"invalid_api_key" , "more":[1.50,2] } })";
    for (const QByteArray target : {"/openai/v1/chat/completions", "/v1/chat/completions"}) {
        // Written plainly, twice, and as some escape it; in a head line too.
        for (const QByteArray &quoted :
             {key, QByteArray(key + ' ' + key), QByteArray(key).replace("/", "\\/")}) {
            mock.enqueue(MockStep::answer(401, before + quoted + after, "X-Refused-Key: " + key + "\r\n"));
            const auto answer = postTo(gateway, target, chatBody("openai/gpt-4o"));
            QVERIFY(answer);
            QCOMPARE(answer->status, 401);
            const QByteArray said = quoted.contains(' ') ? mask + ' ' + mask : mask;
            const QByteArray body =
                target.startsWith("/openai") ? answer->body : withoutExtraFields(answer->body);
            QCOMPARE(body, before + said + after);
            QCOMPARE(answer->headers.value("X-Refused-Key"), mask);
            QCOMPARE(answer->headers.value("Content-Length"), QByteArray::number(answer->body.size()));
        }
        // Not JSON at all, and an error that comes with 200.
        mock.enqueue(MockStep::answer(403, "no: " + key, "Content-Type: text/plain\r\n"));
        const auto page = postTo(gateway, target, chatBody("openai/gpt-4o"));
        QVERIFY(page && page->body.contains("no: " + mask) && !page->body.contains(key));
        mock.enqueue(MockStep::answer(200, before + key + after));
        const auto good = postTo(gateway, target, chatBody("openai/gpt-4o"));
        QVERIFY(good && good->body.contains(mask) && !good->body.contains(key));
    }
    // What is no error is not touched, and an error within a stream is one.
    const QByteArray piece = R"({"choices":[{"index":0,"delta":{"content":")" + key + R"("}}]})";
    mock.enqueue(MockStep::events({sseEvent(piece), sseEvent(before + key + after)}));
    const auto stream =
        postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", "\"stream\":true,"));
    QVERIFY(stream);
    QCOMPARE(stream->status, 200);
    QVERIFY2(stream->body.contains(piece), stream->body);
    QVERIFY2(stream->body.contains("data: " + before + mask + after + "\n\n"), stream->body);
    STOP_GATEWAY(gateway);
}

void LogTest::isSwitchedOnWhileItRuns()
{
    MockProvider mock;
    GatewayProcess gateway(
        withMember(logged(openAiConfig(mock)), u"client"_s, QJsonObject{{u"enable_logging"_s, false}}));
    START_GATEWAY(gateway);
    QVERIFY(!QFile::exists(gateway.folder() + u"/logs.db"_s));
    const HttpAnswer changed = manage(gateway, "PATCH", "/api/config",
                                      {{u"client_config"_s, QJsonObject{{u"enable_logging"_s, true}}}});
    QVERIFY2(changed.status == 200, changed.raw);
    QVERIFY(!changed.json().contains(u"restart_required"_s));
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    STOP_GATEWAY(gateway);
    const auto rows = newestRow(gateway);
    QVERIFY(rows && rows->size() == 1);
    QCOMPARE(rows->front().model, std::string("gpt-4o"));
}

void LogTest::aRemovedLogIsSaidAndMadeAnew()
{
    GatewayProcess gateway(logged(QJsonObject()));
    START_GATEWAY(gateway);
    QVERIFY(postTo(gateway, "/v1/chat/completions", chatBody("demo/echo")));
    QVERIFY(QFile::remove(gateway.folder() + u"/logs.db"_s));
    QVERIFY(postTo(gateway, "/v1/chat/completions", chatBody("demo/missing")));
    QTRY_VERIFY_WITH_TIMEOUT(gateway.output().contains("logs.db was removed or replaced"), 60'000);
    QVERIFY(gateway.healthy());
    STOP_GATEWAY(gateway);
    const auto rows = newestRow(gateway);
    QVERIFY(rows);
    QCOMPARE(rows->size(), std::size_t(1));
}

void LogTest::aFullDiskIsSaidAndItsEndToo()
{
    GatewayProcess gateway(logged(QJsonObject()));
    START_GATEWAY(gateway);
    const auto limit = [&gateway](rlim_t bytes) {
        const rlimit files{bytes, RLIM_INFINITY};
        return ::prlimit(pid_t(gateway.processId()), RLIMIT_FSIZE, &files, nullptr) == 0;
    };
    // What the program says goes into files, too, shorter ones.
    const qint64 full = QFileInfo(gateway.folder() + u"/logs.db-wal"_s).size();
    QVERIFY(full > 4 * gateway.output().size() && full > 16'000);
    QVERIFY(limit(rlim_t(full)));
    const auto answer = postTo(gateway, "/v1/chat/completions", chatBody("demo/echo"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(gateway.output().contains("their rows wait until they can be written"), 60'000);
    const QByteArray said = gateway.output(); // how the system names it depends on where the write was cut
    QVERIFY2(said.contains("There is no room left on its disk.") || said.contains("File too large"), said);
    const auto health = getFrom(gateway, "/health");
    QVERIFY(health);
    QCOMPARE(health->status, 503);
    QVERIFY(limit(RLIM_INFINITY));
    QTRY_VERIFY_WITH_TIMEOUT(gateway.output().contains("The log is written again."), 60'000);
    QVERIFY(gateway.healthy());
    STOP_GATEWAY(gateway);
    const auto rows = newestRow(gateway);
    QVERIFY(rows);
    QCOMPARE(rows->size(), std::size_t(1));
}

BIFROST_TEST(LogTest)
#include "logtest.moc"
